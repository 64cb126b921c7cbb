package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.JsonObject;

/// `Accept` by its grammar (RFC 9110 §12.5.1), in both eras and on every kind of stream.
class AcceptTest {
    private static final String REVISION = "2025-11-25";

    private final Target target = Target.current();
    private final String token = Login.token(target);

    /// What a tool with progress to tell would stream, if it may.
    private static JsonObject addWithProgress() {
        return Mcp.add(40, 2).with("_meta", JsonObject.of("progressToken", "p"));
    }

    private Http.Answer newest(String accept) {
        JsonObject body = Mcp.modernBody("tools/call", Mcp.add(40, 2), Mcp.NEWEST);
        JsonObject params = body.object("params").orElseThrow();
        JsonObject meta = params.object("_meta").orElseThrow().with("progressToken", "p");
        String[] headers = Mcp.modernHeaders(token, "tools/call", Mcp.add(40, 2));
        headers[3] = accept;
        return Http.post(target.at("/mcp"), body.with("params", params.with("_meta", meta)).text(), headers);
    }

    private Http.Answer inSession(String accept) {
        return Http.post(target.at("/mcp"), Mcp.message("tools/call", addWithProgress()).text(), "Content-Type", "application/json",
            "Accept", accept,
            "Authorization", "Bearer " + token, "Mcp-Session-Id", session(), "MCP-Protocol-Version", REVISION);
    }

    private String session() {
        return Mcp.legacy(target, token, "", "", Mcp.initialize(REVISION)).header("Mcp-Session-Id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json, text/event-stream;q=0, */*;q=0.1", "*/*, text/event-stream;q=0",
        "application/json, text/event-stream;Q=0",
        "application/json, text/event-stream;q=0;x=1", "application/json;seq=0", "application/*;q=0.5, text/*;q=0.000",
        "application/json;x=\",;q=0\""})
    void an_event_stream_that_is_refused_is_not_sent(String accept) {
        for (Http.Answer answer : new Http.Answer[]{newest(accept), inSession(accept)}) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(Mcp.sumIn(answer)).isEqualTo("42");
        }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"text/event-stream;q=0.1, */*;q=0", "text/event-stream, application/json;Q=0.0", "text/*, application/*;q=0;x=y"})
    void json_that_is_refused_is_not_sent(String accept) {
        for (Http.Answer answer : new Http.Answer[]{newest(accept), inSession(accept)}) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
            assertThat(Mcp.sumIn(answer)).isEqualTo("42");
        }
    }

    /// An empty field names nothing, and so refuses nothing.
    @ParameterizedTest
    @ValueSource(strings = {"", "*/*", "application/json, text/event-stream"})
    void who_takes_everything_gets_either(String accept) {
        assertThat(Mcp.sumIn(newest(accept))).isEqualTo("42");
        assertThat(Mcp.sumIn(inSession(accept))).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "*/*;q=0", "application/json;q=0, text/event-stream;Q=0.00;x=1, */*"})
    void who_takes_neither_is_told_so(String accept) {
        assertThat(newest(accept).status()).isEqualTo(406);
        assertThat(inSession(accept).status()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*, text/event-stream;q=0", "text/event-stream;Q=0, */*;q=0.1"})
    void a_stream_is_not_opened_for_who_refuses_one(String accept) {
        assertThat(Http.get(target.at("/mcp"), "Accept", accept, "Authorization", "Bearer " + token, "Mcp-Session-Id", session(),
            "MCP-Protocol-Version", REVISION).status())
            .isEqualTo(406);
        assertThat(Http.get(target.at("/sse"), "Accept", accept, "Authorization", "Bearer " + token).status()).isEqualTo(406);
    }
}
