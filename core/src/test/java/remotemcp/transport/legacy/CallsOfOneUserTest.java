package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.Revision;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.McpEndpoint;

/// One user's calls and sessions are counted over all transports and sessions.
class CallsOfOneUserTest {
    private static final Caller ADA = OldClient.user("ada");
    private static final String ADD = OldClient.call(7, "steps", "{}");

    private final MemoryPlatform memory = MemoryPlatform.create();
    private final McpServer tools = new Workshop().server();
    private final ActiveWork work = ActiveWork.of(memory.platform(), GrantStatus.unlimited());
    private final SessionLimits limits = SessionLimits.standard();
    private final McpEndpoint endpoint =
        new McpEndpoint(tools, memory.platform(), new SessionEndpoint(tools, memory.platform(), limits, work), work);
    private final Connections connections = new Connections(memory.platform(), limits, work);
    private final SseClient.Server sse =
        new SseClient.Server(new SseEndpoint(connections, "/messages"), new MessagesEndpoint(tools, memory.platform(), connections));

    private void with(int calls, Runnable then) {
        if (calls == 0) {
            then.run();
        } else {
            work.call(ADA, () -> {}, () -> {
                with(calls - 1, then);
                return "";
            });
        }
    }

    @Test
    void H08_whichever_transport_and_session_the_sixty_fifth_call_comes_by_it_is_refused() {
        var one = OldClient.connected(endpoint, ADA, Revision.JUNE_2025);
        var two = OldClient.connected(endpoint, ADA, Revision.NOVEMBER_2025);
        var old = SseClient.connected(sse, ADA, Revision.NOVEMBER_2024);
        var eves = OldClient.connected(endpoint, OldClient.user("eve"), Revision.JUNE_2025);
        with(63, () -> assertThat(one.ask(ADD).has("result")).isTrue());
        with(64, () -> {
            assertRefused(one.ask(ADD));
            assertRefused(two.ask(ADD));
            assertRefused(old.ask(ADD));
            assertThat(eves.ask(ADD).has("result")).isTrue();
        });
        assertThat(old.ask(ADD).has("result")).isTrue();
    }

    @Test
    void H08_two_thousand_sessions_begun_and_ended_by_one_user_leave_one_record_and_are_slowed_down() {
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            HttpResponse.Ready begun = OldClient.of(endpoint, ADA).post(OldClient.initialize("2025-06-18"));
            if (begun.status() == 429) {
                refused++;
                assertThat(begun.headers().find("Retry-After")).isPresent();
            } else {
                OldClient.of(endpoint, ADA).session(begun.headers().find("Mcp-Session-Id").orElseThrow()).delete();
            }
            memory.advance(1);
        }
        assertThat(2_000 - refused).isBetween(300, 320);
        assertThat(memory.store().list("session", "ada", "", 10_000)).singleElement()
            .satisfies(entry -> assertThat(entry.stored().value().length).isLessThan(20_000));
        assertThat(OldClient.of(endpoint, OldClient.user("eve")).post(OldClient.initialize("2025-06-18")).status()).isEqualTo(200);
        memory.advanceSeconds(60);
        OldClient.connected(endpoint, ADA, Revision.JUNE_2025);
    }

    @Test
    void H08_the_sixty_fifth_stream_of_a_user_is_refused_whichever_transport_it_comes_by() {
        var client = OldClient.connected(endpoint, ADA, Revision.JUNE_2025);
        for (int i = 0; i < 8; i++) {
            OldClient.stream(client.get("text/event-stream"));
        }
        for (int i = 0; i < 56; i++) {
            SseClient.open(sse, ADA);
        }
        var fresh = OldClient.connected(endpoint, ADA, Revision.JUNE_2025);
        assertThat(fresh.get("text/event-stream").status()).isEqualTo(429);
        assertThat(sse.open(ADA).status()).isEqualTo(429);
        assertThat(sse.open(OldClient.user("eve")).status()).isEqualTo(200);
    }

    private static void assertRefused(JsonObject answer) {
        JsonObject error = answer.object("error").orElseThrow();
        assertThat(error.integer("code")).hasValue(429);
        assertThat(error.string("message").orElseThrow()).contains("64").contains("try again");
    }
}
