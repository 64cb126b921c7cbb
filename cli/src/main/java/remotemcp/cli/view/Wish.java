package remotemcp.cli.view;

import remotemcp.client.Elicitation;
import remotemcp.json.JsonObject;

/// What an [Inspection] wants done in the world.
sealed interface Wish {

    /// Call the tool, read the resource, get the prompt; answered by [Event.Answered] of the same number.
    record Call(int number, Item item, JsonObject arguments) implements Wish {
    }

    record Cancel(int number) implements Wish {
    }

    /// Read anew what the server offers.
    record List() implements Wish {
    }

    record Reply(int number, Elicitation.Reply reply) implements Wish {
    }

    record Quit() implements Wish {
    }
}
