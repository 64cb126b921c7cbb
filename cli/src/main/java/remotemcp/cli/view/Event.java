package remotemcp.cli.view;

import java.util.List;
import remotemcp.client.Elicitation;
import remotemcp.client.Progress;
import remotemcp.json.JsonObject;

/// Something that happened: what the person did, what the server said. The only thing that changes a [ViewState].
sealed interface Event {

    record Pressed(KeyPress key) implements Event {
    }

    record Resized(int width, int height) implements Event {
    }

    /// What the server offers was read.
    record Listed(List<Item> items, long millis) implements Event {
    }

    record Progressed(int call, Progress progress) implements Event {
    }

    record Logged(JsonObject line) implements Event {
    }

    /// @param millis how long it took
    record Answered(int call, RunOutcome outcome, long millis) implements Event {
    }

    /// The call at work has lasted so long.
    record Waited(long millis) implements Event {
    }

    /// The server asks the person; whoever asked waits for a [Wish.Reply] of the same number.
    record Asked(int number, Elicitation.Form form) implements Event {
    }

    /// A line for the person.
    record Noticed(String text) implements Event {
    }
}
