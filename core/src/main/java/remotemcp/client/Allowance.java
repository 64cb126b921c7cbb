package remotemcp.client;

import java.util.concurrent.atomic.AtomicLong;
import remotemcp.platform.Clock;

/// How much a server may ask of its client apart from our calls: a hundred questions at once, then one a second. Each costs a person's
/// attention, or at least a request of ours.
final class Allowance {
    private static final long MILLIS_EACH = 1000;
    private static final long AT_ONCE = 100;

    private final Clock clock;
    private final AtomicLong usedUpTo = new AtomicLong();

    Allowance(Clock clock) {
        this.clock = clock;
    }

    /// @throws ClientException PROTOCOL when it is used up
    void spend() {
        long now = clock.now();
        long used = usedUpTo.updateAndGet(before -> Math.min(Math.max(before, now) + MILLIS_EACH, now + (AT_ONCE + 1) * MILLIS_EACH));
        if (used > now + AT_ONCE * MILLIS_EACH) {
            throw ClientException.protocol("The server asks too many questions");
        }
    }
}
