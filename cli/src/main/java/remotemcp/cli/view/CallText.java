package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import remotemcp.cli.command.Terminal;
import remotemcp.client.Progress;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A call in lines: while it runs, and with what came of it.
final class CallText {
    private static final int LONGEST_ARGUMENT = 200;
    private static final int BAR = 30;

    private final ToolRun run;
    private final int width;
    private final List<StyledLine> lines = new ArrayList<>();

    private CallText(ToolRun run, int width) {
        this.run = run;
        this.width = width;
    }

    static List<StyledLine> of(ToolRun run, boolean asJson, int width) {
        var text = new CallText(run, width);
        if (asJson && run.outcome().orElse(null) instanceof RunOutcome.Answer answer) {
            return Paragraphs.ofJson(answer.json(), width);
        }
        return text.all();
    }

    private List<StyledLine> all() {
        lines.add(title());
        for (Map.Entry<String, Json> argument : run.arguments().entries()) {
            String value = Terminal.line(argument.getValue().text(), LONGEST_ARGUMENT);
            lines.addAll(Paragraphs.of("  " + argument.getKey() + " = " + value, width, Ink.DIM));
        }
        lines.add(StyledLine.EMPTY);
        if (run.outcome().isEmpty()) {
            progress();
        }
        run.outcome().ifPresent(this::outcome);
        log();
        return lines;
    }

    private StyledLine title() {
        String name = run.item().label();
        String time = time(run.millis());
        return switch (run.outcome().orElse(null)) {
            case null -> StyledLine.of("… ", Ink.ACCENT).plus(run.item().kind().verb + " " + name, Ink.BOLD).plus("  " + time, Ink.DIM);
            case RunOutcome.Answer answer when !answer.isError() ->
                StyledLine.of("✓ ", Ink.GOOD).plus(name, Ink.BOLD).plus("  " + time, Ink.DIM);
            case RunOutcome.Cancelled cancelled ->
                StyledLine.of("– ", Ink.DIM).plus(name, Ink.BOLD).plus("  cancelled after " + time, Ink.DIM);
            default -> StyledLine.of("✗ ", Ink.BAD).plus(name, Ink.BOLD).plus("  failed after " + time, Ink.BAD);
        };
    }

    private void progress() {
        run.progress().ifPresentOrElse(progress -> lines.add(bar(progress)),
            () -> lines.add(StyledLine.of("waiting for the answer", Ink.DIM)));
        run.messages().forEach(message -> lines.addAll(Paragraphs.of(message, width, Ink.PLAIN)));
    }

