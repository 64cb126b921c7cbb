package remotemcp.client;

import java.util.Optional;
import remotemcp.http.Departure;

/// How one call is to be made.
///
/// @param departure leaving cancels the call: from another thread, for the one that makes it waits
public record CallOptions(Patience patience, Optional<Progress.Watcher> progress, Departure departure) {

    public static CallOptions with(Patience patience) {
        return new CallOptions(patience, Optional.empty(), new Departure());
    }

    public CallOptions watching(Progress.Watcher watcher) {
        return new CallOptions(patience, Optional.of(watcher), departure);
    }

    public CallOptions until(Departure leaving) {
        return new CallOptions(patience, progress, leaving);
    }
}
