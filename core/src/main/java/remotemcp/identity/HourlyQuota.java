package remotemcp.identity;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Caller;
import remotemcp.platform.Key;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

/// Bounds how often a person may have something done that costs others: so many times in an hour that begins with the first. Counted in
/// one record for each person and thing, by compare and set, so that the bound holds across nodes and isolates that share a store; callers
/// without login are counted together. The record expires with its hour (H14). All calls wait.
public final class HourlyQuota {
    private static final long HOUR = 3_600_000;
    /// By how much the clocks of two nodes may differ.
    private static final long SKEW = 300_000;
    private static final int RACES = 20;

    private final Platform platform;
    private final String what;
    private final int most;
    private final KeyedDigest names;

    /// @param what is counted, such as a tool's name; a short constant
    public HourlyQuota(Platform platform, String what, int most) {
        this.platform = platform;
        this.what = what;
        this.most = most;
        names = new KeyedDigest(platform, "calls");
    }

    /// Takes one of the caller's times.
    ///
    /// @return 0 when there was one left; else the seconds until there are some again
    public long take(Caller caller) {
        Key key = new Key("calls", names.of(caller.subject()), what);
        for (int race = 0; race < RACES; race++) {
            Optional<Store.Stored> stored = platform.store().find(key);
            long now = platform.clock().now();
            // An hour that ends much later than one from now was begun before the clock was set back: another begins.
            Optional<Store.Stored> current = stored.filter(found -> found.expires() <= now + HOUR + SKEW);
            long end = current.map(Store.Stored::expires).orElse(now + HOUR);
            int taken = current.map(HourlyQuota::taken).orElse(0);
            if (taken >= most) {
                return Math.max(1, (end - now + 999) / 1000);
            }
            byte[] after = JsonObject.builder().put("taken", taken + 1).build().bytes();
            if (stored.isEmpty() ? platform.store().create(key, after, end) : platform.store().replace(key, stored.get(), after, end)) {
                return 0;
            }
        }
        // Whoever loses so many races calls faster than anybody needs to.
        return 1;
    }

    private static int taken(Store.Stored stored) {
        return (int) Json.parse(stored.value()).asObject().orElseThrow().integer("taken").orElse(0);
    }
}
