package remotemcp.oauth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import remotemcp.http.Body;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.oauth.authorize.AuthorizationFailure;
import remotemcp.oauth.authorize.AuthorizationRequest;
import remotemcp.oauth.authorize.Authorizations;
import remotemcp.oauth.authorize.Interaction;
import remotemcp.oauth.resource.BearerGuard;
import remotemcp.oauth.resource.Scope;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Caller;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.OverloadedException;

/// An authorization server and a protected resource in memory, whose user allows everything without being asked.
public final class TestServer implements HttpHandler {
    public static final String BASE = "https://mcp.example.com";
    public static final String MCP = BASE + "/mcp";
    public static final String USER = "user-1";
    public static final JsonObject CLAIMS = JsonObject.of("email", "ada@example.com");

    public final MemoryPlatform world;
    public final OAuthSettings settings;
    public final AuthorizationServer server;
    public final List<OAuthException> refused = new ArrayList<>();
    public String user = USER;
    public Optional<AuthorizationRequest> asked = Optional.empty();

    private TestServer(MemoryPlatform world, OAuthSettings settings) {
        this.world = world;
        this.settings = settings;
        server = new AuthorizationServer(settings, world.platform());
        guard = server.guard();
    }

    private final BearerGuard guard;

    public static TestServer create() {
        return create(settings -> settings);
    }

    public static TestServer create(UnaryOperator<OAuthSettings> change) {
        return on(MemoryPlatform.create(), change);
    }

    public static TestServer on(MemoryPlatform world, UnaryOperator<OAuthSettings> change) {
        return new TestServer(world,
            change.apply(OAuthSettings.at(BASE).withScopes(Scope.baseline("read", "Read"), Scope.extra("write", "Write", "read"))));
    }

    /// The same world after a restart of the process: nothing in memory is left but the store.
    public TestServer restarted() {
        return new TestServer(world, settings);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return switch (request.path()) {
            case "/authorize" -> server.authorization(new Agreeable()).handle(request);
            case "/token" -> server.token().handle(request);
            case "/register" -> server.registration().handle(request);
            case "/revoke" -> server.revocation().handle(request);
            case "/mcp", "/sse", "/messages", "/mcp/part", "/mcp/part/of/it" -> guard.protect(TestServer::tell).handle(request);
            default -> server.metadata().handle(request);
        };
    }

    public HttpResponse.Ready send(HttpRequest request) {
        try {
            return handle(request).ready();
        } catch (OverloadedException busy) {
            return HttpResponse.text(503, "busy").header("Retry-After", Long.toString(busy.retryAfterSeconds()));
        }
    }

    HttpResponse.Ready sendFrom(String peer, HttpRequest request) {
        return send(new HttpRequest(request.method(), request.path(), request.query(), request.headers(), request.body(), peer,
            request.departure()));
    }

    public HttpResponse.Ready post(String target, Form form) {
        return send(HttpRequest.post(target, "application/x-www-form-urlencoded", form.bytes()));
    }

    public HttpResponse.Ready register(JsonObject metadata) {
        return send(HttpRequest.post("/register", "application/json", metadata.bytes()));
    }

    public TestClient client() {
        return client("none");
    }

    public TestClient client(String authMethod) {
        return client(TestClient.metadata().with("token_endpoint_auth_method", authMethod));
    }

    public TestClient client(JsonObject metadata) {
        HttpResponse.Ready response = register(metadata);
        if (response.status() != 201) {
            throw new AssertionError(text(response));
        }
        return new TestClient(this, json(response));
    }

    /// A call of the protected resource.
    public HttpResponse.Ready call(String path, String token) {
        return send(HttpRequest.get(path).header("Authorization", "Bearer " + token));
    }

    public int status(String token) {
        return call("/mcp", token).status();
    }

    public static JsonObject json(HttpResponse.Ready response) {
        return Json.parse(bytes(response)).asObject().orElseThrow();
    }

    public static String text(HttpResponse.Ready response) {
        return new String(bytes(response), StandardCharsets.UTF_8);
    }

    public static String header(HttpResponse.Ready response, String name) {
        return response.headers().find(name).orElse("");
    }

    public static String error(HttpResponse.Ready response) {
        return json(response).string("error").orElse("");
    }

    private static byte[] bytes(HttpResponse.Ready response) {
        return ((Body.Bytes) response.body()).bytes();
    }

    private static HttpResponse tell(HttpRequest request, Caller caller) {
        return HttpResponse.json(200, JsonObject.builder().put("subject", caller.subject()).put("client", caller.client())
            .put("scopes", JsonArray.ofStrings(caller.scopes().stream().sorted().toList())).put("claims", caller.claims()).build());
    }

    private final class Agreeable implements Interaction {

        @Override
        public HttpResponse begin(HttpRequest request, AuthorizationRequest authorization) {
            asked = Optional.of(authorization);
            Authorizations authorizations = server.authorizations();
            AuthorizationRequest carried = authorizations.open(authorizations.seal(authorization)).orElseThrow();
            if (authorization.state().equals(Optional.of("deny"))) {
                return HttpResponse.redirect(authorizations.deny(carried));
            }
            String grantId = Base64Url.encode(world.platform().random().bytes(16));
            return HttpResponse.redirect(
                authorizations.approve(new Authorizations.Approval(grantId, carried, user, Set.copyOf(carried.scopes()), CLAIMS)));
        }

        @Override
        public HttpResponse fail(HttpRequest request, AuthorizationFailure failure) {
            refused.add(failure.reason());
            return HttpResponse.text(failure.reason().status(), failure.location());
        }

        @Override
        public HttpResponse refuse(HttpRequest request, OAuthException reason) {
            refused.add(reason);
            return HttpResponse.text(reason.status(), reason.code() + ": " + reason.getMessage());
        }
    }
}
