package remotemcp.cli.view;

import remotemcp.client.Elicitation;
import remotemcp.json.JsonObject;

/// What a [ViewState] wants done in the world.
sealed interface Effect {

    /// Call the tool, read the resource, get the prompt; answered by [Event.Answered] of the same number.
    record Call(int number, Item item, JsonObject arguments) implements Effect {
    }

    record Cancel(int number) implements Effect {
    }

    /// Read anew what the server offers.
    record List() implements Effect {
    }

    record Reply(int number, Elicitation.Reply reply) implements Effect {
    }

    record Quit() implements Effect {
    }
}
