package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// HTTP+SSE of 2024-11-05 on `/sse` and `/messages`.
class SseTest {
    private final Target target = Target.current();
    private final String token = Login.token(target);

    @Test
    void a_client_initializes_and_calls_a_tool_over_its_stream() {
        try (var client = new SseClient(target, token)) {
            assertThat(client.post(Mcp.initialize("2024-11-05")).status()).isEqualTo(202);
            assertThat(client.nextMessage().object("result").orElseThrow().string("protocolVersion")).contains("2024-11-05");
            assertThat(client.post(JsonObject.builder().put("jsonrpc", "2.0").put("method", "notifications/initialized").build()).status())
                .isEqualTo(202);
            assertThat(client.post(Mcp.message("tools/call", Mcp.add(40, 2)).with("id", Json.of("call-7"))).status()).isEqualTo(202);
            JsonObject answer = client.nextMessage();
            assertThat(answer.string("id")).contains("call-7");
            assertThat(answer.text()).contains("42");
        }
    }

    @Test
    void a_post_to_sse_is_405_so_that_clients_try_the_other_transport() {
        assertThat(Http.postJson(target.at("/sse"), Mcp.initialize("2025-11-25"), "Authorization", "Bearer " + token).status())
            .isEqualTo(405);
    }

    /// S04, S17
    @Test
    void a_message_needs_a_token_and_a_live_stream() {
        try (var client = new SseClient(target, token)) {
            assertThat(Http.postJson(client.messages, Mcp.initialize("2024-11-05")).status()).isEqualTo(401);
        }
        assertThat(Http.postJson(target.at("/messages?sessionId=nobody"), Mcp.initialize("2024-11-05"), "Authorization", "Bearer " + token)
            .status())
            .isEqualTo(404);
    }

    @Test
    void a_message_that_is_no_json_is_refused_and_the_stream_lives_on() {
        try (var client = new SseClient(target, token)) {
            assertThat(
                Http.post(client.messages, "{nonsense", "Content-Type", "application/json", "Authorization", "Bearer " + token).status())
                .isEqualTo(400);
            assertThat(client.post(Mcp.initialize("2024-11-05")).status()).isEqualTo(202);
            assertThat(client.nextMessage().object("result")).isPresent();
        }
    }

    @Test
    void two_streams_get_their_own_answers() {
        try (var one = new SseClient(target, token); var two = new SseClient(target, token)) {
            one.post(Mcp.initialize("2024-11-05").with("id", Json.of("one")));
            two.post(Mcp.initialize("2024-11-05").with("id", Json.of("two")));
            assertThat(one.nextMessage().string("id")).contains("one");
            assertThat(two.nextMessage().string("id")).contains("two");
        }
    }
}
