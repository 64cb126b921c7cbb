package remotemcp.identity;

import java.util.ArrayList;
import java.util.List;
import remotemcp.http.ClientNetworks;
import remotemcp.platform.Platform;
import remotemcp.platform.Priority;

/// Slows password guessing down, exponentially and without ever locking anybody out (P05). All calls wait.
///
/// What belongs to one caller delays that caller: tries per account and network, per network, per household (56 bits of IPv6), each longer by
/// asking too early. What many share (failures for an account, from a site, of everybody) never delays anybody by itself, because anybody
/// could use it up; it only leaves fewer free tries to networks that have failures of their own. So the owner of an account that is under attack
/// gets in from a fresh network, and a browser in which the account has signed in before has a count of its own. Right passwords are counted,
/// too: they cost as much work. Tries are counted before the password is looked at, so that guesses sent all at once gain nothing.
public final class LoginThrottle {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final int RACES = 20;
    private static final int SHARDS = 4;

    private final Platform platform;
    private final ThrottleRecords records;

    public LoginThrottle(Platform platform) {
        this.platform = platform;
        this.records = new ThrottleRecords(platform);
    }

    /// Counts a try that is about to be made. 0 when it may be made; else the seconds to wait before it, and it must not be made.
    public long secondsBefore(LoginAttempt attempt) {
        List<ThrottleCounter> own = own(attempt);
        return attempt.browser().isPresent()
            ? seconds(take(own, List.of(), List.of(), true))
            : seconds(take(own, List.of(successes(attempt)), shared(attempt), !attempt.networks().shared()));
    }

    /// Which queue the password of a counted try waits in. Known browsers go first, but only with a few tries of each account: anyone who makes
    /// dozens of accounts does not fill the queue of all others.
    public Priority priority(LoginAttempt attempt) {
        return attempt.browser().isPresent() && add(records.find(goesFirst(attempt)), false) <= 0 ? Priority.KNOWN : Priority.UNTRUSTED;
    }

    /// The same for making an account, which costs a password hash and is counted per network alone.
    public long secondsBeforeSignUp(ClientNetworks networks) {
        List<LeakyBucket> shared = shared(networks);
        long wait = take(signUps(networks), List.of(), shared, !networks.shared());
        if (wait <= 0) {
            shared.forEach(this::addOne);
        }
        return seconds(wait);
    }

    /// The password was right.
    public void succeeded(LoginAttempt attempt) {
        for (ThrottleCounter counter : own(attempt)) {
            if (isCleared(counter)) {
                records.remove(counter);
            } else if (counter instanceof ExponentialBackoff) {
                takeOff(counter);
            }
        }
        if (attempt.browser().isEmpty()) {
            addOne(successes(attempt));
        }
    }

    /// The password was wrong. Known browsers are counted by themselves alone.
    public void failed(LoginAttempt attempt) {
        if (attempt.browser().isEmpty()) {
            shared(attempt).forEach(this::addOne);
        }
    }

    /// The password was not looked at after all.
    public void undo(LoginAttempt attempt) {
        own(attempt).forEach(this::takeOff);
    }

    /// Only somebody who knows the password, or has the browser, can make these go away.
    private static boolean isCleared(ThrottleCounter counter) {
        return counter.kind().equals("pair") || counter.kind().equals("browser");
    }

    /// What delays this caller and nobody else.
    private static List<ThrottleCounter> own(LoginAttempt attempt) {
        String account = attempt.email().text();
        if (attempt.browser().isPresent()) {
            // Marks are free for whoever has the password, so all known browsers of an account are counted together, too.
            return List.of(new ExponentialBackoff("browser", attempt.browser().get(), 10, 10, 15 * MINUTE),
                new LeakyBucket("browsers", account, 20, SECOND));
        }
        ClientNetworks networks = attempt.networks();
        var counts = new ArrayList<ThrottleCounter>();
        counts.add(new ExponentialBackoff("pair", account + ' ' + networks.link(), 5, 2, networks.shared() ? MINUTE : 15 * MINUTE));
        if (networks.shared()) {
            // All the work that a flood through one proxy may cause: few wait for it, as it leaks fast.
            counts.add(new LeakyBucket("network", "", 200, SECOND / 10));
        } else {
            counts.add(new ExponentialBackoff("network", networks.link(), 30, 3, 5 * MINUTE));
            addHousehold(counts, networks, new ExponentialBackoff("household", networks.household(), 60, 2, 5 * MINUTE));
        }
        return counts;
    }

