package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.JsonObject;

/// What the server does with input that is wrong, huge or hostile: the protocol's own error, and it goes on.
class LimitsTest {
    private final Target target = Target.current();
    private final String token = Login.token(target);

    /// H05, V34: a parse error for anything that is not exactly one JSON value.
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"jsonrpc\":\"2.0\",}", "{\"jsonrpc\":\"2.0\"} x", "{\"a\":1,\"a\":2}", "{\"a\":NaN}",
        "{\"a\":\"\\ud800\"}",
        "// c\n{}", "{\"a\":01}", "\uFEFF{}"})
    void what_is_not_json_is_a_parse_error(String body) {
        Http.Answer answer = post(body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(StatelessTest.error(answer)).isEqualTo(-32700);
        stillWorks();
    }

    /// H05
    @Test
    void invalid_utf8_is_a_parse_error() {
        byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xC0;
        assertThat(StatelessTest.error(post(body))).isEqualTo(-32700);
    }

    /// V34
    @Test
    void a_thousand_levels_deep_is_a_parse_error() {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        assertThat(
            StatelessTest.error(post(("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"a\":" + deep + "}}").getBytes())))
            .isEqualTo(-32700);
        stillWorks();
    }

    /// An answer is not longer than what was asked is worth.
    @Test
    void errors_repeat_little_of_what_was_sent() {
        var unknown = JsonObject.builder();
        for (int i = 0; i < 95_000; i++) {
            unknown.put("a" + i, "x");
        }
        JsonObject call = JsonObject.builder().put("name", "add").put("arguments", unknown.build()).build();
        isShort(Mcp.modern(target, token, "tools/call", call), "there is no argument");
        String session = Mcp.legacy(target, token, "", "2025-11-25", Mcp.initialize("2025-11-25")).header("Mcp-Session-Id");
        String name = "n".repeat(1_000_000);
        isShort(Mcp.legacy(target, token, session, "2025-11-25", Mcp.message("tools/call", call)), "there is no argument");
        isShort(Mcp.legacy(target, token, session, "2025-11-25", Mcp.message(name, JsonObject.empty())), "nnn");
        isShort(Mcp.legacy(target, token, session, "2025-11-25", Mcp.message("tools/call", JsonObject.of("name", name))), "nnn");
        isShort(Mcp.legacy(target, token, session, "2025-11-25", Mcp.message("prompts/get", JsonObject.of("name", name))), "nnn");
        isShort(Mcp.legacy(target, token, session, "2025-11-25", Mcp.message("completion/complete", JsonObject.builder()
            .put("ref", JsonObject.builder().put("type", name).put("name", name).build())
            .put("argument", JsonObject.builder().put("name", name).put("value", name).build()).build())), "");
        isShort(Mcp.legacy(target, token, "", "2025-11-25", Mcp.initialize(name)), "");
        isShort(Http.postJson(target.at("/register"),
            OAuthClient.registrationBody().with("token_endpoint_auth_method", remotemcp.json.Json.of("m".repeat(50_000)))), "");
        isShort(Http.postForm(target.at("/token"), java.util.Map.of("grant_type", "g".repeat(50_000))), "");
        stillWorks();
    }

    private static void isShort(Http.Answer answer, String words) {
        assertThat(answer.text()).hasSizeLessThan(8_000).contains(words);
    }

    /// V36
    @Test
    void five_megabytes_are_too_large() {
        byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(5_000_000) + "\"}").getBytes();
        int status;
        try {
            status = post(body).status();
        } catch (java.io.UncheckedIOException closedWhileSending) {
            status = 413;
        }
        assertThat(status).isEqualTo(413);
        stillWorks();
    }

    /// V36, H03
    @Test
    void a_request_without_a_token_is_refused_before_its_body_has_come() {
        for (String length : List.of("Content-Length: 3000000", "Transfer-Encoding: chunked")) {
            String answer = Raw.exchange(target.base(), head("/mcp", "application/json", length) + "1");
            assertThat(Raw.status(answer)).as(answer).isEqualTo(401);
        }
        stillWorks();
    }

    /// V36, H03
    @ParameterizedTest
    @CsvSource({"/token, application/x-www-form-urlencoded", "/revoke, application/x-www-form-urlencoded", "/register, application/json",
        "/login, application/x-www-form-urlencoded", "/authorize, application/x-www-form-urlencoded"})
    void a_body_over_the_limit_of_its_address_is_refused_before_it_has_come(String path, String type) {
        String answer = Raw.exchange(target.base(), head(path, type, "Content-Length: 100000") + "a=b");
        assertThat(Raw.status(answer)).as(answer).isEqualTo(413);
    }

    /// H03
    @Test
    void uploads_whose_clients_leave_in_the_middle_hold_nothing() {
        for (int i = 0; i < 30; i++) {
            try (var socket = new Socket(target.base().getHost(), target.base().getPort())) {
                socket.getOutputStream()
                    .write((head("/mcp", "application/json\r\nAuthorization: Bearer " + token, "Content-Length: 3000000")
                        + "x".repeat(1_000_000)).getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException closed) {
                // The server may have had enough.
            }
        }
        byte[] large = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(3_000_000) + "\"}").getBytes();
        int status = 503;
        for (int i = 0; i < 100 && status == 503; i++) {
            status = post(large).status();
        }
        assertThat(status).isEqualTo(400);
        stillWorks();
    }

    private String head(String path, String type, String length) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + target.base().getAuthority()
            + "\r\nAccept: application/json, text/event-stream\r\nContent-Type: "
            + type + "\r\n" + length + "\r\n\r\n";
    }

    /// V21
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json", "application/json-rpc"})
    void only_json_is_read(String type) {
        Http.Answer answer =
            Http.post(target.at("/mcp"), Mcp.initialize("2025-11-25").text(), "Content-Type", type, "Authorization", "Bearer " + token);
        assertThat(answer.status()).isEqualTo(415);
    }

    /// V20, H05
    @ParameterizedTest
    @CsvSource(delimiter = '|',
        value = {"{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"Method\":\"ping\"}", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
            "[]", "1", "\"x\"", "null", "{\"id\":1,\"method\":\"ping\"}", "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}"})
    void what_is_not_a_json_rpc_message_is_an_invalid_request(String body) {
        Http.Answer answer = post(body.getBytes());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(StatelessTest.error(answer)).isEqualTo(-32600);
        stillWorks();
    }

    /// V15, V16, S01
    @ParameterizedTest
    @CsvSource({"/mcp,evil.example.com", "/sse,evil.example.com", "/messages,evil.example.com", "/mcp,localhost.evil.example",
        "/mcp,evil.localhost.example:80", "/mcp,''"})
    void a_foreign_host_is_refused_on_every_mcp_route(String path, String host) {
        String answer = Raw.exchange(target.base(), (path.equals("/sse") ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: " + host
            + "\r\nAuthorization: Bearer " + token
            + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        assertThat(Raw.status(answer)).as(answer).isIn(400, 403, 421);
    }

    /// V15, V16, S01
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "http://localhost@evil.example",
        "http://evil.example/localhost", "http://localhost:1.evil.example",
        "file://", "javascript:x"})
    void a_foreign_origin_is_refused(String origin) {
        Http.Answer answer = Http.post(target.at("/mcp"), Mcp.initialize("2025-11-25").text(), "Content-Type", "application/json",
            "Accept", "application/json, text/event-stream", "Authorization", "Bearer " + token, "Origin", origin);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    /// V29
    @ParameterizedTest
    @ValueSource(strings = {"/mcp/", "//mcp", "/mcp;x", "/%6dcp", "/mcp/../mcp", "/MCP", "/mcp%2f", "/./mcp", "/mcp/x"})
    void near_misses_of_the_path_never_reach_the_tools(String path) {
        String body = Mcp.modernBody("tools/call", Mcp.add(40, 2), Mcp.NEWEST).text();
        String answer = Raw.exchange(target.base(), "POST " + path + " HTTP/1.1\r\nHost: " + target.base().getAuthority()
            + "\r\nContent-Type: application/json\r\nMCP-Protocol-Version: " + Mcp.NEWEST
            + "\r\nMcp-Method: tools/call\r\nMcp-Name: add\r\nContent-Length: "
            + body.length() + "\r\nConnection: close\r\n\r\n" + body);
        assertThat(Raw.status(answer)).as(answer).isIn(308, 400, 401, 404);
    }

    /// V31
    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer  x", "bearer", "Bearer x y", "Basic x", "x", "Bearer \u00e4"})
    void odd_authorization_headers_are_refused_politely(String header) {
        String answer =
            Raw.exchange(target.base(), "POST /mcp HTTP/1.1\r\nHost: " + target.base().getAuthority() + "\r\nAuthorization: " + header
                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        assertThat(Raw.status(answer)).as(answer).isIn(400, 401);
    }

    /// V31
    @Test
    void a_huge_token_and_two_tokens_are_refused_politely() {
        for (String headers : new String[]{"Authorization: Bearer " + "a".repeat(100_000),
            "Authorization: Bearer a\r\nAuthorization: Bearer b"}) {
            String answer = Raw.exchange(target.base(), "POST /mcp HTTP/1.1\r\nHost: " + target.base().getAuthority() + "\r\n" + headers
                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            assertThat(Raw.status(answer)).isIn(0, 400, 401, 431);
        }
        stillWorks();
    }

    /// S03
    @Test
    void a_token_in_the_query_is_no_token() {
        assertThat(Http.postJson(target.at("/mcp?access_token=" + token), Mcp.initialize("2025-11-25")).status()).isEqualTo(401);
    }

    /// H06
    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/token", "/register", "/revoke", "/login"})
    void a_compressed_body_is_refused_and_the_client_told_to_send_it_plain(String path) throws Exception {
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(Mcp.modernBody("tools/list", JsonObject.empty(), Mcp.NEWEST).text().getBytes(StandardCharsets.UTF_8));
        }
        Http.Answer answer =
            Http.post(target.at(path), packed.toByteArray(), "Content-Type", "application/json", "Content-Encoding", "gzip",
                "Accept", "application/json, text/event-stream", "Authorization", "Bearer " + token);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
        stillWorks();
    }

    /// RFC 9112 §3.2.4, RFC 9110 §9.3.7
    @Test
    void the_server_as_a_whole_tells_its_methods() {
        String answer = raw("OPTIONS *");
        assertThat(Raw.status(answer)).as(answer).isIn(200, 204);
        assertThat(answer.toLowerCase()).contains("allow: get, head, post, delete, options");
    }

    /// V12. Some of these workerd itself takes for the start page, before any worker sees them; none may reach a tool or be our fault.
    @ParameterizedTest
    @ValueSource(strings = {"GET *", "POST *", "DELETE *", "GET ?x=1", "OPTIONS ?x=1", "GET localhost:80", "GET mcp", "POST mcp", "GET *x",
        "OPTIONS **", "GET mailto:x"})
    void a_target_that_is_no_path_is_the_clients_mistake(String line) {
        String answer = raw(line);
        assertThat(Raw.status(answer)).as(answer)
            .isIn(JudgedRuntime.current() == JudgedRuntime.JVM ? List.of(400) : List.of(200, 204, 400, 404, 405));
        stillWorks();
    }

    private String raw(String line) {
        return Raw.exchange(target.base(), line + " HTTP/1.1\r\nHost: " + target.base().getAuthority() + "\r\nConnection: close\r\n\r\n");
    }

    /// H12
    @Test
    void unknown_pages_tell_nothing_of_the_inside() {
        Http.Answer answer = Http.get(target.at("/no/such/page"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("remotemcp.");
    }

    private Http.Answer post(byte[] body) {
        return Http.post(target.at("/mcp"), body, "Content-Type", "application/json", "Accept", "application/json, text/event-stream",
            "Authorization", "Bearer " + token);
    }

    private void stillWorks() {
        assertThat(Mcp.modern(target, token, "tools/list", JsonObject.empty()).status()).isEqualTo(200);
    }
}
