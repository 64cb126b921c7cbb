package remotemcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;

/// How a server's era and transport are found out.
class NegotiationTest {
    private static final String DISCOVERED = """
        {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{},"ttlMs":0,"cacheScope":"public",
         "_meta":{"io.modelcontextprotocol/serverInfo":{"name":"new","version":"1"}}}""";
    private final ScriptedServer server = new ScriptedServer();

    @Test
    void a_server_that_can_be_discovered_is_stateless() {
        server.result("server/discover", DISCOVERED);
        assertThat(server.client().open().peer()).satisfies(peer -> {
            assertThat(peer.revision()).isEqualTo("2026-07-28");
            assertThat(peer.name()).isEqualTo("new");
        });
        assertThat(server.methods()).containsExactly("server/discover");
    }

    /// 500 is what a widely used server of 2025 answers to a method it does not know.
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 415, 500, 501})
    void any_refusal_that_no_newer_server_sends_leads_to_the_handshake(int status) {
        server.status("server/discover", status).shakesHands("2025-11-25");
        assertThat(server.client().open().peer().revision()).isEqualTo("2025-11-25");
        assertThat(server.methods()).containsExactly("server/discover", "initialize", "notifications/initialized");
    }

    @ParameterizedTest
    @ValueSource(ints = {-32601, -32602, -32600, -32000, -32002, -32603, 7})
    void so_does_any_error_that_no_newer_server_sends(int code) {
        server.error("server/discover", 200, "{\"code\":" + code + ",\"message\":\"no\"}").shakesHands("2025-06-18");
        assertThat(server.client().open().peer().revision()).isEqualTo("2025-06-18");
    }

    /// A proxy in front says so while the server behind it starts again, whichever revision that speaks.
    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void a_server_that_is_away_for_the_moment_is_not_taken_for_an_older_one(int status) {
        server.status("server/discover", status).shakesHands("2025-11-25");
        assertThatThrownBy(() -> server.client().open()).isInstanceOfSatisfying(ClientException.class,
            e -> assertThat(e.status()).hasValue(status));
        assertThat(server.methods()).containsExactly("server/discover");
    }

    /// Over HTTP an older server refuses what it does not know; one that is silent is slow.
    @Test
    void a_slow_server_is_waited_for_and_not_taken_for_an_older_one() {
        server.on("server/discover", _ -> {
            throw OutboundException.late("no answer");
        }).shakesHands("2025-11-25");
        assertThatThrownBy(() -> server.client().open()).isInstanceOfSatisfying(ClientException.class,
            e -> assertThat(e.kind()).isEqualTo(ClientException.Kind.TIMEOUT));
        assertThat(server.calls()).singleElement().satisfies(call -> assertThat(call.timeoutMillis()).isGreaterThan(30_000));
    }

    @ParameterizedTest
    @CsvSource({"200, gzip", "200, br", "200, zstd", "200, deflate", "200, x-gzip", "200, 'identity, GZIP'", "400, gzip", "404, br"})
    void a_compressed_answer_is_told_in_words_and_decides_nothing(int status, String coding) {
        server.on("server/discover", _ -> {
            Outbound.Reply reply = ScriptedServer.json(status, "\u001f\u008b compressed");
            return new Outbound.Reply(status, HeaderList.copyOf(reply.headers()).with("Content-Encoding", coding), reply.body());
        }).shakesHands("2025-11-25");
        assertThatThrownBy(() -> server.client().open()).isInstanceOf(ClientException.class)
            .hasMessageContaining("compressed: " + coding.substring(coding.indexOf(' ') + 1));
        assertThat(server.methods()).containsExactly("server/discover");
    }

    @Test
    void every_request_says_that_it_takes_no_compressed_answer() {
        server.result("server/discover", DISCOVERED);
        server.client().open().ping();
        server.error("server/discover", 404, "{\"code\":-32601,\"message\":\"no\"}").shakesHands("2025-11-25").status("GET", 405);
        server.client().open().close();
        server.status("initialize", 404);
        assertThatThrownBy(() -> server.client().open()).isInstanceOf(ClientException.class);
        assertThat(server.methods()).contains("server/discover", "initialize", "notifications/initialized", "GET");
        assertThat(server.calls()).allSatisfy(call -> assertThat(call.headers().all("Accept-Encoding")).containsExactly("identity"));
    }

    @Test
    void a_page_in_the_place_of_an_answer_leads_to_the_handshake_too() {
        server.on("server/discover", _ -> ScriptedServer.json(200, "<html>")).shakesHands("2025-03-26");
        assertThat(server.client().open().peer().revision()).isEqualTo("2025-03-26");
    }

    @Test
    void a_newer_server_that_names_an_older_revision_of_ours_is_shaken_hands_with() {
        server.error("server/discover", 400, """
            {"code":-32022,"message":"no","data":{"supported":["2099-01-01","2025-11-25"],"requested":"2026-07-28"}}""")
            .shakesHands("2025-11-25");
        assertThat(server.client().open().peer().revision()).isEqualTo("2025-11-25");
    }

    @Test
    void a_newer_server_that_names_nothing_of_ours_is_an_error_that_says_what_it_speaks() {
        server.error("server/discover", 400,
            "{\"code\":-32022,\"message\":\"no\",\"data\":{\"supported\":[\"2099-01-01\"],\"requested\":\"2026-07-28\"}}");
        assertThatThrownBy(() -> server.client().open()).isInstanceOf(ClientException.class).hasMessageContaining("2099-01-01");
        assertThat(server.methods()).containsOnly("server/discover");
    }

    @Test
    void an_error_that_only_newer_servers_send_is_never_fallen_back_from() {
        server.error("server/discover", 400, "{\"code\":-32020,\"message\":\"Header mismatch\"}").shakesHands("2025-11-25");
        assertThatThrownBy(() -> server.client().open()).isInstanceOf(RpcException.class).hasMessageContaining("Header mismatch");
        assertThat(server.methods()).containsExactly("server/discover");
    }

    @Test
    void a_server_that_knows_neither_question_is_a_newer_one_without_discovery() {
        server.error("server/discover", 404, "{\"code\":-32601,\"message\":\"no\"}").error("initialize", 404,
            "{\"code\":-32601,\"message\":\"no\"}");
        assertThat(server.client().open().peer().revision()).isEqualTo("2026-07-28");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405})
    void a_server_that_takes_no_post_is_asked_for_its_stream(int status) {
        server.status("server/discover", status).status("initialize", status).status("GET", 404);
        assertThatThrownBy(() -> server.client().open()).isInstanceOf(ClientException.class)
            .hasMessageContaining("POST: HTTP " + status).hasMessageContaining("GET: HTTP status 404");
        assertThat(server.methods()).containsExactly("server/discover", "initialize", "GET");
    }

    @Test
    void a_server_that_fails_is_not_taken_for_an_older_one() {
        server.status("server/discover", 500).status("initialize", 503);
        assertThatThrownBy(() -> server.client().open()).isInstanceOfSatisfying(ClientException.class,
            e -> assertThat(e.status()).hasValue(503));
        assertThat(server.methods()).doesNotContain("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/messages", "//evil.example/messages", "http://example.com/messages",
        "https://example.com:444/m", "javascript:x", ""})
    void V25_messages_are_sent_to_no_other_origin_than_the_stream_came_from(String endpoint) {
        server.on("GET", _ -> ScriptedServer.events("event: endpoint\ndata: " + endpoint + "\n\n"));
        assertThatThrownBy(() -> server.client().onlySse().credentials(Credentials.bearer("secret")).open())
            .isInstanceOf(ClientException.class);
        assertThat(server.calls()).allSatisfy(call -> assertThat(call.url()).startsWith("https://example.com/mcp"));
    }

    @Test
    void a_revision_nobody_knows_is_refused() {
        server.status("server/discover", 404).shakesHands("1999-01-01");
        assertThatThrownBy(() -> server.client().open()).isInstanceOf(ClientException.class).hasMessageContaining("1999-01-01");
    }

    @Test
    void the_header_of_the_revision_goes_along_once_it_is_agreed_upon_and_exists() {
        for (String revision : Revision.textsWithHandshake()) {
            var older = new ScriptedServer().shakesHands(revision).result("ping", "{}");
            older.client().revision("2025-11-25").open().ping();
            assertThat(older.calls().getFirst().headers().find("MCP-Protocol-Version")).isEmpty();
            boolean exists = revision.compareTo("2025-06-18") >= 0;
            assertThat(older.calls().getLast().headers().find("MCP-Protocol-Version").isPresent()).isEqualTo(exists);
        }
    }

    @Test
    void a_url_that_is_none_or_holds_a_user_is_refused_before_anything_is_sent() {
        for (String url : new String[]{"", "ftp://example.com/", "file:///etc/passwd", "https://user:secret@example.com/mcp",
            "https://exa mple.com/"}) {
            var world = new World(server, () -> 0, _ -> {}, _ -> {});
            assertThatThrownBy(() -> McpClient.connect(url).on(world).open()).as(url).isInstanceOf(ClientException.class);
        }
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void every_stateless_request_says_who_asks_and_for_which_revision() {
        server.result("server/discover", DISCOVERED).result("tools/list",
            "{\"resultType\":\"complete\",\"tools\":[],\"ttlMs\":0,\"cacheScope\":\"public\"}");
        server.client().named("me", "7").open().tools();
        assertThat(server.calls()).hasSize(2).allSatisfy(call -> {
            var meta = Json.parse(call.body()).asObject().orElseThrow().object("params").orElseThrow().object("_meta").orElseThrow();
            assertThat(meta.string("io.modelcontextprotocol/protocolVersion")).hasValue("2026-07-28");
            assertThat(meta.object("io.modelcontextprotocol/clientInfo").orElseThrow().string("name")).hasValue("me");
            assertThat(meta.object("io.modelcontextprotocol/clientCapabilities")).isPresent();
            assertThat(call.headers().all("MCP-Protocol-Version")).containsExactly("2026-07-28");
            assertThat(call.headers().all("Mcp-Method")).hasSize(1);
        });
    }
}
