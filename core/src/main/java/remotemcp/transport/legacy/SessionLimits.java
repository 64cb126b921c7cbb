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

    /// Characters of the URIs that one session has subscribed to: they count in what a session takes.
    private static final int WATCHED = 2_000;
    /// The same where sessions are put to sleep: what is noted on their stream has at most 2,048 bytes.
    private static final int WATCHED_ASLEEP = 700;

    /// What a session, its id and its place in the maps take, generously.
    private static final long SESSION_BYTES = 8 << 10;
    private static final int MOST = 50_000;

    public static SessionLimits standard() {
        return new SessionLimits(MOST, 200, 8, 64, 50, 30 * DAY);
    }

    /// The standard, with all sessions together in an eighth of this memory.
    public static SessionLimits within(long memory) {
        SessionLimits standard = standard();
        int total = (int) Math.min(MOST, memory / 8 / SESSION_BYTES);
        return new SessionLimits(total, standard.perCaller, standard.streams, standard.calls, standard.batch, standard.lifetime);
    }

    /// @param sleeps whether the place of the session may be put to sleep
    static int watched(boolean sleeps) {
        return sleeps ? WATCHED_ASLEEP : WATCHED;
    }
}
