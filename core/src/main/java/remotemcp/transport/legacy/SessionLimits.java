package remotemcp.transport.legacy;

/// How much old sessions may hold.
///
/// @param total sessions in memory
/// @param perCaller sessions in memory of one user; on an open server, where nobody can be told apart, only `total` counts
/// @param streams open streams of one session
/// @param calls calls one session may have at work
/// @param batch messages in one array
/// @param lifetime milliseconds from `initialize` until a session id is void
public record SessionLimits(int total, int perCaller, int streams, int calls, int batch, long lifetime) {
    private static final long DAY = 24 * 60 * 60 * 1000L;

    public static SessionLimits standard() {
        return new SessionLimits(50_000, 1_000, 8, 64, 50, 30 * DAY);
    }
}
