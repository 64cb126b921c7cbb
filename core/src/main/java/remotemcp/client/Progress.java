package remotemcp.client;

import java.util.Optional;
import java.util.OptionalDouble;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;

/// How far a call has come (2026-07-28, basic, Progress).
///
/// @param total what `done` will have grown to in the end, if the server knows
public record Progress(double done, OptionalDouble total, Optional<String> message) {

    /// Told of each progress while the call runs, by the thread that waits for it.
    @FunctionalInterface
    public interface Watcher {
        void progress(Progress progress);
    }

    /// Empty when it says nothing of how far.
    static Optional<Progress> from(JsonObject params) {
        return number(params, "progress").map(done -> new Progress(done.asDouble(),
            number(params, "total").map(total -> OptionalDouble.of(total.asDouble())).orElse(OptionalDouble.empty()),
            params.string("message")));
    }

    private static Optional<JsonNumber> number(JsonObject params, String key) {
        return params.find(key).filter(JsonNumber.class::isInstance).map(JsonNumber.class::cast);
    }
}
