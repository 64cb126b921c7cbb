package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.platform.SessionHost;
import remotemcp.transport.McpEndpoint;

/// Sessions held elsewhere than where their requests come in: two front processes, and a place for each session.
class HeldSessionTest {
    private static final Caller ADA = OldClient.user("ada");
    private static final String PING = OldClient.request(1, "ping", "{}");

    private final MemoryPlatform memory = MemoryPlatform.create();
    private final McpServer tools = new Workshop().server();
    private final Places places = new Places();
    private final Platform fronts = memory.platform().withSessionsAt(places);

    /// A place is made when its name is first asked for, and keeps what it passed on.
    private final class Places implements SessionHost {
        private final Map<String, HeldSession> held = new HashMap<>();
        private final List<Caller> callers = new ArrayList<>();

        @Override
        public HttpResponse answer(String session, HttpRequest request, Caller caller) {
            callers.add(caller);
            return held.computeIfAbsent(session, name -> new HeldSession(tools, memory.platform(), SessionLimits.standard())).handle(request, caller);
        }

        private HeldSession only() {
            assertThat(held).hasSize(1);
            return held.values().iterator().next();
        }
    }

    private GuardedHandler front() {
        return new McpEndpoint(tools, fronts, new SessionEndpoint(tools, fronts, SessionLimits.standard()));
    }

    private SseClient.Server sse() {
        return SseClient.Server.of(tools, fronts, SessionLimits.standard());
    }

    @Test
    void to_begin_a_session_makes_no_place() {
        OldClient.connected(front(), ADA, Revision.NOVEMBER_2025);
        assertThat(places.held).isEmpty();
    }

    @Test
    void requests_of_one_session_meet_in_one_place_whichever_process_they_come_to() {
        var client = OldClient.connected(front(), ADA, Revision.NOVEMBER_2025);
        JsonObject answer = client.ask(OldClient.call(1, "add", "{\"a\":40,\"b\":2}"));
        assertThat(SessionCallsTest.text(answer)).isEqualTo("{\"sum\":42}");
        client.to(front()).post(PING);
        assertThat(places.only()).isNotNull();
        assertThat(places.callers).containsOnly(ADA);
    }

    @Test
    void S17_a_forged_id_or_another_users_reaches_no_place() {
        var client = OldClient.connected(front(), ADA, Revision.NOVEMBER_2025);
        assertThat(client.session("x").post(PING).status()).isEqualTo(404);
        assertThat(client.as(OldClient.user("eve")).post(PING).status()).isEqualTo(404);
        assertThat(client.as(OldClient.user("eve")).get("text/event-stream").status()).isEqualTo(404);
        assertThat(places.held).isEmpty();
    }

    @Test
    void S17_an_id_that_was_opened_before_is_still_its_users_alone_and_void_in_time() {
        GuardedHandler front = front();
        var client = OldClient.connected(front, ADA, Revision.NOVEMBER_2025);
        assertThat(client.post(PING).status()).isEqualTo(200);
        assertThat(client.as(OldClient.user("eve")).post(PING).status()).isEqualTo(404);
        memory.advance(SessionLimits.standard().lifetime() + 1);
        assertThat(client.post(PING).status()).isEqualTo(404);
    }

    @Test
    void an_ended_session_stays_ended_although_its_place_is_forgotten() {
        var client = OldClient.connected(front(), ADA, Revision.NOVEMBER_2025);
        assertThat(client.delete().status()).isEqualTo(204);
        places.held.clear();
        assertThat(client.to(front()).post(PING).status()).isEqualTo(404);
    }

    @Test
    void the_end_of_a_session_closes_the_stream_another_process_has_opened() {
        var client = OldClient.connected(front(), ADA, Revision.NOVEMBER_2025);
        RecordingStream stream = OldClient.stream(client.to(front()).get("text/event-stream"));
        assertThat(stream.isOpen()).isTrue();
        client.delete();
        assertThat(stream.isOpen()).isFalse();
    }

    @Test
    void a_log_level_is_remembered_although_its_place_is_forgotten() {
        var client = OldClient.connected(front(), ADA, Revision.NOVEMBER_2025);
        client.post(OldClient.request(2, "logging/setLevel", "{\"level\":\"notice\"}"));
        places.held.clear();
        client.post(PING);
        assertThat(places.only().memory()).contains("\"level\":\"notice\"");
    }

    @Test
    void a_message_finds_the_stream_that_another_process_has_opened() {
        var client = SseClient.open(sse(), ADA);
        assertThat(sse().post(client.endpoint(), OldClient.initialize("2024-11-05"), ADA).status()).isEqualTo(202);
        assertThat(client.stream().nextMessage().object("result").orElseThrow().string("protocolVersion")).contains("2024-11-05");
        assertThat(sse().post(client.endpoint(), PING, OldClient.user("eve")).status()).isEqualTo(404);
    }

    @Test
    void S04_what_a_client_says_its_stream_is_called_counts_for_nothing() {
        var request = HttpRequest.get("/sse").header("Accept", "text/event-stream").header("Mcp-Session-Id", "mine");
        RecordingStream stream = OldClient.stream(sse().sse().handle(request, ADA).ready());
        assertThat(stream.next().data()).doesNotContain("mine");
    }

    @Test
    void a_place_that_has_slept_takes_up_its_streams_where_they_were() {
        var client = SseClient.connected(sse(), ADA, Revision.JUNE_2025);
        client.ask(OldClient.request(5, "logging/setLevel", "{\"level\":\"error\"}"));
        String kept = places.only().memory();
        String name = places.held.keySet().iterator().next();
        var awake = new HeldSession(tools, memory.platform(), SessionLimits.standard());
        places.held.put(name, awake);
        var stream = new RecordingStream(() -> { });
        Runnable ended = awake.resume(kept, stream);
        assertThat(awake.memory()).isEqualTo(kept);
        Thread work = SseClient.finish(sse().post(client.endpoint(), OldClient.call(9, "add", "{\"a\":1,\"b\":2}"), ADA));
        JsonObject heard = stream.nextMessage();
        SseClient.join(work);
        assertThat(heard.integer("id")).hasValue(9);
        assertThat(heard.object("result").orElseThrow().has("structuredContent")).as("the revision is remembered").isTrue();
        ended.run();
        assertThat(sse().post(client.endpoint(), PING, ADA).status()).isEqualTo(404);
        assertThat(awake.memory()).isEmpty();
    }

    @Test
    void an_event_reads_back_as_it_was_written() {
        for (String data : List.of("{\"a\":1}", "", "two\nlines", "\nbegins", "ends\n", "a: b")) {
            var event = ServerSentEvent.named("message", data).id("7");
            assertThat(ServerSentEvent.parse(event.text())).isEqualTo(event);
        }
        assertThat(ServerSentEvent.parse("data: x\n").event()).isEmpty();
    }
}
