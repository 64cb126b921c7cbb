package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.Progress;
import remotemcp.json.JsonObject;

/// One use of an item, from its beginning: how far it has come, what the server logged meanwhile, how it ended.
final class ToolRun {
    private static final int KEPT_LINES = 200;
    private final int number;
    private final Item item;
    private final JsonObject arguments;
    private final List<String> messages = new ArrayList<>();
    private final List<JsonObject> logged = new ArrayList<>();
    private Optional<Progress> progress = Optional.empty();
    private Optional<RunOutcome> outcome = Optional.empty();
    private long millis;

    ToolRun(int number, Item item, JsonObject arguments) {
        this.number = number;
        this.item = item;
        this.arguments = arguments;
    }

    int number() {
        return number;
    }

    Item item() {
        return item;
    }

    JsonObject arguments() {
        return arguments;
    }

    /// What progress said, each once.
    List<String> messages() {
        return messages;
    }

    List<JsonObject> logged() {
        return logged;
    }

    Optional<Progress> progress() {
        return progress;
    }

    Optional<RunOutcome> outcome() {
        return outcome;
    }

    long millis() {
        return millis;
    }

    void progressed(Progress further) {
        progress = Optional.of(further);
        further.message().filter(message -> messages.isEmpty() || !messages.getLast().equals(message))
            .ifPresent(message -> keep(messages, message));
    }

    void logs(JsonObject line) {
        keep(logged, line);
    }

    void waited(long soFar) {
        millis = soFar;
    }

    void ended(RunOutcome end, long after) {
        outcome = Optional.of(end);
        millis = after;
    }

    private static <T> void keep(List<T> lines, T line) {
        if (lines.size() == KEPT_LINES) {
            lines.removeFirst();
        }
        lines.add(line);
    }
}
