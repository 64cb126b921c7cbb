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

    /// The same with so many milliseconds at most.
    ///
    /// @throws ClientException TIMEOUT when none are left
    CallOptions within(long millis) {
        if (millis <= 0) {
            throw new ClientException(ClientException.Kind.TIMEOUT, "The server did not answer in time");
        }
        int most = (int) Math.min(millis, Integer.MAX_VALUE);
        var shorter = new Patience(Math.min(most, patience.silenceMillis()), Math.min(most, patience.wholeMillis()));
        return new CallOptions(shorter, progress, departure);
    }

    public CallOptions until(Departure leaving) {
        return new CallOptions(patience, progress, leaving);
    }
}
