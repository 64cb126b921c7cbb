package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// `MCP-Protocol-Version` with values that nobody here speaks (2025-11-25, lifecycle, Version Negotiation; transports, Protocol Version Header).
class VersionHeaderTest {
    private static final String REVISION = "2025-11-25";

    private final Target target = Target.current();
    private final String token = Login.token(target);

    private String[] headers(String version, String... more) {
        var headers = new ArrayList<>(
            List.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream", "Authorization", "Bearer " + token,
                "MCP-Protocol-Version", version));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    private Http.Answer post(String version, JsonObject message, String... more) {
        return Http.post(target.at("/mcp"), message.text(), headers(version, more));
    }

    /// Before the handshake the header means nothing: what is agreed upon is its result.
    @ParameterizedTest
    @ValueSource(strings = {"2027-06-01", "2024-10-07", "DRAFT-2026-v1", "2026-07-28", "2025-06-18", "1999-13-99x", "", "latest"})
    void a_handshake_is_negotiated_whatever_its_header_says(String version) {
        for (String asked : List.of("2027-06-01", REVISION)) {
            Http.Answer answer = post(version, Mcp.initialize(asked));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(Mcp.messageIn(answer).object("result").orElseThrow().string("protocolVersion")).contains(REVISION);
            assertThat(answer.header("Mcp-Session-Id")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-06-01", "2024-10-07", "DRAFT-2026-v1", "1999-13-99x", "latest"})
    void any_other_message_is_told_the_version_that_is_not_spoken_and_those_that_are(String version) {
        String session = Mcp.legacy(target, token, "", "", Mcp.initialize(REVISION)).header("Mcp-Session-Id");
        JsonObject notification = JsonObject.builder().put("jsonrpc", "2.0").put("method", "notifications/initialized").build();
        for (Http.Answer answer : List.of(post(version, Mcp.message("tools/list", JsonObject.empty())),
            post(version, Mcp.message("ping", JsonObject.empty()), "Mcp-Session-Id", session),
            post(version, notification, "Mcp-Session-Id", session),
            Http.get(target.at("/mcp"), headers(version, "Mcp-Session-Id", session)),
            Http.delete(target.at("/mcp"), headers(version, "Mcp-Session-Id", session)))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            JsonObject error = answer.json().object("error").orElseThrow();
            assertThat(error.integer("code")).hasValue(-32022);
            assertThat(error.string("message").orElse("")).contains(version).contains(REVISION).doesNotContain("_meta");
            JsonObject data = error.object("data").orElseThrow();
            assertThat(data.string("requested")).contains(version);
            assertThat(data.array("supported").orElseThrow().values()).contains(Json.of(REVISION), Json.of("2025-06-18"));
        }
        assertThat(Mcp.legacy(target, token, session, REVISION, Mcp.message("ping", JsonObject.empty())).status()).isEqualTo(200);
    }

    /// A client that has `null` for what it leaves out.
    @ParameterizedTest
    @ValueSource(strings = {"ping", "tools/list"})
    void params_of_null_are_none(String method) {
        String session = Mcp.legacy(target, token, "", "", Mcp.initialize(REVISION)).header("Mcp-Session-Id");
        Http.Answer answer = Http.post(target.at("/mcp"), "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":null}",
            headers(REVISION, "Mcp-Session-Id", session));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Mcp.messageIn(answer).object("result")).isPresent();
    }
}
