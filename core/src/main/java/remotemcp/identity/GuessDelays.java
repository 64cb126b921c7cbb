package remotemcp.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Key;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

/// Slows password guessing down, exponentially and without ever locking anybody out (P05). All calls wait.
///
/// Tries are counted per account and network, per network, and per account. A browser in which the account has signed in before has a
/// count of its own, so that strangers who guess cannot delay the person whose account it is. Where everybody may share a network, it
/// is only kept from trying passwords faster than one a second, which is all the work a flood of tries may cause. Counts are kept in a bounded number of
/// records that expire (H14), and before the password is looked at, so that guesses sent all at once gain nothing.
public final class GuessDelays {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long REMEMBERED = 60 * MINUTE;
    private static final int RACES = 20;

    private final Platform platform;
    private final KeyedDigest names;

    public GuessDelays(Platform platform) {
        this.platform = platform;
        this.names = new KeyedDigest(platform, "guesses");
    }

    /// One thing that is counted.
    ///
    /// @param free tries without any delay
    /// @param longest the delay never grows beyond these milliseconds
    /// @param cleared whether a success wipes the count, or takes one try off it
    private record Count(String kind, String of, int free, long longest, boolean cleared) {

        long delayAfter(long tries) {
            long beyond = tries - free;
            return beyond < 0 ? 0 : Math.min(longest, SECOND << Math.min(beyond + 1, 20));
        }
    }

    /// What is kept of a count: tries so far, and when the next may be made.
    private record Tries(long made, long next) {
        static final Tries NONE = new Tries(0, 0);

        static Tries read(byte[] bytes) {
            JsonObject record = Json.parse(bytes).asObject().orElseThrow();
            return new Tries(record.integer("made").orElse(0), record.integer("next").orElse(0));
        }

        byte[] bytes() {
            return JsonObject.builder().put("made", made).put("next", next).build().bytes();
        }
    }

    /// Counts a try that is about to be made. 0 when it may be made; else the seconds to wait before it, and it must not be made.
    public long secondsBefore(Guess guess) {
        List<Count> counts = counts(guess);
        long wait = 0;
        for (Count count : counts) {
            wait = Math.max(wait, tries(platform.store().find(key(count))).next() - platform.clock().now());
        }
        for (int i = 0; wait <= 0 && i < counts.size(); i++) {
            wait = add(counts.get(i));
        }
        return wait <= 0 ? 0 : (wait + SECOND - 1) / SECOND;
    }

    /// The same for making an account, which costs a password hash and is counted per network alone.
    public long secondsBeforeSignUp(String network) {
        long wait = add(new Count("sign-up", network, 100, MINUTE, false));
        return wait <= 0 ? 0 : (wait + SECOND - 1) / SECOND;
    }

    /// The try was right after all.
    public void forgive(Guess guess) {
        for (Count count : counts(guess)) {
            Optional<Store.Stored> stored = platform.store().find(key(count));
            stored.ifPresent(found -> takeOff(count, found));
        }
    }

    private List<Count> counts(Guess guess) {
        String account = guess.email().text();
        var counts = new ArrayList<Count>();
        if (guess.browser().isPresent()) {
            counts.add(new Count("browser", guess.browser().get(), 10, 15 * MINUTE, true));
        } else {
            counts.add(new Count("pair", account + ' ' + guess.network(), 5, guess.isShared() ? MINUTE : 15 * MINUTE, true));
            counts.add(new Count("account", account, 50, MINUTE, true));
            counts.add(guess.isShared() ? new Count("network", "", 200, SECOND, false) : new Count("network", guess.network(), 30, 5 * MINUTE, false));
        }
        return counts;
    }

    /// Milliseconds to wait, or 0 when the try was counted. Whoever loses many races in a row is one of a crowd, and waits.
    private long add(Count count) {
        for (int race = 0; race < RACES; race++) {
            Optional<Store.Stored> stored = platform.store().find(key(count));
            Tries before = tries(stored);
            long now = platform.clock().now();
            if (before.next() > now) {
                return before.next() - now;
            }
            var after = new Tries(before.made() + 1, now + count.delayAfter(before.made() + 1));
            if (write(count, stored, after)) {
                return 0;
            }
        }
        return SECOND;
    }

    private void takeOff(Count count, Store.Stored stored) {
        Tries before = tries(Optional.of(stored));
        if (count.cleared() || before.made() <= 1) {
            platform.store().remove(key(count), stored);
        } else {
            write(count, Optional.of(stored), new Tries(before.made() - 1, 0));
        }
    }

    private boolean write(Count count, Optional<Store.Stored> read, Tries tries) {
        long expires = Math.max(tries.next(), platform.clock().now()) + REMEMBERED;
        return read.isEmpty()
            ? platform.store().create(key(count), tries.bytes(), expires)
            : platform.store().replace(key(count), read.get(), tries.bytes(), expires);
    }

    private static Tries tries(Optional<Store.Stored> stored) {
        return stored.map(found -> Tries.read(found.value())).orElse(Tries.NONE);
    }

    private Key key(Count count) {
        return new Key("guesses", bucket(count), count.kind());
    }

    /// One of 262,144 names: a bounded number of records, however many different addresses strangers send.
    private String bucket(Count count) {
        return names.of(count.kind() + ' ' + count.of()).substring(0, 3);
    }
}
