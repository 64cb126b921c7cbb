package remotemcp.oauth.resource;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Access tokens that were verified a moment ago, so that the next call with one costs neither decryption nor a look into the store.
///
/// Bounded in number and in time: when the newer half is full, the older one is forgotten. What ends in this process is forgotten at once;
/// what ends in another is believed for [Lifetimes#trust][remotemcp.oauth.token.Lifetimes#trust] at most.
public final class TrustedTokens {
    /// What one token is taken to cost: its text, and what it says of the caller.
    private static final long BYTES_OF_ONE = 2 << 10;
    private static final int SHARE = 32;
    private static final int FEWEST = 1_000;
    private static final int MOST = 200_000;

    private final int half;
    private final AtomicReference<Halves> halves = new AtomicReference<>(new Halves(new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));
    private final AtomicLong endings = new AtomicLong();

    private TrustedTokens(int most) {
        half = most / 2;
    }

    /// @param memory bytes that the process or isolate may use
    public static TrustedTokens in(long memory) {
        return new TrustedTokens(Math.clamp(memory / SHARE / BYTES_OF_ONE, FEWEST, MOST));
    }

    private record Halves(ConcurrentHashMap<String, Trusted> newer, ConcurrentHashMap<String, Trusted> older) {

        Trusted find(String text) {
            Trusted trusted = newer.get(text);
            return trusted == null ? older.get(text) : trusted;
        }
    }

    /// Stands in the map before it is trusted, so that an ending that comes meanwhile finds it there and takes it away.
    private static final class Trusted {
        private final AccessToken token;
        private final long until;
        private volatile boolean confirmed;

        private Trusted(AccessToken token, long until) {
            this.token = token;
            this.until = until;
        }
    }

    /// What that text says, if it was verified a moment ago and has not expired since. The map compares a secret text, but only with
    /// one of the same 32-bit hash: nothing to learn from the time that takes.
    Optional<AccessToken> find(String text, long now) {
        Trusted trusted = halves.get().find(text);
        boolean isGood = trusted != null && trusted.confirmed && trusted.until > now;
        return isGood ? Optional.of(trusted.token) : Optional.empty();
    }

    /// Counts what has ended so far: to be asked before the store is, and told to [#remember] after.
    long endings() {
        return endings.get();
    }

    /// Trusts a verified token until then.
    ///
    /// @param endingsBefore if anything has ended since, the verification may have come too early, and nothing is remembered
    void remember(String text, AccessToken token, long until, long endingsBefore) {
        ConcurrentHashMap<String, Trusted> tokens = newer();
        var trusted = new Trusted(token, Math.min(until, token.expires()));
        tokens.put(text, trusted);
        if (endings.get() == endingsBefore) {
            trusted.confirmed = true;
        } else {
            tokens.remove(text, trusted);
        }
    }

    /// Ends the trust in all tokens of a grant, those included that are being verified right now.
    public void forgetGrant(String grant) {
        endings.incrementAndGet();
        Halves now = halves.get();
        forget(grant, now.newer());
        forget(grant, now.older());
    }

    private static void forget(String grant, ConcurrentHashMap<String, Trusted> tokens) {
        tokens.forEach((text, trusted) -> {
            if (trusted.token.grant().equals(grant)) {
                tokens.remove(text);
            }
        });
    }

    /// One thread at a time replaces the halves: a half that was dropped must never come back, since [#forgetGrant] did not look through it.
    private ConcurrentHashMap<String, Trusted> newer() {
        Halves now = halves.get();
        if (now.newer().size() < half) {
            return now.newer();
        }
        halves.compareAndSet(now, new Halves(new ConcurrentHashMap<>(), now.newer()));
        return halves.get().newer();
    }
}
