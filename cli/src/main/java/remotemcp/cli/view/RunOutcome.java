package remotemcp.cli.view;

import remotemcp.json.JsonObject;

/// How a call ended.
sealed interface RunOutcome {

    /// @param json the result as the server sent it
    record Answer(JsonObject json) implements RunOutcome {
        boolean isError() {
            return json.bool("isError").orElse(false);
        }
    }

    /// No answer, or an error of the protocol.
    record Failure(String message) implements RunOutcome {
    }

    record Cancelled() implements RunOutcome {
    }
}
