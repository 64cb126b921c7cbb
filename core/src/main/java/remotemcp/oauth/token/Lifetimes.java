package remotemcp.oauth.token;

import java.util.Optional;

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
    /// mcp-remote 0.15.1 counts a token as expired 60 s early.
    private static final long SIGNS_OUT = 60 * SECOND;
    /// Claude Code 2.1.328 refreshes before a request when a token is good for less than that.
    private static final long REFRESHES_ALWAYS = 300 * SECOND;

    public Lifetimes {
        if (code < 1 || code > 60 * SECOND || access < 1 || idle < 1 || absolute < idle || grace < 0 || trust < 0) {
            throw new IllegalArgumentException(
                "a code lives for at most 60 seconds, nothing lives for less than a millisecond, and a grant outlives its idle time");
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

    /// What hosts make of access tokens that live for so short a time, in words for the operator; empty when nothing is known to suffer.
    public Optional<String> trouble() {
        if (access > REFRESHES_ALWAYS) {
            return Optional.empty();
        }
        String always = "Claude Code refreshes its access before every single request while access tokens live for 300 seconds or less";
        return Optional
            .of(access > SIGNS_OUT ? always : "mcp-remote signs people out while access tokens live for 60 seconds or less, and " + always);
    }
}
