package remotemcp.oauth;

/// How long things are good for, in milliseconds.
///
/// @param code an authorization code (OAuth 2.1 §4.1.2: short; here at most a minute)
/// @param access an access token
/// @param idle a refresh token that nobody uses
/// @param absolute a grant, however much it is used
/// @param grace a replaced refresh token, which gives the same successor again: clients lose answers, and run several processes
/// @param trust a verified access token, before the store is asked again whether its grant still stands. A revocation counts at
///     once in the process that made it, and after this time in every other
public record Lifetimes(long code, long access, long idle, long absolute, long grace, long trust) {
    private static final long SECOND = 1000;
    private static final long HOUR = 3600 * SECOND;
    private static final long DAY = 24 * HOUR;

    public Lifetimes {
        if (code < 1 || code > 60 * SECOND || access < 1 || idle < 1 || absolute < idle || grace < 0 || trust < 0) {
            throw new IllegalArgumentException("a code lives for at most 60 seconds, nothing lives for less than a millisecond, and a grant outlives its idle time");
        }
    }

    public static Lifetimes standard() {
        return new Lifetimes(60 * SECOND, HOUR, 30 * DAY, 365 * DAY, 60 * SECOND, 60 * SECOND);
    }

    public Lifetimes withAccess(long millis) {
        return new Lifetimes(code, millis, idle, absolute, grace, trust);
    }

    public Lifetimes withIdle(long millis) {
        return new Lifetimes(code, access, millis, Math.max(absolute, millis), grace, trust);
    }

    public Lifetimes withTrust(long millis) {
        return new Lifetimes(code, access, idle, absolute, grace, millis);
    }
}
