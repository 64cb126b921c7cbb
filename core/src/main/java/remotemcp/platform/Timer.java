package remotemcp.platform;

/// Runs work at a later time.
public interface Timer {

    /// Runs the work once, after so many milliseconds, where waiting is cheap; what it throws is a bug.
    ///
    /// @return cancels it if it has not begun; to be run once the work is no longer needed
    Runnable after(long millis, Runnable work);

    /// Whether the work runs although the request that asked for it has been answered. On Workers it does not: a request's timers end with it.
    boolean outlivesRequests();

    /// Runs nothing, ever: for platforms on which nothing goes on after a request.
    static Timer never() {
        return new Timer() {
            @Override
            public Runnable after(long millis, Runnable work) {
                return () -> {};
            }

            @Override
            public boolean outlivesRequests() {
                return true;
            }
        };
    }
}
