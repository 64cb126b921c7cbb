package remotemcp.oauth.client;

import java.util.List;
import java.util.Optional;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.resource.Scopes;
import remotemcp.platform.Platform;
import remotemcp.protocol.ScopeTokens;

/// `POST /register`: dynamic client registration (RFC 7591 §3). The answer tells what is in effect, which may be less than was asked.
public final class RegistrationEndpoint implements HttpHandler {
    private final Clients clients;
    private final OAuthSettings settings;
    private final Platform platform;

    public RegistrationEndpoint(OAuthSettings settings, Platform platform, Clients clients) {
        this.settings = settings;
        this.platform = platform;
        this.clients = clients;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!settings.registration()) {
            throw new OAuthException(404, "access_denied", "This server does not let apps register themselves",
                "Ask the operator of the server to register your app, and give the app the client_id you get");
        }
        if (!request.method().equals("POST")) {
            return HttpResponse.of(405).header("Allow", "POST, OPTIONS");
        }
        JsonObject metadata = metadata(request);
        Client client = clients.register(metadata);
        return HttpResponse.json(201, answer(client, metadata));
    }

    private static JsonObject metadata(HttpRequest request) {
        if (!isJson(request)) {
            throw invalid("A registration has to be sent as application/json");
        }
        try {
            return Json.parse(request.body()).asObject().orElseThrow(() -> invalid("A registration has to be a JSON object"));
        } catch (JsonException e) {
            throw invalid("The registration is no well-formed JSON");
        }
    }

    private JsonObject answer(Client client, JsonObject asked) {
        var answer = JsonObject.builder().put("client_id", client.id()).put("client_id_issued_at", platform.clock().now() / 1000);
        if (client.authMethod() != ClientAuthMethod.NONE) {
            answer.put("client_secret", clients.secret(client)).put("client_secret_expires_at", 0);
        }
        return answer
            .put("client_name", client.name())
            .put("client_uri", client.uri())
            .put("redirect_uris", JsonArray.ofStrings(client.redirectUris()))
            .put("grant_types", JsonArray.ofStrings(List.of("authorization_code", "refresh_token")))
            .put("response_types", JsonArray.ofStrings(List.of("code")))
            .put("token_endpoint_auth_method", client.authMethod().wire())
            .put("application_type", asked.string("application_type"))
            .put("scope", scope(asked))
            .build();
    }

    /// What of the scopes it named exists here.
    private Optional<String> scope(JsonObject asked) {
        return asked.string("scope").flatMap(ScopeTokens::parse)
            .map(wish -> String.join(" ", new Scopes(settings.scopes()).grantable(wish)));
    }

    private static boolean isJson(HttpRequest request) {
        List<String> types = request.headers().all("Content-Type");
        String type = types.size() == 1 ? types.getFirst() : "";
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase("application/json");
    }

    private static OAuthException invalid(String why) {
        return new OAuthException("invalid_client_metadata", why);
    }
}
