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
public final class GuessDelays {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final int RACES = 20;
    private static final int SHARDS = 4;

    private final Platform platform;
    private final GuessRecords records;

    public GuessDelays(Platform platform) {
        this.platform = platform;
        this.records = new GuessRecords(platform);
    }

    /// Counts a try that is about to be made. 0 when it may be made; else the seconds to wait before it, and it must not be made.
    public long secondsBefore(Guess guess) {
        List<Count> own = own(guess);
        return guess.browser().isPresent()
            ? seconds(take(own, List.of(), List.of(), true))
            : seconds(take(own, List.of(successes(guess)), shared(guess), !guess.networks().shared()));
    }

    /// Which queue the password of a counted try waits in. Known browsers go first, but only with a few tries of each account: anyone who makes
    /// dozens of accounts does not fill the queue of all others.
    public Priority priority(Guess guess) {
        return guess.browser().isPresent() && add(records.find(goesFirst(guess)), false) <= 0 ? Priority.KNOWN : Priority.UNTRUSTED;
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
    public void succeeded(Guess guess) {
        for (Count count : own(guess)) {
            if (isCleared(count)) {
                records.remove(count);
            } else if (count instanceof Backoff) {
                takeOff(count);
            }
        }
        if (guess.browser().isEmpty()) {
            addOne(successes(guess));
        }
    }

    /// The password was wrong. Known browsers are counted by themselves alone.
    public void failed(Guess guess) {
        if (guess.browser().isEmpty()) {
            shared(guess).forEach(this::addOne);
        }
    }

    /// The password was not looked at after all.
    public void undo(Guess guess) {
        own(guess).forEach(this::takeOff);
    }

    /// Only somebody who knows the password, or has the browser, can make these go away.
    private static boolean isCleared(Count count) {
        return count.kind().equals("pair") || count.kind().equals("browser");
    }

    /// What delays this caller and nobody else.
    private static List<Count> own(Guess guess) {
        String account = guess.email().text();
        if (guess.browser().isPresent()) {
            // Marks are free for whoever has the password, so all known browsers of an account are counted together, too.
            return List.of(new Backoff("browser", guess.browser().get(), 10, 10, 15 * MINUTE),
                new LeakyBucket("browsers", account, 20, SECOND));
        }
        ClientNetworks networks = guess.networks();
        var counts = new ArrayList<Count>();
        counts.add(new Backoff("pair", account + ' ' + networks.link(), 5, 2, networks.shared() ? MINUTE : 15 * MINUTE));
        if (networks.shared()) {
            // All the work that a flood through one proxy may cause: few wait for it, as it leaks fast.
            counts.add(new LeakyBucket("network", "", 200, SECOND / 10));
        } else {
            counts.add(new Backoff("network", networks.link(), 30, 3, 5 * MINUTE));
            addHousehold(counts, networks, new Backoff("household", networks.household(), 60, 2, 5 * MINUTE));
        }
        return counts;
    }

    private static List<Count> signUps(ClientNetworks networks) {
        if (networks.shared()) {
            return List.of(new Backoff("sign-up", "", 100, 100, MINUTE));
        }
        var counts = new ArrayList<Count>();
        counts.add(new Backoff("sign-up", networks.link(), 20, 5, 15 * MINUTE));
        addHousehold(counts, networks, new Backoff("sign-up-household", networks.household(), 40, 10, 15 * MINUTE));
        return counts;
    }

    private static void addHousehold(List<Count> counts, ClientNetworks networks, Count household) {
        if (!networks.household().equals(networks.link())) {
            counts.add(household);
        }
    }

    /// Right passwords of an account in new browsers: only somebody who knows the password can fill it.
    private static LeakyBucket successes(Guess guess) {
        return new LeakyBucket("sign-in", guess.email().text(), 60, SECOND / 2);
    }

    private static LeakyBucket goesFirst(Guess guess) {
        return new LeakyBucket("goes-first", guess.email().text(), 3, 20 * SECOND);
    }

    private List<LeakyBucket> shared(Guess guess) {
        var shared = new ArrayList<>(shared(guess.networks()));
        shared.add(new LeakyBucket("account", guess.email().text(), 50, MINUTE));
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
    private long take(List<Count> own, List<LeakyBucket> limits, List<LeakyBucket> shared, boolean punishes) {
        List<GuessRecords.Found> found = own.stream().map(records::find).toList();
        boolean pressure = found.stream().anyMatch(GuessRecords.Found::feelsPressure) && shared.stream().anyMatch(this::isFull);
        long wait = 0;
        for (GuessRecords.Found count : found) {
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

    private long orPunished(GuessRecords.Found found, boolean pressure) {
        long now = now();
        long wait = found.remaining(now, pressure);
        if (wait <= 0) {
            return wait;
        }
        var longer = found.count().punished(found.value(), now, pressure);
        // Whoever loses this race asked together with others, and one of them made the wait longer.
        return records.write(found, longer) ? found.count().remaining(longer, now, pressure) : wait;
    }

    /// Milliseconds to wait, or 0 when the try was counted. Whoever loses many races in a row is one of a crowd, and waits.
    private long add(GuessRecords.Found read, boolean pressure) {
        GuessRecords.Found found = read;
        for (int race = 0; race < RACES; race++) {
            long now = now();
            long wait = found.remaining(now, pressure);
            if (wait > 0) {
                return wait;
            }
            if (records.write(found, found.count().plusOne(found.value(), now))) {
                return 0;
            }
            found = records.again(found);
        }
        return SECOND;
    }

    private boolean isFull(LeakyBucket bucket) {
        return bucket.isFull(records.find(bucket).value(), now());
    }

    private void addOne(Count count) {
        records.change(count, value -> count.plusOne(value, now()));
    }

    private void takeOff(Count count) {
        records.change(count, value -> count.minusOne(value, now()));
    }

    private long now() {
        return platform.clock().now();
    }

    private static long seconds(long wait) {
        return wait <= 0 ? 0 : (wait + SECOND - 1) / SECOND;
    }
}
