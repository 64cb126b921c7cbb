package remotemcp.oauth.token;

import java.util.Set;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.client.ClientAuthenticator;
import remotemcp.oauth.client.Clients;
import remotemcp.oauth.grant.Grant;
import remotemcp.oauth.grant.GrantStore;
import remotemcp.oauth.resource.AccessToken;
import remotemcp.oauth.resource.AccessTokens;
import remotemcp.platform.Caller;
import remotemcp.platform.Platform;

/// `POST /token` (OAuth 2.1 §3.2): codes and refresh tokens become access tokens.
public final class TokenEndpoint implements HttpHandler {
    private final Platform platform;
    private final OAuthSettings settings;
    private final ClientAuthenticator authentication;
    private final GrantStore grants;
    private final AccessTokens tokens;
    private final CodeExchange codes;
    private final RefreshExchange refreshTokens;

    public TokenEndpoint(OAuthSettings settings, Platform platform, Clients clients, GrantStore grants) {
        this.settings = settings;
        this.platform = platform;
        this.grants = grants;
        authentication = new ClientAuthenticator(clients);
        tokens = new AccessTokens(platform);
        codes = new CodeExchange(settings, platform, grants);
        refreshTokens = new RefreshExchange(settings, platform, grants);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.method().equals("POST")) {
            return HttpResponse.of(405).header("Allow", "POST, OPTIONS");
        }
        Parameters form = ClientForm.read(request);
        Client client = authentication.client(request, form);
        return HttpResponse.json(200, answer(issue(client, form)));
    }

    private TokenIssue issue(Client client, Parameters form) {
        String type =
            ClientForm.find(form, "grant_type").orElseThrow(() -> new OAuthException("invalid_request", "The request has no grant_type"));
        return switch (type) {
            case "authorization_code" -> codes.redeem(client, form);
            case "refresh_token" -> refreshTokens.refresh(client, form);
            default -> throw new OAuthException("unsupported_grant_type", "grant_type has to be authorization_code or refresh_token");
        };
    }

    private JsonObject answer(TokenIssue issue) {
        Grant grant = issue.grant();
        long now = platform.clock().now();
        long expires = Math.min(now + settings.lifetimes().access(), grants.ends(grant));
        var caller = new Caller(grant.subject(), grant.consent().clientId(), Set.copyOf(issue.scopes()), issue.claims());
        String token = tokens.seal(new AccessToken(tokens.freshId(), grant.id(), issue.audience(), expires, caller));
        return JsonObject.builder()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", (expires - now) / 1000)
            .put("refresh_token", issue.refreshToken())
            .put("scope", String.join(" ", issue.scopes()))
            .put("resource", issue.audience())
            .build();
    }
}
