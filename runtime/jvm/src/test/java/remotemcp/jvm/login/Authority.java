package remotemcp.jvm.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// A protected MCP server at `/mcp` and its authorization server, on one loopback port: honest and strict, until a test replaces an answer.
/// Its authorization endpoint consents at once.
final class Authority implements AutoCloseable {
    private final HttpServer http;
    private final Map<String, Function<Request, Answer>> routes = new ConcurrentHashMap<>();
    private final Map<String, Parameters> codes = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final Set<String> accessTokens = ConcurrentHashMap.newKeySet();
    private final List<Request> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile UnaryOperator<JsonObject> metadata = document -> document;
    private volatile UnaryOperator<JsonObject> tokenAnswer = answer -> answer;

    private Authority(HttpServer http) {
        this.http = http;
        at("/mcp", this::resource);
        at("/.well-known/oauth-protected-resource/mcp", request -> Answer.json(200, resourceMetadata()));
        at("/.well-known/oauth-authorization-server", request -> Answer.json(200, metadata.apply(serverMetadata())));
        at("/register", request -> Answer.json(201, JsonObject.of("client_id", "client-" + numbers.incrementAndGet())));
        at("/authorize", this::authorize);
        at("/token", this::token);
        at("/revoke", request -> revoke(request));
    }

    record Request(String method, String path, String query, String body, Map<String, List<String>> headers) {

        Optional<String> header(String name) {
            return headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().getFirst()).findFirst();
        }

        Parameters form() {
            return Parameters.read(body).orElseThrow();
        }

