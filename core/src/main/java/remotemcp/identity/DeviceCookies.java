package remotemcp.identity;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// Marks browsers in which an account has signed in before. The mark opens nothing: it only gives that browser a count of wrong
/// passwords of its own ([LoginThrottle]), so that the counts of strangers do not delay it.
public final class DeviceCookies {
    /// How long a mark is good for, in seconds.
    public static final long LIFETIME_SECONDS = 180L * 24 * 3600;

    private final Platform platform;
    private final Sealer sealer;
    private final KeyedDigest addresses;
    private final Accounts accounts;

    public DeviceCookies(Platform platform, Accounts accounts) {
        this.accounts = accounts;
        this.platform = platform;
        this.sealer = new Sealer(platform, "known-browser");
        this.addresses = new KeyedDigest(platform, "known-browser-address");
    }

    /// A mark for the browser's cookie.
    public String issue(Account account) {
        return sealer.seal(JsonObject.builder()
            .put("browser", Base64Url.encode(platform.random().bytes(16)))
            .put("address", addresses.of(account.email().text()))
            .put("account", account.id())
            .put("credentials", account.credentials())
            .put("until", platform.clock().now() + LIFETIME_SECONDS * 1000)
            .build().bytes());
    }

    /// The browser's name, if the mark is ours, still good, and for this address; and the account is not disabled and its credentials have
    /// not changed since. Waits.
    public Optional<String> find(String mark, EmailAddress email) {
        return sealer.open(mark)
            .flatMap(bytes -> Json.parse(bytes).asObject())
            .filter(record -> record.string("address").filter(addresses.of(email.text())::equals).isPresent())
            .filter(record -> record.integer("until").orElse(0) > platform.clock().now())
            .filter(record -> accounts.isCurrent(email, record.string("account").orElse(""), record.integer("credentials").orElse(0)))
            .flatMap(record -> record.string("browser"));
    }
}
