package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// The core with its authorization server and its pages, compiled by TeaVM, on real workerd.
class GuardedWorkerTest {
    private static final String CALLBACK = "http://127.0.0.1:4711/callback";
    private static final String RESOURCE = "http://localhost:8787/mcp";
    // The pair of RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static Workerd workerd;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startWorkerd() throws IOException {
        workerd = Workerd.start(NodeTools.required(), Worker.in(Path.of("target/worker")).with("LOGIN", "yes"));
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void without_a_token_the_way_to_one_is_told() throws Exception {
        var refused = WorkerClient.of(workerd.url()).send("{}");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("www-authenticate").orElseThrow()).contains("/.well-known/oauth-protected-resource/mcp");
        var metadata = send(request("/.well-known/oauth-authorization-server"));
        assertThat(json(metadata).string("token_endpoint")).hasValue("http://localhost:8787/token");
    }

    @Test
    void a_client_logs_in_calls_refreshes_and_is_revoked() throws Exception {
        var client = register();
        var tokens = redeem(client, code(client));
        var access = tokens.string("access_token").orElseThrow();
        assertThat(add(access).body()).contains("\"text\":\"42\"");
        assertThat(add(access.substring(1)).statusCode()).isEqualTo(401);

        var fresh = json(form("/token", Map.of("grant_type", "refresh_token", "client_id", client,
            "refresh_token", tokens.string("refresh_token").orElseThrow())));
        assertThat(add(fresh.string("access_token").orElseThrow()).statusCode()).isEqualTo(200);

        var revoked = form("/revoke", Map.of("client_id", client, "token", fresh.string("refresh_token").orElseThrow()));
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(add(fresh.string("access_token").orElseThrow()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_code_is_good_for_its_own_verifier_only() throws Exception {
        var client = register();
        assertThat(form("/token", redemption(client, code(client), "x".repeat(43))).statusCode()).isEqualTo(400);
    }

    @Test
    void pages_and_their_files_are_drawn() throws Exception {
        var home = send(request("/"));
        assertThat(home.body()).contains("<h1>gate-worker</h1>", "Adds two whole numbers");
        assertThat(home.headers().firstValue("content-security-policy").orElseThrow()).contains("default-src 'none'");
        var style = Jsoup.parse(home.body()).select("link[rel=stylesheet]").attr("href");
        assertThat(send(request(style)).headers().firstValue("content-type")).hasValue("text/css; charset=utf-8");
    }

    private String register() throws Exception {
        var answer = send(request("/register").header("Content-Type", "application/json").POST(BodyPublishers.ofString("""
            {"client_name":"Test","redirect_uris":["%s"],"token_endpoint_auth_method":"none"}""".formatted(CALLBACK))));
        assertThat(answer.statusCode()).isEqualTo(201);
        return json(answer).string("client_id").orElseThrow();
    }

    private String code(String client) throws Exception {
        var query = encoded(Map.of("response_type", "code", "client_id", client, "redirect_uri", CALLBACK, "state", "s",
            "code_challenge", CHALLENGE, "code_challenge_method", "S256", "resource", RESOURCE));
        var location = new Visitor(http, workerd.url()).allow("/authorize?" + query);
        assertThat(location).startsWith(CALLBACK + "?");
        return Parameters.read(location.substring(CALLBACK.length() + 1)).orElseThrow().find("code").orElseThrow();
    }

    private JsonObject redeem(String client, String code) throws Exception {
        var answer = form("/token", redemption(client, code, VERIFIER));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static Map<String, String> redemption(String client, String code, String verifier) {
        return Map.of("grant_type", "authorization_code", "client_id", client, "code", code, "redirect_uri", CALLBACK,
            "code_verifier", verifier, "resource", RESOURCE);
    }

    private HttpResponse<String> add(String token) throws Exception {
        return send(request("/mcp").header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
            .header("Authorization", "Bearer " + token).header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", "tools/call").header("Mcp-Name", "add")
            .POST(BodyPublishers.ofString("""
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"add","arguments":{"a":40,"b":2},"_meta":{
                "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""")));
    }

    private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
        return send(
            request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(encoded(fields))));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(workerd.url().resolve(target)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return Json.parse(answer.body()).asObject().orElseThrow();
    }
}
