package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Access;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.platform.SessionHost;
import remotemcp.protocol.Revision;
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
        private final List<EventStream> streams = new ArrayList<>();
        private final List<ServerSentEvent> sent = new ArrayList<>();

        /// The place's end of a stream.
        private final class Noted implements EventStream {
            private final EventStream far;

            private Noted(EventStream far) {
                this.far = far;
            }

            @Override
            public boolean send(ServerSentEvent event) {
                sent.add(event);
                return far.send(event);
            }

            @Override
            public void close() {
                far.close();
            }

            @Override
            public boolean isOpen() {
                return far.isOpen();
            }
        }

        @Override
        public HttpResponse answer(String session, HttpRequest request, Caller caller) {
            callers.add(caller);
            return held
                .computeIfAbsent(session,
                    name -> new HeldSession(tools, memory.platform(), SessionLimits.standard(), GrantStatus.unlimited()))
                .handle(request, caller).map(this::seen);
        }

        private HttpResponse.Ready seen(HttpResponse.Ready response) {
            return response.body() instanceof Body.OpenEvents events ? response.body(new Body.OpenEvents(stream -> {
                var noted = new Noted(stream);
                streams.add(noted);
                events.opened().accept(noted);
            }, events.closed())) : response;
        }

        private EventStream opened(OldClient client) {
            OldClient.stream(client.get("text/event-stream"));
            return streams.getLast();
        }

        /// How often a place told the process that writes a stream of a fresh token.
        private long renewals() {
            return sent.stream().filter(event -> event.event().orElse("").equals("remote-mcp-access")).count();
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
    void H08_all_sessions_of_a_user_are_held_in_one_place_and_each_stream_keeps_the_memory_of_its_own() {
        var june = OldClient.connected(front(), ADA, Revision.JUNE_2025);
        var november = OldClient.connected(front(), ADA, Revision.NOVEMBER_2025);
        var eves = OldClient.connected(front(), OldClient.user("eve"), Revision.JUNE_2025);
        OldClient.stream(june.get("text/event-stream"));
        OldClient.stream(november.get("text/event-stream"));
        assertThat(places.only().memory(places.streams.get(0))).contains("2025-06-18").contains(june.sessionId());
        assertThat(places.only().memory(places.streams.get(1))).contains("2025-11-25").contains(november.sessionId());
        SseClient.open(sse(), ADA);
        assertThat(places.held).hasSize(1);
        eves.post(PING);
        assertThat(places.held).hasSize(2);
    }

    @Test
    void H08_the_sixty_fifth_stream_of_a_user_is_refused_whichever_process_it_comes_to() {
        for (int i = 0; i < 64; i++) {
            SseClient.open(sse(), ADA);
        }
        assertThat(sse().open(ADA).status()).isEqualTo(429);
        assertThat(OldClient.connected(front(), ADA, Revision.JUNE_2025).get("text/event-stream").status()).isEqualTo(429);
        assertThat(sse().open(OldClient.user("eve")).status()).isEqualTo(200);
    }

    @Test
    void S17_a_stream_lives_on_with_a_fresh_token_that_came_to_another_process() {
        Caller first = ADA.with(new Access("grant", "first", memory.now() + 3_600_000));
        var client = OldClient.connected(front(), first, Revision.NOVEMBER_2025);
        RecordingStream stream = OldClient.stream(client.get("text/event-stream"));
        client.to(front()).as(ADA.with(new Access("grant", "fresh", memory.now() + 7_200_000))).post(PING);
        assertThat(stream.events()).as("only when to connect again").hasSize(1);
        assertThat(places.renewals()).isEqualTo(1);
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
        assertThat(places.only().memory(places.opened(client))).contains("\"level\":\"notice\"");
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
        String kept = places.only().memory(places.streams.getFirst());
        String name = places.held.keySet().iterator().next();
        var awake = new HeldSession(tools, memory.platform(), SessionLimits.standard(), GrantStatus.unlimited());
        places.held.put(name, awake);
        var stream = new RecordingStream(() -> {});
        Runnable ended = awake.resume(kept, stream);
        assertThat(awake.memory(stream)).isEqualTo(kept);
        Thread work = SseClient.finish(sse().post(client.endpoint(), OldClient.call(9, "add", "{\"a\":1,\"b\":2}"), ADA));
        JsonObject heard = stream.nextMessage();
        SseClient.join(work);
        assertThat(heard.integer("id")).hasValue(9);
        assertThat(heard.object("result").orElseThrow().has("structuredContent")).as("the revision is remembered").isTrue();
        ended.run();
        assertThat(sse().post(client.endpoint(), PING, ADA).status()).isEqualTo(404);
        assertThat(awake.memory(stream)).isEmpty();
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
