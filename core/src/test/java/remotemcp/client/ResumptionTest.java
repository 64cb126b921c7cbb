package remotemcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import remotemcp.client.ClientException.Kind;
import remotemcp.json.JsonObject;

/// Streams that break off before the answer (2025-11-25, transports, Resumability and Redelivery).
class ResumptionTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final ScriptedServer server = new ScriptedServer().shakesHands("2025-11-25");

    @Test
    void a_stream_that_broke_off_is_taken_up_behind_its_last_event_after_the_time_the_server_wishes() {
        breaksOff(
            "id: one\nretry: 1700\ndata:\n\nid: two\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}}\n\n");
        server.on("GET",
            _ -> ScriptedServer.events("data: {\"jsonrpc\":\"2.0\",\"id\":" + asked.get() + ",\"result\":{\"content\":[]}}\n\n"));
        try (McpClient client = server.client().revision("2025-11-25").open()) {
            long before = server.now();
            assertThat(client.call("x", JsonObject.empty()).isError()).isFalse();
            assertThat(server.now() - before).isEqualTo(1700);
        }
        assertThat(server.calls()).filteredOn(call -> call.method().equals("GET")).singleElement()
            .satisfies(call -> assertThat(call.headers().all("Last-Event-ID")).containsExactly("two"));
    }

    @Test
    void a_stream_that_brings_nothing_any_more_is_given_up() {
        breaksOff("id: one\n\n");
        server.on("GET", _ -> ScriptedServer.events("id: two\n\n"));
        assertThat(failure().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(server.methods()).filteredOn("GET"::equals).hasSize(5);
    }

    @Test
    void a_server_that_wants_to_be_asked_again_in_a_year_is_not_waited_for() {
        breaksOff("id: one\nretry: 31536000000\n\n");
        assertThat(failure().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.methods()).doesNotContain("GET");
    }

    @Test
    void a_stream_without_ids_cannot_be_taken_up() {
        breaksOff(": nothing\n\n");
        assertThat(failure().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(server.methods()).doesNotContain("GET");
    }

    @Test
    void a_stateless_stream_is_never_taken_up() {
        server.result("server/discover", "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{}}")
            .result("tools/list", "{\"resultType\":\"complete\",\"tools\":[]}");
        breaksOff("id: one\n\n");
        try (McpClient client = server.client().open()) {
            assertThat(catchThrowableOfType(ClientException.class, () -> client.call("x", JsonObject.empty())).kind())
                .isEqualTo(Kind.UNREACHABLE);
        }
        assertThat(server.methods()).doesNotContain("GET");
    }

    private ClientException failure() {
        try (McpClient client = server.client().revision("2025-11-25").open()) {
            return catchThrowableOfType(ClientException.class, () -> client.call("x", JsonObject.empty()));
        }
    }

    private void breaksOff(String stream) {
        server.on("tools/call", request -> {
            asked.set(request.find("id").orElseThrow().text());
            return ScriptedServer.events(stream);
        });
    }
}
