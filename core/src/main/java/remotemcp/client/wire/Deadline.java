package remotemcp.client.wire;

import remotemcp.client.ClientException;
import remotemcp.http.Departure;
import remotemcp.platform.Clock;

/// How long somebody waits: until a moment, or until they leave.
///
/// @param at milliseconds since 1970
public record Deadline(Clock clock, long at, Departure departure) {

    public static Deadline in(int millis, Clock clock, Departure departure) {
        return new Deadline(clock, clock.now() + millis, departure);
    }

    /// This one, or one in so many milliseconds if that comes first.
    public Deadline orIn(int millis) {
        return new Deadline(clock, Math.min(at, clock.now() + millis), departure);
    }

    /// This one, put off by the time since that moment: what a person took to sign in is nobody's silence.
    Deadline notCounting(long since) {
        return new Deadline(clock, at + clock.now() - since, departure);
    }

    /// One in so many milliseconds for somebody who does not leave: to say a last word.
    public Deadline afterwards(int millis) {
        return in(millis, clock, new Departure());
    }

    /// Milliseconds left, at least 1.
    ///
    /// @throws ClientException TIMEOUT when none are left, CANCELLED when nobody waits any more
    public int left() {
        if (departure.hasLeft()) {
            throw new ClientException(ClientException.Kind.CANCELLED, "The call was given up");
        }
        long left = at - clock.now();
        if (left <= 0) {
            throw passed();
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    static ClientException passed() {
        return new ClientException(ClientException.Kind.TIMEOUT, "The server did not answer in time");
    }
}
