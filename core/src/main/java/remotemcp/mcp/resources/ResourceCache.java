package remotemcp.mcp.resources;

/// How long clients may keep what they have read, and for whom (2026-07-28, Caching).
///
/// @param millis from when it was read; 0 says that it may change at any time
/// @param isShared whether it is the same for every user, so that one copy may serve them all
public record ResourceCache(long millis, boolean isShared) {
    /// Not at all.
    public static final ResourceCache NONE = new ResourceCache(0, false);

    public ResourceCache {
        if (millis < 0) {
            throw new IllegalArgumentException("at least 0 milliseconds");
        }
    }

    /// For the user who read it.
    public static ResourceCache ofOneUser(long millis) {
        return new ResourceCache(millis, false);
    }

    /// For everyone.
    public static ResourceCache ofEveryone(long millis) {
        return new ResourceCache(millis, true);
    }
}