    private StyledLine bar(Progress progress) {
        OptionalDouble total = progress.total();
        if (total.isEmpty() || total.getAsDouble() <= 0) {
            return StyledLine.of("so far " + number(progress.done()), Ink.ACCENT);
        }
        double share = Math.clamp(progress.done() / total.getAsDouble(), 0, 1);
        int cells = Math.min(BAR, Math.max(1, width - 8));
        int full = (int) Math.round(share * cells);
        return StyledLine.of("█".repeat(full), Ink.ACCENT).plus("░".repeat(cells - full), Ink.DIM).plus(
            " " + Math.round(share * 100) + " %",
            Ink.BOLD);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private void outcome(RunOutcome outcome) {
        switch (outcome) {
            case RunOutcome.Answer(JsonObject json) -> answer(json);
            case RunOutcome.Failure(String message) -> lines.addAll(Paragraphs.of(message, width, Ink.BAD));
            case RunOutcome.Cancelled cancelled ->
                lines.add(StyledLine.of("The server was told that nobody waits for the answer any more.", Ink.DIM));
        }
    }

    private void answer(JsonObject json) {
        Ink ink = json.bool("isError").orElse(false) ? Ink.BAD : Ink.PLAIN;
        Optional<Json> structured = json.find("structuredContent");
        List<JsonObject> blocks = objects(json, "content");
        boolean repeats = structured.isPresent() && blocks.size() == 1 && parses(blocks.getFirst(), structured.get());
        blocks.stream().filter(block -> !repeats).forEach(block -> block(block, ink));
        structured.ifPresent(value -> {
            heading("Structured");
            lines.addAll(Paragraphs.ofJson(value, width));
        });
        objects(json, "contents").forEach(this::contents);
        for (JsonObject message : objects(json, "messages")) {
            heading(message.string("role").orElse("?"));
            block(message.object("content").orElse(JsonObject.empty()), Ink.PLAIN);
        }
        if (lines.getLast().equals(StyledLine.EMPTY)) {
            lines.add(StyledLine.of("An empty answer.", Ink.DIM));
        }
    }

    /// Tools say a structured result as text once more, for older clients.
    private static boolean parses(JsonObject block, Json structured) {
        try {
            return block.string("text").isPresent() && Json.parse(block.string("text").get()).equals(structured);
        } catch (remotemcp.json.JsonException e) {
            return false;
        }
    }

    private void block(JsonObject block, Ink ink) {
        switch (block.string("type").orElse("")) {
            case "text" -> lines.addAll(ink == Ink.PLAIN ? Paragraphs.ofAnswer(block.string("text").orElse(""), width)
                : Paragraphs.of(block.string("text").orElse(""), width, ink));
            case "image", "audio" ->
                aside(block.string("type").orElse("") + ", " + block.string("mimeType").orElse("?") + ", " + bytes(block, "data"));
            case "resource_link" ->
                aside("link to " + block.string("uri").orElse("?") + block.string("name").map(name -> " (" + name + ")").orElse(""));
            case "resource" -> contents(block.object("resource").orElse(JsonObject.empty()));
            default -> lines.addAll(Paragraphs.ofJson(block, width));
        }
    }

    private void contents(JsonObject contents) {
        aside(contents.string("uri").orElse("?") + contents.string("mimeType").map(type -> ", " + type).orElse("")
            + (contents.has("blob") ? ", " + bytes(contents, "blob") : ""));
        contents.string("text").ifPresent(text -> lines.addAll(Paragraphs.ofAnswer(text, width)));
    }

    private void aside(String words) {
        lines.addAll(Paragraphs.of("[" + words + "]", width, Ink.DIM));
    }

    private static String bytes(JsonObject json, String member) {
        return size(json.string(member).map(text -> text.length() * 3L / 4).orElse(0L));
    }

    static String size(long bytes) {
        return bytes < 1024 ? bytes + " bytes" : bytes < 1024 * 1024 ? bytes / 1024 + " KiB" : bytes / (1024 * 1024) + " MiB";
    }

    static String time(long millis) {
        return millis < 1000 ? millis + " ms" : millis / 1000 + "." + millis % 1000 / 100 + " s";
    }

    private void log() {
        if (!run.logged().isEmpty()) {
            heading("Log");
            run.logged().forEach(line -> lines.addAll(Paragraphs.of(logged(line), width, isBad(line) ? Ink.BAD : Ink.DIM)));
        }
    }

    private static boolean isBad(JsonObject line) {
        return List.of("error", "critical", "alert", "emergency").contains(line.string("level").orElse(""));
    }

    static String logged(JsonObject line) {
        String said = line.find("data").map(Field::written).orElse("");
        return line.string("level").orElse("?") + line.string("logger").map(logger -> " " + logger).orElse("") + ": " + Terminal.safe(said);
    }

    private void heading(String text) {
        if (!lines.getLast().equals(StyledLine.EMPTY)) {
            lines.add(StyledLine.EMPTY);
        }
        lines.add(StyledLine.of(text, Ink.BOLD));
    }

    private static List<JsonObject> objects(JsonObject json, String member) {
        var objects = new ArrayList<JsonObject>();
        json.array(member).orElse(JsonArray.of()).forEach(value -> value.asObject().ifPresent(objects::add));
        return objects;
    }
}
