package remotemcp.platform;

/// Tells the time.
@FunctionalInterface
public interface Clock {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    long now();
}
