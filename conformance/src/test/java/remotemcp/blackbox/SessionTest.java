package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Streamable HTTP with sessions: 2025-03-26, 2025-06-18 and 2025-11-25.
class SessionTest {
    private final Target target = Target.current();
    private final String token = Login.token(target);

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
    void a_session_is_opened_used_and_ended(String version) {
        String session = open(version);
        assertThat(post(session, version, notification("notifications/initialized")).status()).isEqualTo(202);
        assertThat(Mcp.sumIn(post(session, version, Mcp.message("tools/call", Mcp.add(40, 2))))).isEqualTo("42");
        assertThat(Mcp.messageIn(post(session, version, Mcp.message("ping", JsonObject.empty()))).object("result"))
            .contains(JsonObject.empty());
        assertThat(Http.delete(target.at("/mcp"), headers(session, version)).status()).isBetween(200, 204);
        assertThat(post(session, version, Mcp.message("ping", JsonObject.empty())).status()).isEqualTo(404);
    }

    @Test
    void an_unknown_version_is_answered_with_the_newest_we_share() {
        Http.Answer answer = Mcp.legacy(target, token, "", "", Mcp.initialize("1999-01-01"));
        assertThat(Mcp.messageIn(answer).object("result").orElseThrow().string("protocolVersion")).contains("2025-11-25");
    }

    /// S18
    @Test
    void session_ids_are_visible_ascii_and_never_repeat() {
        String one = open("2025-11-25");
        assertThat(one).hasSizeGreaterThan(21).matches("[\\x21-\\x7E]+").isNotEqualTo(open("2025-11-25"));
    }

    /// S17, V18
    @Test
    void a_session_of_somebody_else_is_not_found() {
        String session = open("2025-11-25");
        LocalUser other = LocalUser.create(target);
        assertThat(Mcp.legacy(target, other.token(), session, "2025-11-25", Mcp.message("ping", JsonObject.empty())).status())
            .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_forged_session_is_not_found(String session) {
        Http.Answer answer = post(session, "2025-11-25", Mcp.message("ping", JsonObject.empty()));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().object("error")).isPresent();
    }

    /// S04
    @Test
    void a_session_id_is_no_credential() {
        String session = open("2025-11-25");
        assertThat(Http.postJson(target.at("/mcp"), Mcp.message("ping", JsonObject.empty()), "Mcp-Session-Id", session).status())
            .isEqualTo(401);
    }

    @Test
    void a_get_without_a_session_is_405_so_that_clients_try_the_other_transport() {
        assertThat(Http.get(target.at("/mcp"), "Accept", "text/event-stream", "Authorization", "Bearer " + token).status()).isEqualTo(405);
    }

    @Test
    void a_get_with_a_session_opens_an_event_stream_at_once() throws Exception {
        String session = open("2025-11-25");
        var answer = Http.open(Http.request(target.at("/mcp"), "Accept", "text/event-stream", "Authorization", "Bearer " + token,
            "Mcp-Session-Id", session, "MCP-Protocol-Version", "2025-11-25").GET());
        try (var body = answer.body()) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(answer.headers().firstValue("X-Accel-Buffering")).isEqualTo(Optional.of("no"));
        }
    }

    /// Clients of the TypeScript SDK try twice, by themselves within 2.5 seconds, and then never again in their session.
    @Test
    void a_stream_tells_first_when_to_connect_again() throws Exception {
        var answer = Http.open(Http.request(target.at("/mcp"), "Accept", "text/event-stream", "Authorization", "Bearer " + token,
            "Mcp-Session-Id", open("2025-11-25"), "MCP-Protocol-Version", "2025-11-25").GET());
        try (
            var lines = new java.io.BufferedReader(new java.io.InputStreamReader(answer.body(), java.nio.charset.StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 4000");
            assertThat(lines.readLine()).isEmpty();
        }
    }

    @Test
    void an_invalid_version_header_is_refused() {
        assertThat(post(open("2025-11-25"), "1999-13-99x", Mcp.message("ping", JsonObject.empty())).status()).isEqualTo(400);
    }

    /// H07
    @Test
    void batches_belong_to_one_revision_and_are_bounded() {
        JsonArray two =
            JsonArray.of(Mcp.message("ping", JsonObject.empty()), Mcp.message("ping", JsonObject.empty()).with("id", Json.of(2)));
        String old = open("2025-03-26");
        Http.Answer answer = Http.post(target.at("/mcp"), two.text(), headersWithType(old, "2025-03-26"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Http.post(target.at("/mcp"), two.text(), headersWithType(open("2025-11-25"), "2025-11-25")).status()).isEqualTo(400);
        var many = new java.util.ArrayList<Json>();
        for (int i = 0; i < 51; i++) {
            many.add(Mcp.message("ping", JsonObject.empty()).with("id", Json.of(i)));
        }
        assertThat(Http.post(target.at("/mcp"), new JsonArray(many).text(), headersWithType(old, "2025-03-26")).status()).isEqualTo(400);
    }

    private String open(String version) {
        Http.Answer answer = Mcp.legacy(target, token, "", "", Mcp.initialize(version));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(Mcp.messageIn(answer).object("result").orElseThrow().string("protocolVersion")).contains(version);
        return answer.header("Mcp-Session-Id");
    }

    private Http.Answer post(String session, String version, JsonObject message) {
        return Mcp.legacy(target, token, session, version, message);
    }

    private static JsonObject notification(String method) {
        return JsonObject.builder().put("jsonrpc", "2.0").put("method", method).build();
    }

    private String[] headers(String session, String version) {
        return new String[]{"Authorization", "Bearer " + token, "Mcp-Session-Id", session, "MCP-Protocol-Version", version};
    }

    private String[] headersWithType(String session, String version) {
        return new String[]{"Authorization", "Bearer " + token, "Mcp-Session-Id", session, "MCP-Protocol-Version", version,
            "Content-Type", "application/json", "Accept", "application/json, text/event-stream"};
    }
}