        Parameters parameters() {
            return Parameters.read(query).orElseThrow();
        }
    }

    /// @param pauseMillis between repetitions of the body, which then has no end; below zero for one body
    record Answer(int status, Map<String, String> headers, byte[] body, int pauseMillis) {

        Answer(int status, Map<String, String> headers, byte[] body) {
            this(status, headers, body, -1);
        }

        static Answer endless() {
            return new Answer(200, Map.of("Content-Type", "application/json"), " ".repeat(50_000).getBytes(StandardCharsets.US_ASCII), 0);
        }

        static Answer trickling() {
            return new Answer(200, Map.of("Content-Type", "application/json"), new byte[]{' '}, 100);
        }

        static Answer json(int status, Json json) {
            return new Answer(status, Map.of("Content-Type", "application/json"), json.bytes());
        }

        static Answer text(int status, String type, String text) {
            return new Answer(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
        }

        static Answer redirect(String location) {
            return new Answer(302, Map.of("Location", location), new byte[0]);
        }
    }

    static Authority open() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 0), 50);
            var authority = new Authority(http);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", authority::handle);
            http.start();
            return authority;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    String mcp() {
        return url() + "/mcp";
    }

    /// Answers that path so from here on.
    void at(String path, Function<Request, Answer> answers) {
        routes.put(path, answers);
    }

    void metadata(UnaryOperator<JsonObject> change) {
        metadata = change;
    }

    void tokenAnswer(UnaryOperator<JsonObject> change) {
        tokenAnswer = change;
    }

    /// From here on no access token is good.
    void expireAccess() {
        accessTokens.clear();
    }

    void expireRefresh() {
        refreshTokens.clear();
    }

    List<Request> seen(String path) {
        return seen.stream().filter(request -> request.path().equals(path)).toList();
    }

    JsonObject resourceMetadata() {
        return JsonObject.builder().put("resource", mcp()).put("authorization_servers", JsonArray.of(Json.of(url())))
            .put("scopes_supported", JsonArray.of(Json.of("mcp"))).build();
    }

    JsonObject serverMetadata() {
        return JsonObject.builder().put("issuer", url()).put("authorization_endpoint", url() + "/authorize")
            .put("token_endpoint", url() + "/token")
            .put("registration_endpoint", url() + "/register").put("revocation_endpoint", url() + "/revoke")
            .put("scopes_supported", JsonArray.of(Json.of("mcp"), Json.of("offline_access")))
            .put("token_endpoint_auth_methods_supported", JsonArray.of(Json.of("none")))
            .put("authorization_response_iss_parameter_supported", true)
            .put("code_challenge_methods_supported", JsonArray.of(Json.of("S256"))).build();
    }

    Answer challenge(int status, String parameters) {
        return new Answer(status, Map.of("WWW-Authenticate", parameters), new byte[0]);
    }

    String challengeParameters() {
        return "Bearer resource_metadata=\"" + url() + "/.well-known/oauth-protected-resource/mcp\", scope=\"mcp\"";
    }

    private Answer resource(Request request) {
        boolean isKnown = request.header("Authorization")
            .filter(field -> field.startsWith("Bearer ") && accessTokens.contains(field.substring(7))).isPresent();
        return isKnown ? Answer.text(200, "text/plain", "42") : challenge(401, challengeParameters());
    }

    Answer authorize(Request request) {
        Parameters asked = request.parameters();
        String code = "code-" + numbers.incrementAndGet();
        codes.put(code, asked);
        String redirect = asked.find("redirect_uri").orElseThrow();
        return Answer.redirect(redirect + "?code=" + code + "&state=" + asked.find("state").orElseThrow() + "&iss="
            + url().replace("/", "%2F").replace(":", "%3A"));
    }

    private Answer token(Request request) {
        Parameters form = request.form();
        return switch (form.find("grant_type").orElse("")) {
            case "authorization_code" -> redeem(form);
            case "refresh_token" -> refreshTokens.remove(form.find("refresh_token").orElse("")) ? tokens() : error("invalid_grant");
            default -> error("unsupported_grant_type");
        };
    }

    private Answer redeem(Parameters form) {
        Parameters asked = codes.remove(form.find("code").orElse(""));
        boolean fits = asked != null
            && Set.of("client_id", "redirect_uri", "resource").stream().allMatch(name -> asked.find(name).equals(form.find(name)))
            && asked.find("code_challenge").orElse("").equals(challengeOf(form.find("code_verifier").orElse("")));
        return fits ? tokens() : error("invalid_grant");
    }

    private static String challengeOf(String verifier) {
        try {
            return Base64Url
                .encode(java.security.MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer tokens() {
        String access = "access-" + numbers.incrementAndGet();
        String refresh = "refresh-" + numbers.incrementAndGet();
        accessTokens.add(access);
        refreshTokens.add(refresh);
        return Answer.json(200,
            tokenAnswer.apply(JsonObject.builder().put("access_token", access).put("token_type", "Bearer").put("expires_in", 3600)
                .put("refresh_token", refresh).build()));
    }

    static Answer error(String error) {
        return Answer.json(error.equals("invalid_client") ? 401 : 400, JsonObject.of("error", error));
    }

    private Answer revoke(Request request) {
        refreshTokens.remove(request.form().find("token").orElse(""));
        return Answer.json(200, JsonObject.empty());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request =
                new Request(exchange.getRequestMethod(), uri.getRawPath(), uri.getRawQuery() == null ? "" : uri.getRawQuery(), body,
                    Map.copyOf(exchange.getRequestHeaders()));
            seen.add(request);
            Answer answer = routes.getOrDefault(request.path(), other -> Answer.text(404, "text/plain", "nothing here")).apply(request);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean isEndless = answer.pauseMillis() >= 0;
            exchange.sendResponseHeaders(answer.status(), isEndless ? 0 : answer.body().length == 0 ? -1 : answer.body().length);
            do {
                exchange.getResponseBody().write(answer.body());
                exchange.getResponseBody().flush();
                rest(answer.pauseMillis());
            } while (isEndless);
        }
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(Math.max(millis, 0));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> paths() {
        return new ArrayList<>(seen.stream().map(Request::path).toList());
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
