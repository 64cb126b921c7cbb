package remotemcp.oauth.resource;

import java.util.List;
import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthSettings;

/// Refusals of a protected endpoint, each with a challenge that tells the client where to begin and what to ask for
/// (RFC 6750 §3, RFC 9728 §5.1, MCP authorization, "scope challenge handling").
final class Challenges {
    private static final String CHALLENGE = "WWW-Authenticate";

    private final Resources resources;
    private final List<String> baseline;

    Challenges(OAuthSettings settings) {
        resources = new Resources(settings);
        baseline = new Scopes(settings.scopes()).baseline();
    }

    /// 401 to a request without credentials. It names no error: there was none (RFC 6750 §3.1).
    HttpResponse.Ready noCredentials(HttpRequest request) {
        return refusal(401, challenge(request, "", baseline), "unauthorized",
            "You are not signed in to this server. Sign in from your app, then try again; an app that has no "
                + "way to sign in connects through a program that has one, such as remote-mcp bridge or mcp-remote");
    }

    /// 401 to a token that is not good here.
    HttpResponse.Ready invalidToken(HttpRequest request, String why) {
        return refusal(401, challenge(request, error("invalid_token", why), baseline), "invalid_token", why);
    }

    /// 400 to credentials that nobody could read.
    HttpResponse.Ready invalidRequest(HttpRequest request, String why) {
        return refusal(400, challenge(request, error("invalid_request", why), baseline), "invalid_request", why);
    }

    /// Completes the answer of an endpoint that wants more scopes, 403 with `Bearer error="insufficient_scope"` and what is needed: it
    /// does not know where its metadata is.
    HttpResponse.Ready complete(HttpRequest request, HttpResponse.Ready response) {
        Optional<String> challenge = response.status() == 403 ? response.headers().find(CHALLENGE) : Optional.empty();
        return challenge.map(text -> response.header(CHALLENGE, text + ", " + metadata(request))).orElse(response);
    }

    private String challenge(HttpRequest request, String error, List<String> scopes) {
        return "Bearer " + error + metadata(request) + ", scope=\"" + String.join(" ", scopes) + '"';
    }

    private String metadata(HttpRequest request) {
        return "resource_metadata=\"" + resources.metadataUrl(request.path()) + '"';
    }

    /// The reasons are our own texts: no quote is in them.
    private static String error(String code, String why) {
        return "error=\"" + code + "\", error_description=\"" + why + "\", ";
    }

    private static HttpResponse.Ready refusal(int status, String challenge, String code, String why) {
        JsonObject body = JsonObject.builder().put("error", code).put("error_description", why).build();
        return HttpResponse.json(status, body).header(CHALLENGE, challenge).header("Cache-Control", "no-store");
    }
}
