package remotemcp.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import remotemcp.auth.OwnAccounts;
import remotemcp.auth.StandardApp;
import remotemcp.http.Body;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;
import remotemcp.http.PercentCode;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.oauth.OAuthSettings;
import remotemcp.platform.BusyCrypto;
import remotemcp.platform.BusyStore;
import remotemcp.platform.FailingStore;
import remotemcp.platform.Key;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.platform.WatchedStore;

/// A whole server with login, in memory, one account on it, and a client that sends people there.
final class Town {
    static final String EMAIL = "ada@example.com";
    static final String PASSWORD = "four unrelated words";
    static final String CALLBACK = "https://client.example/callback";
    private static final String VERIFIER = "a".repeat(43);
    /// The S256 challenge of that verifier.
    private static final String CHALLENGE = "ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA";

    final MemoryPlatform world = MemoryPlatform.create();
    /// The records made since the town was built.
    final Set<Key> made = ConcurrentHashMap.newKeySet();
    final BusyStore records = new BusyStore(world.store());
    final BusyCrypto passwords = new BusyCrypto(world.platform().crypto());
    final FailingStore store = new FailingStore(records);
    final String url;
    final HttpHandler app;

    private Town(String url, boolean signUpOpen, boolean settled) {
        this(url, signUpOpen, settled, settings -> settings);
    }

    private Town(String url, boolean signUpOpen, boolean settled, UnaryOperator<OAuthSettings> change) {
        this.url = url;
        var server = McpServer.named("town", "1.0.0").title("Town hall")
            .tool("add", "Adds two numbers", tool -> {
                tool.number("a", "the <b>first</b> number");
                tool.number("b", "the second number");
                return call -> ToolResult.text("42");
            }).build();
        app = StandardApp.serving(server).at(url).signIn(OwnAccounts.signUp(signUpOpen, change)).on(watched());
        if (settled) {
            new Accounts(world.platform()).create(EmailAddress.read(EMAIL).orElseThrow(), PASSWORD, false);
        }
    }

    static Town published() {
        return new Town("https://mcp.example.com", false, true);
    }

    static Town published(UnaryOperator<OAuthSettings> change) {
        return new Town("https://mcp.example.com", false, true, change);
    }

    static Town local() {
        return new Town("http://localhost:8787", true, true);
    }

    /// A server on which nobody has an account yet.
    static Town empty() {
        return new Town("https://mcp.example.com", false, false);
    }

    private Platform watched() {
        Platform plain = world.platform();
        return new Platform(plain.clock(), plain.random(), passwords, new WatchedStore(store, made), plain.outbound(), plain.log(),
            plain.secret()).with(plain.timer());
    }

    String host() {
        return url.substring(url.indexOf("//") + 2);
    }

    Browser browser() {
        return new Browser(app, host(), "198.51.100.7");
    }

    Browser browserAt(String peer) {
        return new Browser(app, host(), peer);
    }

    /// Registers a client and answers its id.
    String client(String name, String redirectUri) {
        var metadata = JsonObject.builder().put("client_name", name).put("redirect_uris", JsonArray.ofStrings(List.of(redirectUri)))
            .put("token_endpoint_auth_method", "none").put("application_type", redirectUri.startsWith("https") ? "web" : "native").build();
        Ready answer = send(HttpRequest.post("/register", "application/json", metadata.bytes()));
        return json(answer).string("client_id").orElseThrow(() -> new AssertionError(text(answer)));
    }

    /// Where a client sends the browser.
    String authorize(String clientId, String redirectUri) {
        return "/authorize?response_type=code&client_id=" + clientId + "&redirect_uri=" + PercentCode.encode(redirectUri)
            + "&state=" + PercentCode.encode("st/ate+1") + "&scope=mcp%20offline_access&code_challenge=" + CHALLENGE
            + "&code_challenge_method=S256&resource=" + PercentCode.encode(url + "/mcp");
    }

    String authorize() {
        return authorize(client("Claude", CALLBACK), CALLBACK);
    }

    /// The token endpoint's answer to the code in that redirect.
    Ready redeem(String clientId, String location) {
        String body = "grant_type=authorization_code&client_id=" + clientId + "&redirect_uri="
            + PercentCode.encode(location.substring(0, location.indexOf('?')))
            + "&code=" + PercentCode.encode(parameter(location, "code")) + "&code_verifier=" + VERIFIER;
        return send(HttpRequest.post("/token", "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII)));
    }

    /// A browser in which Ada is signed in.
    Browser signedIn() {
        Browser browser = browser();
        browser.signIn(browser.open("/login"), EMAIL, PASSWORD).location();
        return browser;
    }

    static String parameter(String url, String name) {
        return Parameters.read(url.substring(url.indexOf('?') + 1)).orElseThrow().find(name).orElse("");
    }

    static JsonObject json(Ready response) {
        return Json.parse(((Body.Bytes) response.body()).bytes()).asObject().orElseThrow();
    }

    private static String text(Ready response) {
        return new String(((Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
    }

    private Ready send(HttpRequest request) {
        return app.handle(request.header("Host", host())).ready();
    }
}
