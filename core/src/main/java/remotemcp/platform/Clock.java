package remotemcp.platform;

/// Tells the time.
@FunctionalInterface
public interface Clock {
    /// Milliseconds since 1970-01-01T00:00:00Z. Goes back when somebody sets the clock back.
    long now();

    /// Milliseconds since a moment that is the same for the life of this process or isolate; never goes back. Whatever lives in memory is
    /// timed by it, so that a clock set back prolongs nothing. A clock that cannot be set, such as a test's, need not tell the two apart.
    default long monotonic() {
        return now();
    }
}