    private static List<ThrottleCounter> signUps(ClientNetworks networks) {
        if (networks.shared()) {
            return List.of(new ExponentialBackoff("sign-up", "", 100, 100, MINUTE));
        }
        var counts = new ArrayList<ThrottleCounter>();
        counts.add(new ExponentialBackoff("sign-up", networks.link(), 20, 5, 15 * MINUTE));
        addHousehold(counts, networks, new ExponentialBackoff("sign-up-household", networks.household(), 40, 10, 15 * MINUTE));
        return counts;
    }

    private static void addHousehold(List<ThrottleCounter> counts, ClientNetworks networks, ThrottleCounter household) {
        if (!networks.household().equals(networks.link())) {
            counts.add(household);
        }
    }

    /// Right passwords of an account in new browsers: only somebody who knows the password can fill it.
    private static LeakyBucket successes(LoginAttempt attempt) {
        return new LeakyBucket("sign-in", attempt.email().text(), 60, SECOND / 2);
    }

    private static LeakyBucket goesFirst(LoginAttempt attempt) {
        return new LeakyBucket("goes-first", attempt.email().text(), 3, 20 * SECOND);
    }

    private List<LeakyBucket> shared(LoginAttempt attempt) {
        var shared = new ArrayList<>(shared(attempt.networks()));
        shared.add(new LeakyBucket("account", attempt.email().text(), 50, MINUTE));
        return shared;
    }

    private List<LeakyBucket> shared(ClientNetworks networks) {
        var all = new LeakyBucket("all", records.shard(networks.link(), SHARDS), 75, MINUTE / 75);
        return networks.shared() ? List.of(all) : List.of(all, new LeakyBucket("site", networks.site(), 120, 30 * SECOND));
    }

    /// Milliseconds to wait, or 0 when the try was counted.
    ///
    /// @param own what the try is counted by
    /// @param limits what also has to allow it
    /// @param shared what may be under attack
    /// @param punishes whether asking too early makes the wait longer
    private long take(List<ThrottleCounter> own, List<LeakyBucket> limits, List<LeakyBucket> shared, boolean punishes) {
        List<ThrottleRecords.Found> found = own.stream().map(records::find).toList();
        boolean pressure = found.stream().anyMatch(ThrottleRecords.Found::feelsPressure) && shared.stream().anyMatch(this::isFull);
        long wait = 0;
        for (ThrottleRecords.Found count : found) {
            wait = Math.max(wait, punishes ? orPunished(count, pressure) : count.remaining(now(), pressure));
        }
        for (LeakyBucket limit : limits) {
            wait = Math.max(wait, records.find(limit).remaining(now(), false));
        }
        for (int i = 0; wait <= 0 && i < found.size(); i++) {
            wait = add(found.get(i), pressure);
        }
        return wait;
    }

    private long orPunished(ThrottleRecords.Found found, boolean pressure) {
        long now = now();
        long wait = found.remaining(now, pressure);
        if (wait <= 0) {
            return wait;
        }
        var longer = found.count().penalized(found.value(), now, pressure);
        // Whoever loses this race asked together with others, and one of them made the wait longer.
        return records.write(found, longer) ? found.count().remaining(longer, now, pressure) : wait;
    }

    /// Milliseconds to wait, or 0 when the try was counted. Whoever loses many races in a row is one of a crowd, and waits.
    private long add(ThrottleRecords.Found read, boolean pressure) {
        ThrottleRecords.Found found = read;
        for (int race = 0; race < RACES; race++) {
            long now = now();
            long wait = found.remaining(now, pressure);
            if (wait > 0) {
                return wait;
            }
            if (records.write(found, found.count().incremented(found.value(), now))) {
                return 0;
            }
            found = records.again(found);
        }
        return SECOND;
    }

    private boolean isFull(LeakyBucket bucket) {
        return bucket.isFull(records.find(bucket).value(), now());
    }

    private void addOne(ThrottleCounter counter) {
        records.change(counter, value -> counter.incremented(value, now()));
    }

    private void takeOff(ThrottleCounter counter) {
        records.change(counter, value -> counter.decremented(value, now()));
    }

    private long now() {
        return platform.clock().now();
    }

    private static long seconds(long wait) {
        return wait <= 0 ? 0 : (wait + SECOND - 1) / SECOND;
    }
}
