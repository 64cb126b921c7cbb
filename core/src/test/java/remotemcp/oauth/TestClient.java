package remotemcp.oauth;

import java.util.Base64;
import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.http.PercentCode;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.JcaCrypto;

/// A registered client that does everything right unless a test changes what it sends.
public final class TestClient {
    public static final String CALLBACK = "http://127.0.0.1:4711/callback";
    public static final String VERIFIER = "a-verifier-of-43-to-128-characters-0123456789._~";
    public static final String STATE = "a state & more";

    final TestServer server;
    public final JsonObject registration;
    private final String callback;

    public TestClient(TestServer server, JsonObject registration) {
        this.server = server;
        this.registration = registration;
        callback = registration.array("redirect_uris").orElseThrow().get(0).asString().orElseThrow();
    }

    public static JsonObject metadata() {
        return JsonObject.builder().put("client_name", "Test client").put("redirect_uris", JsonArray.of(Json.of(CALLBACK)))
            .put("token_endpoint_auth_method", "none").build();
    }

    public static String challenge(String verifier) {
        return Base64Url.encode(new JcaCrypto().sha256(verifier.getBytes()));
    }

    public String id() {
        return registration.string("client_id").orElseThrow();
    }

    public String secret() {
        return registration.string("client_secret").orElse("");
    }

    public Form authorization() {
        return Form.of("response_type", "code", "client_id", id(), "redirect_uri", callback, "state", STATE, "code_challenge",
            challenge(VERIFIER),
            "code_challenge_method", "S256", "resource", TestServer.MCP, "scope", "read write");
    }

    public HttpResponse.Ready authorize(Form form) {
        return server.send(HttpRequest.get("/authorize?" + form.text()));
    }

    public HttpResponse.Ready authorizeFrom(String peer, Form form) {
        return server.sendFrom(peer, HttpRequest.get("/authorize?" + form.text()));
    }

    /// The parameters that the redirect brings to the client.
    public Parameters answer(Form form) {
        HttpResponse.Ready response = authorize(form);
        String location = TestServer.header(response, "Location");
        if (response.status() != 303 || !location.startsWith(callback + "?")) {
            throw new AssertionError(response.status() + " " + location + " " + TestServer.text(response));
        }
        return Parameters.read(location.substring(callback.length() + 1)).orElseThrow();
    }

    public String code() {
        return code(authorization());
    }

    public String code(Form form) {
        return answer(form).find("code").orElseThrow();
    }

    public Form redemption(String code) {
        return Form.of("grant_type", "authorization_code", "code", code, "redirect_uri", callback, "client_id", id(), "code_verifier",
            VERIFIER,
            "resource", TestServer.MCP);
    }

    public HttpResponse.Ready redeem(String code) {
        return server.post("/token", redemption(code));
    }

    /// A whole login: the token response.
    public JsonObject login() {
        return login(authorization());
    }

    public JsonObject login(Form form) {
        HttpResponse.Ready response = redeem(code(form));
        if (response.status() != 200) {
            throw new AssertionError(TestServer.text(response));
        }
        return TestServer.json(response);
    }

    public Form refreshing(String token) {
        return Form.of("grant_type", "refresh_token", "refresh_token", token, "client_id", id());
    }

    public HttpResponse.Ready refresh(String token) {
        return server.post("/token", refreshing(token));
    }

    public HttpResponse.Ready revoke(String token) {
        return server.post("/revoke", Form.of("token", token, "client_id", id()));
    }

    /// Sends a form with the client's credentials in that way: none, basic or post.
    public HttpResponse.Ready prove(String target, String way, String secret, Form form) {
        return switch (way) {
            case "none" -> server.post(target, form.with("client_id", id()));
            case "post" -> server.post(target, form.with("client_id", id()).with("client_secret", secret));
            default -> server.send(HttpRequest.post(target, "application/x-www-form-urlencoded", form.without("client_id").bytes())
                .header("Authorization", basic(id(), secret)));
        };
    }

    public static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((PercentCode.encode(id) + ":" + PercentCode.encode(secret)).getBytes());
    }

    public static String access(JsonObject tokens) {
        return tokens.string("access_token").orElseThrow();
    }

    public static String refresh(JsonObject tokens) {
        return tokens.string("refresh_token").orElseThrow();
    }

    static Optional<String> error(Parameters answer) {
        return answer.find("error");
    }
}
