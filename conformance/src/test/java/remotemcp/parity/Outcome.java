package remotemcp.parity;

import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// How one test, or one case of a test with several, ended on one runtime.
///
/// @param group the test class's name
/// @param test its sentence, and the case
/// @param reason why it did not run; empty when it ran
public record Outcome(String group, String test, Result result, String reason) {

    /// A test that does not apply is left out because of the platform; one that was not possible lacks a program on this machine.
    public enum Result {
        PASSED, FAILED, DOES_NOT_APPLY, NOT_POSSIBLE
    }

    static Outcome read(String line) {
        JsonObject object = Json.parse(line).asObject().orElseThrow();
        return new Outcome(object.string("group").orElseThrow(), object.string("test").orElseThrow(),
            Result.valueOf(object.string("result").orElseThrow()), object.string("reason").orElseThrow());
    }

    String line() {
        return JsonObject.builder().put("group", group).put("test", test).put("result", result.name()).put("reason", reason).build().text();
    }

    String cell() {
        return switch (result) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case DOES_NOT_APPLY -> "does not apply: " + reason;
            case NOT_POSSIBLE -> "not possible: " + reason;
        };
    }
}
