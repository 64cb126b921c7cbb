package remotemcp.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;

/// The one-time link that makes the first administrator: given out while nobody has an account, kept as a hash, good for a day and until
/// the first account is made, whichever way. All calls wait.
public final class SetupLinks {
    private static final long LIFETIME = 24 * 3_600_000L;

    private final Platform platform;
    private final Accounts accounts;
    private final FirstAccount first;

    public SetupLinks(Platform platform, Accounts accounts) {
        this.platform = platform;
        this.accounts = accounts;
        this.first = new FirstAccount(platform);
    }

    /// A new token for the link, in place of any earlier one; empty when somebody has an account.
    public Optional<String> issue() {
        if (!isNeeded()) {
            return Optional.empty();
        }
        first.removeLinks();
        String token = Base64Url.encode(platform.random().bytes(32));
        platform.store().create(key(token), new byte[0], platform.clock().now() + LIFETIME);
        return Optional.of(token);
    }

    /// Lets the link with this token work, which the operator chose and keeps secret, while nobody has an account.
    public void offer(String token) {
        if (isNeeded()) {
            platform.store().create(key(token), new byte[0], platform.clock().now() + LIFETIME);
        }
    }

    /// Whether the link still works.
    public boolean isGood(String token) {
        return platform.store().find(key(token)).isPresent() && isNeeded();
    }

    /// A link may be put back while the account is being made, by another process that starts: the lock stops it.
    private boolean isNeeded() {
        return !first.isMade() && accounts.isEmpty();
    }

    /// Makes the administrator, and with that ends all links; empty when the token is spent, too old or not ours, or somebody has an account.
    /// Of many who use one token at once, one succeeds (V28).
    public Optional<Account> redeem(String token, EmailAddress email, String password) {
        return isGood(token) ? accounts.createFirst(email, password) : Optional.empty();
    }

    private Key key(String token) {
        return FirstAccount.link(Base64Url.encode(platform.crypto().sha256(token.getBytes(StandardCharsets.UTF_8))));
    }
}
