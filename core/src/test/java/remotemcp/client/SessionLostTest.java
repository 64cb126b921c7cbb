package remotemcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Servers that forget a session say so in two ways (2025-11-25, transports, Session Management).
class SessionLostTest {
    private final AtomicInteger calls = new AtomicInteger();
    private final ScriptedServer server = new ScriptedServer().shakesHands("2025-11-25");

    @Test
    void a_session_refused_with_400_and_words_begins_again_and_the_call_is_sent_once_more() {
        refusesFirstCall("Bad Request: No valid session ID provided");
        try (McpClient client = server.client().revision("2025-11-25").open()) {
            assertThat(client.call("x", JsonObject.empty()).isError()).isFalse();
        }
        assertThat(server.methods()).filteredOn("initialize"::equals).hasSize(2);
        assertThat(server.methods()).filteredOn("tools/call"::equals).hasSize(2);
    }

    @Test
    void a_400_about_something_else_begins_no_session() {
        refusesFirstCall("Bad Request: no such argument");
        try (McpClient client = server.client().revision("2025-11-25").open()) {
            assertThat(catchThrowable(() -> client.call("x", JsonObject.empty()))).hasMessageContaining("no such argument");
        }
        assertThat(server.methods()).filteredOn("initialize"::equals).hasSize(1);
    }

    private void refusesFirstCall(String message) {
        server.on("tools/call", request -> {
            Json id = request.find("id").orElseThrow();
            return calls.incrementAndGet() == 1
                ? ScriptedServer.json(400, "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32000,\"message\":\"" + message + "\"}}")
                : ScriptedServer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":" + id.text() + ",\"result\":{\"content\":[]}}");
        });
    }
}
