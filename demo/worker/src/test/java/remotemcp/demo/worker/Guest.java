package remotemcp.demo.worker;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A newcomer with a browser and a client: makes an account, allows the client, and calls tools with the token it gets.
final class Guest {
    static final String CALLBACK = "http://127.0.0.1:4711/callback";
    static final String PUBLIC_URL = "http://localhost:8787";
    // The pair of RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI site;
    private final String[] headers;

    /// @param headers names and values that each of its requests carries
    Guest(URI site, String... headers) {
        this.site = site;
        this.headers = headers;
    }

    String register() throws Exception {
        var answer = send(request("/register").header("Content-Type", "application/json").POST(BodyPublishers.ofString("""
            {"client_name":"Test","redirect_uris":["%s"],"token_endpoint_auth_method":"none"}""".formatted(CALLBACK))));
        return json(answer).string("client_id").orElseThrow();
    }

    /// What the token endpoint answers in the end.
    JsonObject login(String client) throws Exception {
        var signUp = get(Jsoup.parse(authorize(client).body()).select("a[href^=/signup]").attr("href")).body();
        var account = Map.of("email", "guest" + System.nanoTime() + "@example.com", "password", "four unrelated words");
        var consent = get(submit(signUp, "password", account)).body();
        var location = submit(consent, "consent", Map.of("decision", "allow"));
        var code = Parameters.read(location.substring(CALLBACK.length() + 1)).orElseThrow().find("code").orElseThrow();
        return json(form("/token", Map.of("grant_type", "authorization_code", "client_id", client, "code", code, "redirect_uri", CALLBACK,
            "code_verifier", VERIFIER, "resource", resource())));
    }

    /// The page to which a client sends the browser.
    HttpResponse<String> authorize(String client) throws Exception {
        return get("/authorize?" + encoded(Map.of("response_type", "code", "client_id", client, "redirect_uri", CALLBACK, "state", "s",
            "code_challenge", CHALLENGE, "code_challenge_method", "S256", "resource", resource())));
    }

    /// By the name that the server gives itself, whatever address the test reaches it at.
    private String resource() throws Exception {
        return json(get("/.well-known/oauth-protected-resource/mcp")).string("resource").orElseThrow();
    }

    JsonObject refresh(String client, String token) throws Exception {
        return json(form("/token", Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", token)));
    }

    HttpResponse<String> revoke(String client, String token) throws Exception {
        return form("/revoke", Map.of("client_id", client, "token", token));
    }

    /// Calls the tool `add`.
    HttpResponse<String> add(String token) throws Exception {
        return send(request("/mcp").header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
            .header("Authorization", "Bearer " + token).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call")
            .header("Mcp-Name", "add")
            .POST(BodyPublishers.ofString("""
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"add","arguments":{"a":40,"b":2},"_meta":{
                "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""")));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Accept", "text/html"));
    }

    HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
        return send(
            request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(encoded(fields))));
    }

    /// Sends the form that has this field; answers where it leads.
    String submit(String page, String field, Map<String, String> typed) throws Exception {
        var answer = send(page, field, typed);
        return answer.headers().firstValue("location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /// Sends the form that has this field.
    HttpResponse<String> send(String page, String field, Map<String, String> typed) throws Exception {
        var form = Jsoup.parse(page).select("form:has([name=" + field + "])").first();
        if (form == null) {
            throw new AssertionError("no form with " + field + " in " + page);
        }
        var fields = new LinkedHashMap<String, String>();
        form.select("input[name]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.putAll(typed);
        return form(form.attr("action"), fields);
    }

    private HttpRequest.Builder request(String target) {
        var request = HttpRequest.newBuilder(site.resolve(target)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var line = cookies.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("; "));
        var answer = http.send((line.isEmpty() ? request : request.header("Cookie", line)).build(), BodyHandlers.ofString());
        answer.headers().allValues("set-cookie")
            .forEach(set -> cookies.put(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1, set.indexOf(';'))));
        return answer;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.parse(answer.body()).asObject().orElseThrow();
    }
}
