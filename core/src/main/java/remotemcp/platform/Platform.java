package remotemcp.platform;

import java.util.Optional;

/// The world as the core sees it: everything that is not a pure function enters here.
///
/// @param secret the server's master key, 32 random bytes kept across restarts; all other keys are derived from it
/// @param sessions where sessions of older revisions are held; empty when that is this process
public record Platform(Clock clock, Random random, Crypto crypto, Store store, Outbound outbound, Log log, byte[] secret,
                       Optional<SessionHost> sessions) {

    /// A platform that holds sessions itself.
    public Platform(Clock clock, Random random, Crypto crypto, Store store, Outbound outbound, Log log, byte[] secret) {
        this(clock, random, crypto, store, outbound, log, secret, Optional.empty());
    }

    /// This platform, with sessions held elsewhere.
    public Platform withSessionsAt(SessionHost host) {
        return new Platform(clock, random, crypto, store, outbound, log, secret, Optional.of(host));
    }
}
