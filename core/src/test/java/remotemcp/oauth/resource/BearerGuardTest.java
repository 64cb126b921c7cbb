package remotemcp.oauth.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestClient.access;
import static remotemcp.oauth.TestClient.refresh;
import static remotemcp.oauth.TestServer.error;
import static remotemcp.oauth.TestServer.header;
import static remotemcp.oauth.TestServer.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.oauth.AuthorizationServer;
import remotemcp.oauth.Form;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;
import remotemcp.oauth.client.DocumentTrust;
import remotemcp.platform.Crypto;
import remotemcp.platform.JcaCrypto;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.platform.Priority;
import remotemcp.transport.McpEndpoint;

/// What stands before the protected endpoints (RFC 6750, RFC 9728 §5, OAuth 2.1 §5).
class BearerGuardTest {
    private final TestServer server = TestServer.create();
    private final TestClient client = server.client();
    private final JsonObject tokens = client.login();

    /// S02, S16
    @ParameterizedTest
    @CsvSource({"/mcp,/mcp", "/sse,/sse", "/messages,/mcp"})
    void S02_no_credentials_are_answered_with_the_way_in_and_no_error(String path, String metadata) {
        HttpResponse.Ready answer = server.send(HttpRequest.get(path));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate"))
            .isEqualTo("Bearer resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource" + metadata
                + "\", scope=\"read\"");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    /// V31
    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer  x", "Bearer nonsense", "bearer x", "BEARER a.b", "Bearer a.", "Bearer a.AAAA",
        "Bearer \u00e4\u0000", "Bearer a b",
        "Bearer a, Bearer b"})
    void V31_a_malformed_token_is_an_invalid_token(String value) {
        HttpResponse.Ready answer = server.send(HttpRequest.get("/mcp").header("Authorization", value.replace("\u0000", "")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"").contains("resource_metadata=")
            .contains("scope=\"read\"");
        assertThat(error(answer)).isEqualTo("invalid_token");
    }

    /// V31
    @Test
    void V31_a_huge_token_is_an_invalid_token() {
        assertThat(server.status("a." + "A".repeat(100_000))).isEqualTo(401);
        assertThat(server.status("x".repeat(100_000))).isEqualTo(401);
    }

    /// V31
    @Test
    void V31_two_authorization_headers_are_refused() {
        HttpRequest twice =
            HttpRequest.get("/mcp").header("Authorization", "Bearer " + access(tokens)).header("Authorization", "Bearer " + access(tokens));
        assertThat(server.send(twice).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Negotiate x", "", "Bearerx y"})
    void other_schemes_are_no_credentials(String value) {
        HttpResponse.Ready answer = server.send(HttpRequest.get("/mcp").header("Authorization", value));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).doesNotContain("error=");
    }

    @Test
    void the_scheme_is_read_in_any_letter_case_and_with_spaces() {
        assertThat(server.send(HttpRequest.get("/mcp").header("Authorization", "bearer   " + access(tokens))).status()).isEqualTo(200);
    }

    /// S03
    @Test
    void S03_a_token_in_the_query_or_in_a_form_is_never_read() {
        assertThat(server.send(HttpRequest.get("/mcp?access_token=" + access(tokens))).status()).isEqualTo(401);
        assertThat(server.post("/mcp", Form.of("access_token", access(tokens))).status()).isEqualTo(401);
        assertThat(server.send(HttpRequest.get("/mcp?access_token=" + access(tokens)).header("Authorization", "Bearer x")).status())
            .isEqualTo(401);
    }

    /// S04
    @Test
    void S04_a_session_id_or_cookie_does_not_stand_in_for_the_token() {
        assertThat(server.status(access(tokens))).isEqualTo(200);
        assertThat(server.send(HttpRequest.get("/mcp").header("Mcp-Session-Id", "x").header("Cookie", "x=" + access(tokens))).status())
            .isEqualTo(401);
    }

    @Test
    void every_other_text_of_a_login_is_no_access_token() {
        assertThat(server.status(refresh(tokens))).isEqualTo(401);
        assertThat(server.status(client.code())).isEqualTo(401);
        assertThat(server.status(client.id())).isEqualTo(401);
        assertThat(server.status("a." + client.id())).isEqualTo(401);
    }

    @Test
    void a_token_with_any_character_changed_is_refused() {
        String token = access(tokens);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(server.status(token.substring(0, i) + other + token.substring(i + 1))).isEqualTo(401);
        }
    }

    @Test
    void an_expired_token_is_refused_even_when_it_was_trusted_a_moment_ago() {
        server.world.advanceSeconds(3599);
        assertThat(server.status(access(tokens))).isEqualTo(200);
        server.world.advanceSeconds(1);
        HttpResponse.Ready answer = server.call("/mcp", access(tokens));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(error(answer)).isEqualTo("invalid_token");
    }

    /// S05, V35
    @Test
    void V35_a_token_for_another_resource_is_refused_with_its_reason() {
        TestServer other = TestServer.on(server.world,
            settings -> new OAuthSettings("other", TestServer.BASE, java.util.List.of(TestServer.BASE + "/other"),
                settings.lifetimes(), settings.scopes(), true, DocumentTrust.none()));
        HttpResponse.Ready answer = other.call("/mcp", access(tokens));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(json(answer).string("error_description").orElse("")).contains("audience");
    }

    @Test
    void one_token_serves_all_transports_of_the_server() {
        JsonObject sse = client.login(client.authorization().with("resource", TestServer.BASE + "/sse"));
        for (String path : new String[]{"/mcp", "/sse", "/messages"}) {
            assertThat(server.call(path, access(sse)).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void a_token_of_another_server_is_refused() {
        assertThat(TestServer.create().status(access(tokens))).isEqualTo(401);
    }

    @Test
    void a_trusted_token_passes_without_waiting() {
        assertThat(server.handle(request())).isInstanceOf(HttpResponse.Waiting.class);
        server.status(access(tokens));
        assertThat(server.handle(request())).isInstanceOf(HttpResponse.Ready.class);
        server.world.advanceSeconds(60);
        assertThat(server.handle(request())).isInstanceOf(HttpResponse.Waiting.class);
    }

    /// On Workers cryptography waits, too.
    @Test
    void where_cryptography_waits_verification_waits_and_trust_does_not() {
        MemoryPlatform world = server.world;
        Platform slow = new Platform(world.platform().clock(), world.platform().random(), new SlowCrypto(), world.store(),
            world.platform().outbound(), world.platform().log(),
            world.platform().secret());
        var guarded = new AuthorizationServer(server.settings, slow).guard().protect((request, caller) -> HttpResponse.of(204));
        assertThat(guarded.handle(HttpRequest.get("/mcp").header("Authorization", "Bearer a.AAAA")))
            .isInstanceOf(HttpResponse.Waiting.class);
        assertThat(guarded.handle(request())).isInstanceOf(HttpResponse.Waiting.class);
        assertThat(guarded.handle(request()).ready().status()).isEqualTo(204);
        assertThat(guarded.handle(request())).isInstanceOf(HttpResponse.Ready.class);
    }

    @Test
    void a_forged_token_is_refused_without_waiting() {
        assertThat(server.handle(HttpRequest.get("/mcp").header("Authorization", "Bearer a.AAAA"))).isInstanceOf(HttpResponse.Ready.class);
    }

    /// The bound on what another node believes.
    @Test
    void a_revocation_in_another_process_counts_once_the_trust_has_ended() {
        TestServer node = server.restarted();
        assertThat(node.status(access(tokens))).isEqualTo(200);
        client.revoke(refresh(tokens));
        assertThat(server.status(access(tokens))).isEqualTo(401);
        server.world.advanceSeconds(59);
        assertThat(node.status(access(tokens))).isEqualTo(200);
        server.world.advanceSeconds(1);
        assertThat(node.status(access(tokens))).isEqualTo(401);
    }

    @Test
    void a_clock_that_is_set_back_prolongs_no_trust() {
        TestServer node = server.restarted();
        assertThat(node.status(access(tokens))).isEqualTo(200);
        client.revoke(refresh(tokens));
        server.world.setBackSeconds(1800);
        server.world.advanceSeconds(60);
        assertThat(node.status(access(tokens))).isEqualTo(401);
    }

    @Test
    void without_trust_every_process_asks_the_store() {
        TestServer strict = TestServer.on(server.world, settings -> settings.withLifetimes(settings.lifetimes().withTrust(0)));
        assertThat(strict.status(access(tokens))).isEqualTo(200);
        client.revoke(refresh(tokens));
        assertThat(strict.status(access(tokens))).isEqualTo(401);
    }

    @Test
    void a_restart_forgets_no_revocation() {
        client.revoke(refresh(tokens));
        assertThat(server.restarted().status(access(tokens))).isEqualTo(401);
    }

    /// S15
    @Test
    void S15_a_missing_scope_is_answered_with_all_that_is_needed_and_where_to_get_it() {
        McpServer mcp = McpServer.named("test", "1").tool("rule", "Needs more", tool -> {
            tool.scope("write", "Use write").scope("admin", "Use admin");
            return call -> ToolResult.text("done");
        }).build();
        var endpoint = server.server.guard().protect(new McpEndpoint(mcp, server.world.platform()));
        HttpResponse.Ready answer = endpoint.handle(HttpRequest.post("/mcp", "application/json", """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"rule","arguments":{},"_meta":{
            "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""".getBytes())
            .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", "tools/call")
            .header("Mcp-Name", "rule").header("Authorization", "Bearer " + access(tokens))).ready();
        assertThat(answer.status()).as(TestServer.text(answer)).isEqualTo(403);
        assertThat(header(answer, "WWW-Authenticate")).isEqualTo(
            "Bearer error=\"insufficient_scope\", scope=\"write admin\", error_description=\"Sign in again from your app and allow more\", "
                + "resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"");
    }

    /// V18: what is remembered of one token is never used for another.
    @Test
    void V18_many_trusted_tokens_stay_apart() {
        for (int i = 0; i < 200; i++) {
            server.user = "user-" + i;
            String token = access(client.login());
            for (int call = 0; call < 2; call++) {
                assertThat(json(server.call("/mcp", token)).string("subject")).contains("user-" + i);
            }
        }
    }

    private static final class SlowCrypto implements Crypto {
        private final Crypto real = new JcaCrypto();

        @Override
        public byte[] sha256(byte[] input) {
            return real.sha256(input);
        }

        @Override
        public byte[] hmacSha256(byte[] key, byte[] input) {
            return real.hmacSha256(key, input);
        }

        @Override
        public byte[] encrypt(byte[] key, byte[] nonce, byte[] plain, byte[] bound) {
            return real.encrypt(key, nonce, plain, bound);
        }

        @Override
        public java.util.Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] sealed, byte[] bound) {
            return real.decrypt(key, nonce, sealed, bound);
        }

        @Override
        public String hashPassword(String password, Priority priority) {
            return real.hashPassword(password, priority);
        }

        @Override
        public boolean checkPassword(String password, String hash, Priority priority) {
            return real.checkPassword(password, hash, priority);
        }

        @Override
        public boolean isOutdated(String hash) {
            return real.isOutdated(hash);
        }

        @Override
        public boolean isImmediate() {
            return false;
        }
    }

    private HttpRequest request() {
        return HttpRequest.get("/mcp").header("Authorization", "Bearer " + access(tokens));
    }
}
