package remotemcp.platform;

/// Does work beside the work at hand: on a thread of its own on the JVM, on a green thread of the same request on Workers.
@FunctionalInterface
public interface Aside {

    /// Begins the work and returns. The work ends by itself, and throws nothing.
    void begin(Runnable work);
}
