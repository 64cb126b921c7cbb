package remotemcp.bench;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import remotemcp.app.Login;
import remotemcp.app.Routes;
import remotemcp.http.Body;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.http.PercentCode;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.oauth.AuthorizationServer;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.authorize.AuthorizationFailure;
import remotemcp.oauth.authorize.AuthorizationRequest;
import remotemcp.oauth.authorize.Authorizations;
import remotemcp.oauth.authorize.Interaction;
import remotemcp.platform.Base64Url;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;

/// The authorization server and bearer guard with one user who allows everything without being asked.
final class GrantedLogin implements Login {
    private static final String CALLBACK = "http://127.0.0.1/callback";
    private static final String VERIFIER = "v".repeat(43);

    private final Platform platform;
    private final AuthorizationServer server;

    GrantedLogin(Platform platform, String url) {
        this.platform = platform;
        this.server = new AuthorizationServer(OAuthSettings.at(url), platform);
    }

    @Override
    public HttpHandler guard(GuardedHandler handler) {
        return server.guard().protect(handler);
    }

    @Override
    public void addTo(Routes routes) {
    }

    /// A fresh access token, by registration, authorization and redemption.
    String token() {
        var metadata =
            JsonObject.builder().put("redirect_uris", JsonArray.of(Json.of(CALLBACK))).put("token_endpoint_auth_method", "none").build();
        String client = json(server.registration(), HttpRequest.post("/register", "application/json", metadata.bytes())).string("client_id")
            .orElseThrow();
        String challenge = Base64Url.encode(platform.crypto().sha256(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        String asked = form("response_type", "code", "client_id", client, "redirect_uri", CALLBACK, "code_challenge", challenge,
            "code_challenge_method", "S256", "resource", server.settings().resources().getFirst(), "scope", "mcp");
        String location = server.authorization(new Agreeing()).handle(HttpRequest.get("/authorize?" + asked)).ready().headers()
            .find("Location").orElseThrow();
        String code = Parameters.read(location.substring(location.indexOf('?') + 1)).orElseThrow().find("code").orElseThrow();
        String redeemed = form("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK, "client_id", client,
            "code_verifier", VERIFIER);
        var redemption = HttpRequest.post("/token", "application/x-www-form-urlencoded", redeemed.getBytes(StandardCharsets.US_ASCII));
        return json(server.token(), redemption).string("access_token").orElseThrow();
    }

    private static JsonObject json(HttpHandler handler, HttpRequest request) {
        HttpResponse.Ready answer = handler.handle(request).ready();
        return Json.parse(((Body.Bytes) answer.body()).bytes()).asObject().orElseThrow();
    }

    private static String form(String... namesAndValues) {
        var text = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(i == 0 ? "" : "&").append(namesAndValues[i]).append('=').append(PercentCode.encode(namesAndValues[i + 1]));
        }
        return text.toString();
    }

    private final class Agreeing implements Interaction {

        @Override
        public HttpResponse begin(HttpRequest request, AuthorizationRequest asked) {
            String grant = Base64Url.encode(platform.random().bytes(16));
            var approval = new Authorizations.Approval(grant, asked, "user", Set.copyOf(asked.scopes()), JsonObject.empty());
            return HttpResponse.redirect(server.authorizations().approve(approval));
        }

        @Override
        public HttpResponse fail(HttpRequest request, AuthorizationFailure failure) {
            throw failure.reason();
        }

        @Override
        public HttpResponse refuse(HttpRequest request, OAuthException reason) {
            throw reason;
        }
    }
}
