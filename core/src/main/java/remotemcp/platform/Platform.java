package remotemcp.platform;

import java.util.Optional;

/// The world as the core sees it: everything that is not a pure function enters here.
///
/// @param secret the server's master key, 32 random bytes kept across restarts; all other keys are derived from it
/// @param sessions where sessions of older revisions are held; empty when that is this process
/// @param memory bytes that this process or isolate may use: what is kept in memory is bounded by shares of it
/// @param timer looks again at what goes on after its request, such as open streams
/// @param bells wake a call that waits for its client
public record Platform(Clock clock, Random random, Crypto crypto, Store store, Cache cache, Outbound outbound, Log log, byte[] secret,
    Optional<SessionHost> sessions, long memory, Timer timer,
    Bell.Foundry bells) {
    /// Of a platform that does not say how much memory it has.
    private static final long USUAL_MEMORY = 1L << 30;

    /// @param log gets a bounded number of lines, see [RateLimitedLog]
    public Platform {
        log = RateLimitedLog.of(log, clock);
    }

    /// A platform that holds sessions itself, whose cache is this process's memory, and that has no timer.
    public Platform(Clock clock, Random random, Crypto crypto, Store store, Outbound outbound, Log log, byte[] secret, long memory) {
        this(clock, random, crypto, store, new MemoryCache(clock, memory), outbound, log, secret, Optional.empty(), memory, Timer.never(),
            Bell.none());
    }

    /// The same, with a memory of 1 GB.
    public Platform(Clock clock, Random random, Crypto crypto, Store store, Outbound outbound, Log log, byte[] secret) {
        this(clock, random, crypto, store, outbound, log, secret, USUAL_MEMORY);
    }

    /// This platform, with that cache.
    public Platform with(Cache other) {
        return new Platform(clock, random, crypto, store, other, outbound, log, secret, sessions, memory, timer, bells);
    }

    /// This platform, with that timer.
    public Platform with(Timer other) {
        return new Platform(clock, random, crypto, store, cache, outbound, log, secret, sessions, memory, other, bells);
    }

    /// This platform, with these bells.
    public Platform with(Bell.Foundry other) {
        return new Platform(clock, random, crypto, store, cache, outbound, log, secret, sessions, memory, timer, other);
    }

    /// This platform, with sessions held elsewhere.
    public Platform withSessionsAt(SessionHost host) {
        return new Platform(clock, random, crypto, store, cache, outbound, log, secret, Optional.of(host), memory, timer, bells);
    }

    /// This platform, with that many bytes to use in all; what it remembers in its cache is kept.
    public Platform withMemory(long bytes) {
        return new Platform(clock, random, crypto, store, cache, outbound, log, secret, sessions, bytes, timer, bells);
    }
}
