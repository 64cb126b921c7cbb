package remotemcp.oauth.resource;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// Makes and reads access tokens: opaque to clients, self-contained for us, sealed by authenticated encryption.
public final class AccessTokens {
    private static final String PREFIX = "a.";
    private static final int LONGEST = 12_000;
    private static final int ID_BYTES = 16;

    private final Platform platform;
    private final Sealer sealer;

    public AccessTokens(Platform platform) {
        this.platform = platform;
        sealer = new Sealer(platform, "access-token");
    }

    /// A name for a new token: 128 random bits.
    public String freshId() {
        return Base64Url.encode(platform.random().bytes(ID_BYTES));
    }

    public String seal(AccessToken token) {
        return PREFIX + sealer.seal(token.toJson().bytes());
    }

    /// What a text says; empty when we did not make it. Whether the token still stands is for the caller to ask.
    public Optional<AccessToken> open(String text) {
        if (text.length() > LONGEST || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return sealer.open(text.substring(PREFIX.length())).map(bytes -> AccessToken.from(Json.parse(bytes).asObject().orElseThrow()));
    }
}
