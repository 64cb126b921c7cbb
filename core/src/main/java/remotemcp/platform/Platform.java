package remotemcp.platform;

import java.util.Optional;

/// The world as the core sees it: everything that is not a pure function enters here.
///
/// @param secret the server's master key, 32 random bytes kept across restarts; all other keys are derived from it
/// @param sessions where sessions of older revisions are held; empty when that is this process
public record Platform(Clock clock, Random random, Crypto crypto, Store store, Cache cache, Outbound outbound, Log log, byte[] secret,
                       Optional<SessionHost> sessions) {

    /// A platform that holds sessions itself, and whose cache is this process's memory.
    public Platform(Clock clock, Random random, Crypto crypto, Store store, Outbound outbound, Log log, byte[] secret) {
        this(clock, random, crypto, store, new MemoryCache(clock), outbound, log, secret, Optional.empty());
    }

    /// This platform, with that cache.
    public Platform with(Cache other) {
        return new Platform(clock, random, crypto, store, other, outbound, log, secret, sessions);
    }

    /// This platform, with sessions held elsewhere.
    public Platform withSessionsAt(SessionHost host) {
        return new Platform(clock, random, crypto, store, cache, outbound, log, secret, Optional.of(host));
    }
}
