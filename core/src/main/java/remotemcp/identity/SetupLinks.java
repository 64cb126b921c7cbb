package remotemcp.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.platform.Priority;
import remotemcp.platform.Store;

/// The one-time link that makes the first administrator: given out while nobody has an account, kept as a hash, good for a day and for one
/// use. All calls wait.
public final class SetupLinks {
    private static final long LIFETIME = 24 * 3_600_000L;

    private final Platform platform;
    private final Accounts accounts;

    public SetupLinks(Platform platform, Accounts accounts) {
        this.platform = platform;
        this.accounts = accounts;
    }

    /// A new token for the link, in place of any earlier one; empty when somebody has an account.
    public Optional<String> issue() {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        for (Store.Entry earlier : platform.store().list("setup", "server", "", 10)) {
            platform.store().remove(earlier.key(), earlier.stored());
        }
        String token = Base64Url.encode(platform.random().bytes(32));
        platform.store().create(key(token), new byte[0], platform.clock().now() + LIFETIME);
        return Optional.of(token);
    }

    /// Lets the link with this token work, which the operator chose and keeps secret, while nobody has an account.
    public void offer(String token) {
        if (accounts.isEmpty()) {
            platform.store().create(key(token), new byte[0], platform.clock().now() + LIFETIME);
        }
    }

    /// Whether the link still works.
    public boolean isGood(String token) {
        return platform.store().find(key(token)).isPresent();
    }

    /// Spends the token and makes the administrator; empty when the token is spent, too old or not ours, or the address is taken.
    /// Of many who use one token at once, one succeeds (V28).
    public Optional<Account> redeem(String token, EmailAddress email, String password) {
        Key key = key(token);
        if (!isGood(token)) {
            return Optional.empty();
        }
        // Before the link is spent: hashing may be rejected when too much waits, and then the link still works.
        String hash = accounts.hash(password, Priority.KNOWN);
        boolean spent = platform.store().find(key).filter(stored -> platform.store().remove(key, stored)).isPresent();
        return spent ? accounts.createHashed(email, hash, true) : Optional.empty();
    }

    private Key key(String token) {
        return new Key("setup", "server", Base64Url.encode(platform.crypto().sha256(token.getBytes(StandardCharsets.UTF_8))));
    }
}
