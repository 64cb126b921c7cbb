package remotemcp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.auth.OwnAccounts;
import remotemcp.auth.StandardApp;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.OverloadedException;
import remotemcp.transport.Site;
import remotemcp.transport.StatelessClient;

class AppTest {
    private final McpServer server = McpServer.named("test", "1").tool("hi", "Says hi", _ -> _ -> ToolResult.text("hi")).build();
    private final App local = StandardApp.serving(server).on(MemoryPlatform.create().platform());
    private final App published = StandardApp.serving(server).at(Site.at("https://mcp.example.com").allowing("https://good.example"))
        .on(MemoryPlatform.create().platform());

    @Test
    void an_open_server_answers_calls() {
        assertThat(new StatelessClient(local).result(StatelessClient.call("hi", "{}")).text()).contains("\"hi\"");
    }

    /// Browsers included: a page would mean nothing to a client.
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/event-stream", "application/json"})
    void what_fails_before_an_mcp_endpoint_is_answered_as_json_rpc(String accept) {
        App overloaded =
            StandardApp.serving(server).signIn((mcp, platform, site) -> new OverloadedLogin()).on(MemoryPlatform.create().platform());
        for (String path : List.of("/mcp", "/sse", "/messages")) {
            var response = ready(overloaded, HttpRequest.get(path).header("Host", "localhost").header("Accept", accept));
            assertThat(response.status()).as(path).isEqualTo(503);
            assertThat(response.headers().find("Retry-After")).hasValue("7");
            assertThat(StatelessClient.json(response).object("error").orElseThrow().integer("code")).hasValue(503);
        }
        var page = ready(overloaded, HttpRequest.get("/slow").header("Host", "localhost").header("Accept", "text/html"));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.headers().find("Content-Type").orElse("")).startsWith("text/html");
    }

    /// A login that has too much to do, at MCP URLs and at a page of its own.
    private static final class OverloadedLogin implements Login {
        @Override
        public HttpHandler guard(GuardedHandler handler) {
            return OverloadedLogin::refuse;
        }

        @Override
        public void addTo(Routes routes) {
            routes.at("/slow", OverloadedLogin::refuse);
        }

        private static HttpResponse refuse(HttpRequest request) {
            throw new OverloadedException("the login", 7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8787", "LOCALHOST:1", "127.0.0.1:65535", "[::1]:9", "[::1]"})
    void V15_a_loopback_server_answers_to_loopback_names_on_any_port(String host) {
        assertThat(list(local, host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com", "localhost.evil.example", "localhost.", "evil.localhost", "127.0.0.1.evil.example",
        "127.0.0.2",
        "localhost:", "localhost:0", "localhost:65536", "localhost:99999999999", "localhost:8787:8787", "user@localhost", "localhost@evil",
        "", " localhost", "localhost/", "[::1", "::1", "[::1].evil", "lo\u212Aalhost", "mcp.example.com", "0.0.0.0", "2130706433",
        "localhost:80a"})
    void V15_a_foreign_host_is_refused(String host) {
        var response = list(local, host);
        assertThat(response.status()).isEqualTo(403);
        assertThat(StatelessClient.json(response).has("id")).isFalse();
    }

    @Test
    void V15_no_host_and_two_hosts_are_refused() {
        assertThat(ready(local, HttpRequest.of("POST", "/mcp")).status()).isEqualTo(403);
        assertThat(ready(local, HttpRequest.of("POST", "/mcp").header("Host", "localhost").header("Host", "localhost")).status())
            .isEqualTo(403);
    }

    @Test
    void V15_a_public_server_answers_to_its_own_name_only() {
        assertThat(list(published, "mcp.example.com").status()).isEqualTo(200);
        assertThat(list(published, "MCP.example.com:443").status()).isEqualTo(200);
        for (String host : List.of("mcp.example.com:8443", "mcp.example.com.", "mcp.example.com.evil.org", "xmcp.example.com",
            "example.com")) {
            assertThat(list(published, host).status()).as(host).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "", "http://localhost.evil.example", "http://localhost@evil.example",
        "HTTP://localhost",
        "http://LOCALHOST", "http://localhost.", "http://localhost/", "http://localhost:80", "http://localhost:", "http://localhost:99999",
        "http://localhost:1.evil.example", "file://", "file:///etc", "javascript:x", "ftp://localhost", "http://", "http://[::1",
        "https://good.example"})
    void V16_S01_a_foreign_origin_is_refused_by_a_loopback_server(String origin) {
        var response = from(local, "localhost:8787", origin);
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers().find("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://good.example.evil.com", "https://good.example@evil.com", "null", "https://GOOD.example",
        "https://good.example.",
        "https://good.example:443", "https://good.example:8443", "http://good.example", "https://xgood.example", "https://good.example/",
        "http://localhost:9999", "https://good.example,https://evil.example"})
    void V16_S01_origins_of_a_public_server_are_compared_whole(String origin) {
        assertThat(from(published, "mcp.example.com", origin).status()).isEqualTo(403);
    }

    @Test
    void V16_two_origins_are_refused() {
        var request = StatelessClient.call("hi", "{}").header("Origin", "http://localhost:1").header("Origin", "http://localhost:1");
        assertThat(ready(local, request).status()).isEqualTo(403);
    }

    @Test
    void V17_an_allowed_page_is_named_exactly_and_never_with_credentials() {
        for (String origin : List.of("https://good.example", "https://mcp.example.com", "http://localhost:6274")) {
            var response = from(published, "mcp.example.com", origin);
            assertThat(response.status()).as(origin).isEqualTo(200);
            assertThat(response.headers().all("Access-Control-Allow-Origin")).containsExactly(origin);
            assertThat(response.headers().find("Vary")).contains("Origin");
            assertThat(response.headers().find("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void a_page_on_another_loopback_port_may_read_what_it_needs_to_log_in() {
        var response = from(local, "localhost:8787", "http://127.0.0.1:6274");
        assertThat(response.headers().find("Access-Control-Expose-Headers"))
            .contains("WWW-Authenticate, Mcp-Session-Id, MCP-Protocol-Version");
    }

    @Test
    void a_preflight_needs_no_login() {
        var guarded = StandardApp.serving(server).signIn((mcp, platform, site) -> new Login() {
            @Override
            public HttpHandler guard(GuardedHandler handler) {
                return request -> HttpResponse.of(401).header("WWW-Authenticate", "Bearer");
            }

            @Override
            public void addTo(Routes routes) {
            }
        }).on(MemoryPlatform.create().platform());
        var preflight = HttpRequest.of("OPTIONS", "/mcp").header("Host", "localhost").header("Origin", "http://localhost:6274")
            .header("Access-Control-Request-Method", "POST").header("Access-Control-Request-Headers", "authorization,mcp-protocol-version");
        var response = ready(guarded, preflight);
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers().find("Access-Control-Allow-Headers")).contains("*, Authorization");
        var refused = from(guarded, "localhost", "http://localhost:6274");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().find("Access-Control-Allow-Origin")).contains("http://localhost:6274");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"//mcp", "/mcp;x", "/%6dcp", "/mcp/../mcp", "/MCP", "/mcp%2f", "/./mcp", "/mcp/x", "/mcp//", "/mcp%00", "/mcp ", "mcp"})
    void V29_near_misses_of_the_path_reach_nothing(String path) {
        var r = StatelessClient.call("hi", "{}");
        var near = new HttpRequest(r.method(), path, r.query(), r.headers(), r.body(), r.peer(), r.departure());
        assertThat(ready(local, near).status()).isEqualTo(path.startsWith("/") ? 404 : 400);
    }

    /// V29
    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/sse"})
    void who_types_a_slash_too_many_is_led_to_the_right_url_and_gets_nothing_else(String path) {
        var r = StatelessClient.call("hi", "{}");
        var answer = ready(local, new HttpRequest(r.method(), path + "/", r.query(), r.headers(), r.body(), r.peer(), r.departure()));
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.headers().find("Location")).contains("http://localhost:8787" + path);
    }

    /// RFC 9110 §9.3.7
    @Test
    void the_server_as_a_whole_tells_its_methods() {
        var answer = ready(local, HttpRequest.of("OPTIONS", "*").header("Host", "localhost:8787"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().find("Allow")).contains("GET, HEAD, POST, DELETE, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"GET *", "POST *", "DELETE *", "GET ?x=1", "OPTIONS ?x=1", "GET mcp", "CONNECT localhost:80", "OPTIONS **", "GET "})
    void a_target_that_is_no_path_is_malformed(String line) {
        int mark = line.indexOf(' ');
        assertThat(ready(local, HttpRequest.of(line.substring(0, mark), line.substring(mark + 1)).header("Host", "localhost")).status())
            .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "GZIP", "identity, gzip", "x-gzip", "deflate", "zstd", ""})
    void H06_a_compressed_body_is_refused_and_the_client_told_to_send_it_plain(String coding) {
        for (String path : List.of("/mcp", "/token", "/register", "/login")) {
            var answer = ready(local, HttpRequest.post(path, "application/json", new byte[]{0x1f, (byte) 0x8b}).header("Host", "localhost")
                .header("Content-Encoding", coding));
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.headers().find("Accept-Encoding")).contains("identity");
        }
        var plain = StatelessClient.call("hi", "{}").header("Content-Encoding", "identity");
        assertThat(ready(local, plain).status()).isEqualTo(200);
    }

    @Test
    void health_tells_any_caller_that_the_server_lives_and_is_ready() {
        for (String path : List.of("/health/live", "/health/ready")) {
            assertThat(ready(local, HttpRequest.get(path).header("Host", "10.0.0.7:8787")).status()).isEqualTo(200);
        }
    }

    @Test
    void scopes_without_a_login_are_a_mistake_of_the_builder() {
        var scoped = McpServer.named("test", "1").tool("write", "Writes", tool -> {
            tool.scope("files:write", "Change your files");
            return _ -> ToolResult.text("done");
        }).build();
        var platform = MemoryPlatform.create().platform();
        assertThatThrownBy(() -> StandardApp.serving(scoped).on(platform)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("files:write");
        App withLogin = StandardApp.serving(scoped).signIn(OwnAccounts.signUpClosed()).on(platform);
        var metadata = ready(withLogin, HttpRequest.get("/.well-known/oauth-authorization-server").header("Host", "localhost"));
        assertThat(StatelessClient.json(metadata).array("scopes_supported").orElseThrow().text()).contains("\"mcp\"")
            .contains("\"files:write\"");
    }

    private static HttpResponse.Ready list(App app, String host) {
        var r = StatelessClient.request("tools/list", JsonObject.empty());
        var headers = HeaderList.copyOf(r.headers()).replacing("Host", host);
        return ready(app, new HttpRequest(r.method(), r.path(), r.query(), headers, r.body(), r.peer(), r.departure()));
    }

    private static HttpResponse.Ready from(App app, String host, String origin) {
        var r = StatelessClient.request("tools/list", JsonObject.empty());
        var headers = HeaderList.copyOf(r.headers()).replacing("Host", host).with("Origin", origin);
        return ready(app, new HttpRequest(r.method(), r.path(), r.query(), headers, r.body(), r.peer(), r.departure()));
    }

    private static HttpResponse.Ready ready(App app, HttpRequest request) {
        return app.handle(request).ready();
    }
}
