package remotemcp.platform;

/// The world as the core sees it: everything that is not a pure function enters here.
///
/// @param secret the server's master key, 32 random bytes kept across restarts; all other keys are derived from it
public record Platform(Clock clock, Random random, Crypto crypto, Store store, Outbound outbound, Log log, byte[] secret) {
}
