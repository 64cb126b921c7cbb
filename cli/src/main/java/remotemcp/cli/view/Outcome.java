package remotemcp.cli.view;

import remotemcp.json.JsonObject;

/// How a call ended.
sealed interface Outcome {

    /// @param json the result as the server sent it
    record Answer(JsonObject json) implements Outcome {
        boolean isError() {
            return json.bool("isError").orElse(false);
        }
    }

    /// No answer, or an error of the protocol.
    record Failure(String message) implements Outcome {
    }

    record Cancelled() implements Outcome {
    }
}
