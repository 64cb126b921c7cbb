package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.Elicitation;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.hostile.HostileServer.Answers;
import remotemcp.hostile.HostileServer.Reply;
import remotemcp.jvm.client.JvmWorld;

/// What a server of an older revision can do on the stream beside the calls, while nobody calls it.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class HostileSideStreamTest {
    private static final int IDLE_MILLIS = 1500;
    private final AtomicInteger asked = new AtomicInteger();
    private final HostileServer server = HostileServer.open((_, _) -> {});

    @AfterEach
    void close() {
        server.close();
    }

    private interface Stream {
        void write(Reply reply) throws java.io.IOException;
    }

    /// How often the stream was asked for while the client was idle.
    private long idle(Stream stream) {
        Answers honest = Honest.SESSION.answers();
        server.become((request, reply) -> {
            if (request.method().equals("GET")) {
                stream.write(reply);
            } else {
                honest.answer(request, reply);
            }
        });
        try (
            McpClient client = McpClient.connect(server.url()).on(JvmWorld.open()).patience(new Patience(20_000, 40_000)).elicitation(_ -> {
                asked.incrementAndGet();
                return Elicitation.Reply.decline();
            }).open()) {
            HostileServer.rest(IDLE_MILLIS);
            assertThat(client.call("x", remotemcp.json.JsonObject.empty()).text()).isEqualTo("truth");
        }
        return server.requests().stream().filter(request -> request.method().equals("GET")).count();
    }

    @Test
    void a_stream_that_ends_at_once_and_wants_to_be_taken_up_at_once_makes_no_storm() {
        var note = "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n";
        assertThat(idle(reply -> reply.stream().raw("id: 1\nretry: 0\n" + note))).isLessThan(40);
    }

    @Test
    void a_stream_that_says_nothing_and_ends_makes_no_storm() {
        assertThat(idle(reply -> reply.stream().raw("id: 1\nretry: 0\ndata:\n\n"))).isLessThan(40);
        assertThat(idle(reply -> reply.stream())).isLessThan(40);
    }

    @Test
    void a_person_is_not_asked_without_end() {
        String form =
            "data: {\"jsonrpc\":\"2.0\",\"id\":\"s\",\"method\":\"elicitation/create\",\"params\":{\"message\":\"?\",\"requestedSchema\":{\"type\":\"object\"}}}\n\n";
        idle(reply -> reply.stream().raw(form.repeat(2000)).silence());
        assertThat(asked).hasValueBetween(1, 110);
    }

    @Test
    void pings_without_end_make_no_storm() {
        idle(reply -> reply.stream().raw("data: {\"jsonrpc\":\"2.0\",\"id\":\"s\",\"method\":\"ping\"}\n\n".repeat(5000)).silence());
        assertThat(server.requests()).hasSizeLessThan(150);
    }

    @Test
    void noise_without_end_is_left() {
        assertThat(idle(reply -> reply.stream().forEver(": x\n".repeat(1000)))).isLessThan(40);
        assertThat(idle(reply -> reply.stream().forEver("data: {\n\n".repeat(1000)))).isLessThan(40);
    }
}
