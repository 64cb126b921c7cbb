package remotemcp.oauth.resource;

import java.util.List;
import java.util.Optional;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.grant.Grant;
import remotemcp.oauth.grant.GrantState;
import remotemcp.oauth.grant.GrantStore;
import remotemcp.platform.Caller;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;

/// Lets a request through to a protected endpoint when it carries an access token that is ours, for this resource, not expired and not
/// revoked; answers 401 with a challenge otherwise (OAuth 2.1 §5). The token is asked for on every request, and read from the
/// `Authorization` header alone: a session id, a query parameter or a form field never stands in for it.
///
/// A token that was verified a moment ago passes without cryptography and without the store, on the event loop.
public final class BearerGuard {
    private static final String SCHEME = "Bearer";
    /// `lastUsed` of a grant is written at most this often.
    private static final long TOUCH = 10 * 60 * 1000;

    private final Platform platform;
    private final OAuthSettings settings;
    private final Challenges challenges;
    private final Resources resources;
    private final Scopes scopes;
    private final AccessTokens tokens;
    private final TrustedTokens trusted;
    private final GrantStore grants;

    public BearerGuard(OAuthSettings settings, Platform platform, TrustedTokens trusted, GrantStore grants) {
        this.settings = settings;
        this.platform = platform;
        this.trusted = trusted;
        this.grants = grants;
        challenges = new Challenges(settings);
        resources = new Resources(settings);
        scopes = new Scopes(settings.scopes());
        tokens = new AccessTokens(platform);
    }

    /// The endpoint behind this guard.
    public HttpHandler protect(GuardedHandler endpoint) {
        return request -> {
            List<String> headers = request.headers().all("Authorization");
            if (headers.isEmpty() || headers.size() == 1 && !isBearer(headers.getFirst())) {
                return challenges.noCredentials(request);
            }
            if (headers.size() > 1) {
                return challenges.invalidRequest(request,
                    "The Authorization header is given twice. The app needs a fix: update it, or tell its makers");
            }
            return admit(request, credentials(headers.getFirst()), endpoint);
        };
    }

    private HttpResponse admit(HttpRequest request, String text, GuardedHandler endpoint) {
        Optional<AccessToken> known = trusted.find(text, platform.clock().monotonic());
        if (known.isPresent()) {
            return pass(request, known.get(), endpoint);
        }
        return platform.crypto().isImmediate() ? verify(request, text, endpoint)
            : HttpResponse.waiting(() -> verify(request, text, endpoint));
    }

    private HttpResponse verify(HttpRequest request, String text, GuardedHandler endpoint) {
        Optional<AccessToken> token = tokens.open(text);
        if (token.isEmpty()) {
            return challenges.invalidToken(request, "The access token is not one of this server. Sign in again from your app");
        }
        if (token.get().expires() <= platform.clock().now()) {
            return challenges.invalidToken(request,
                "The access token has expired. If your app does not renew it by itself, sign in again from there");
        }
        return HttpResponse.waiting(() -> ask(request, text, withImpliedScopes(token.get()), endpoint));
    }

    private HttpResponse ask(HttpRequest request, String text, AccessToken token, GuardedHandler endpoint) {
        long endings = trusted.endings();
        long now = platform.clock().now();
        Optional<Grant> grant = grants.find(Grant.key(token.caller().subject(), token.grant()));
        boolean stands = grant.isPresent() && grant.get().state() instanceof GrantState.Active active && !active.hasEnded(token.id());
        if (!stands) {
            return challenges.invalidToken(request, "The access token was revoked: your access has ended. Sign in again from your app");
        }
        if (grant.get().lastUsed() + TOUCH <= now) {
            grants.touch(grant.get());
        }
        // By the clock that is never set back: a token must not be trusted for longer than it says, whatever happens to the other.
        long trust = Math.min(settings.lifetimes().trust(), token.expires() - now);
        trusted.remember(text, token, platform.clock().monotonic() + trust, endings);
        return pass(request, token, endpoint);
    }

    private HttpResponse pass(HttpRequest request, AccessToken token, GuardedHandler endpoint) {
        if (!resources.covers(token.audience(), request.path())) {
            return challenges.invalidToken(request,
                "The access token has another audience than this resource. Sign in again from your app, at this very address");
        }
        return endpoint.handle(request, token.caller()).map(response -> challenges.complete(request, response));
    }

    /// Done once a token, not once a call.
    private AccessToken withImpliedScopes(AccessToken token) {
        Caller caller = token.caller();
        var wide = new Caller(caller.subject(), caller.client(), scopes.withImplied(caller.scopes()), caller.claims(), caller.access());
        return new AccessToken(token.id(), token.grant(), token.audience(), token.expires(), wide);
    }

    private static boolean isBearer(String header) {
        boolean isWhole = header.length() == SCHEME.length() || header.length() > SCHEME.length() && header.charAt(SCHEME.length()) == ' ';
        return isWhole && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /// What stands after the scheme. Tokens are long: it is copied once.
    private static String credentials(String header) {
        int from = SCHEME.length();
        while (from < header.length() && header.charAt(from) <= ' ') {
            from++;
        }
        return header.substring(from).stripTrailing();
    }
}
