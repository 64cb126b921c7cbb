package remotemcp.oauth.client;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.http.ClientNetworks;

/// Bounds how often anybody can make this server fetch in a minute. What one network may ask for is bounded first, so that none uses up what
/// all share; of that, a part is kept for networks that have asked for nothing in this minute, and another for documents that were read
/// before. Only what was granted is noted, so a minute's notes are bounded.
final class FetchBudget {
    private static final long MINUTE = 60_000;
    private static final int MOST_OF_A_NETWORK = 10;
    private static final int MOST_OF_A_SITE = 40;
    private static final int MOST_OF_A_HOST = 20;
    private static final int MOST = 200;
    private static final int RESERVE_OF_A_HOST = 10;
    private static final int RESERVE = 100;
    /// A site has many networks that have asked for nothing: only its first fetches of a minute may use what is kept for such.
    private static final int RESERVED_FOR_A_SITE = 2;

    private final AtomicReference<Minute> current = new AtomicReference<>(new Minute(0, 0, Map.of()));

    /// What was granted in a minute.
    ///
    /// @param began monotonic milliseconds
    private record Minute(long began, int all, Map<String, Integer> granted) {

        int of(String name) {
            return granted.getOrDefault(name, 0);
        }

        Minute with(String... names) {
            var more = new HashMap<>(granted);
            for (String name : names) {
                more.merge(name, 1, Integer::sum);
            }
            return new Minute(began, all + 1, more);
        }
    }

    /// Spends one fetch.
    ///
    /// @param remembered whether the document was read before
    /// @param now monotonic milliseconds
    /// @return 0 when it may be made, else seconds until there is budget again
    long spend(ClientNetworks asker, String host, boolean remembered, long now) {
        while (true) {
            Minute before = current.get();
            Minute minute = now - before.began() >= MINUTE || before.all() == 0 ? new Minute(now, 0, Map.of()) : before;
            if (!grants(minute, asker, host, remembered)) {
                return Math.max(1, (minute.began() + MINUTE - now + 999) / 1000);
            }
            if (current.compareAndSet(before, minute.with(network(asker), site(asker), host(host)))) {
                return 0;
            }
        }
    }

    private static boolean grants(Minute minute, ClientNetworks asker, String host, boolean remembered) {
        int own = minute.of(network(asker));
        if (!asker.shared() && (own >= MOST_OF_A_NETWORK || minute.of(site(asker)) >= MOST_OF_A_SITE)) {
            return false;
        }
        boolean isFresh = own == 0 && minute.of(site(asker)) < RESERVED_FOR_A_SITE;
        int reserves = (remembered ? 2 : 0) + (isFresh ? 1 : 0);
        return minute.all() < MOST + Math.min(2, reserves) * RESERVE
            && minute.of(host(host)) < MOST_OF_A_HOST + Math.min(1, reserves) * RESERVE_OF_A_HOST;
    }

    private static String network(ClientNetworks asker) {
        return "network " + asker.household();
    }

    private static String site(ClientNetworks asker) {
        return "site " + asker.site();
    }

    private static String host(String host) {
        return "host " + host;
    }
}
