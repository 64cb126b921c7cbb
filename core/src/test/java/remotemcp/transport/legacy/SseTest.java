package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.Body;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.platform.Caller;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.Revision;

/// HTTP+SSE (2024-11-05 basic/transports).
class SseTest {
    private static final Caller ADA = OldClient.user("ada");
    private static final Caller EVE = OldClient.user("eve");
    private static final String PING = OldClient.request(1, "ping", "{}");

    private final MemoryPlatform memory = MemoryPlatform.create();
    private final Workshop workshop = new Workshop();
    private final SseClient.Server server = SseClient.Server.of(workshop.server(), memory.platform(), SessionLimits.standard());

    @Test
    void the_first_event_names_a_path_to_post_to() {
        HttpResponse.Ready ready = server.open(ADA);
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.headers().find("Content-Type")).contains("text/event-stream");
        assertThat(ready.headers().find("Cache-Control")).contains("no-cache, no-transform");
        assertThat(ready.headers().find("X-Accel-Buffering")).contains("no");
        String first = OldClient.stream(ready).events().getFirst().text();
        assertThat(first).startsWith("event: endpoint\ndata: /messages?sessionId=").endsWith("\n\n");
    }

    @Test
    void an_idle_stream_holds_no_thread() {
        assertThat(server.open(ADA).body()).isInstanceOf(Body.OpenEvents.class);
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void every_revision_can_be_agreed_on(Revision revision) {
        var client = SseClient.open(server, ADA);
        JsonObject result = client.ask(OldClient.initialize(revision.text())).object("result").orElseThrow();
        assertThat(result.string("protocolVersion")).contains(revision.text());
    }

    @Test
    void a_newer_version_is_answered_with_the_newest_that_has_a_handshake() {
        JsonObject result = SseClient.open(server, ADA).ask(OldClient.initialize("2026-07-28")).object("result").orElseThrow();
        assertThat(result.string("protocolVersion")).contains("2025-11-25");
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void a_tool_answers_as_the_revision_has_it(Revision revision) {
        var client = SseClient.connected(server, ADA, revision);
        client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        JsonObject answer = client.ask(OldClient.call(1, "add", "{\"a\":40,\"b\":2}"));
        assertThat(SessionCallsTest.text(answer)).isEqualTo("{\"sum\":42}");
        assertThat(answer.object("result").orElseThrow().has("structuredContent")).isEqualTo(revision.isSince(Revision.JUNE_2025));
        assertThat(client.stream().events().getLast().event()).contains("message");
    }

    @Test
    void a_post_is_answered_before_its_tool_ends() throws Exception {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        HttpResponse.Ready accepted = client.post(OldClient.call(5, "slow", "{}"));
        assertThat(accepted.status()).isEqualTo(202);
        Thread work = SseClient.finish(accepted);
        assertThat(workshop.begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(client.ask(PING).integer("id")).hasValue(1);
        workshop.go.countDown();
        assertThat(client.stream().nextMessage().integer("id")).hasValue(5);
        SseClient.join(work);
    }

    @Test
    void what_never_waits_is_answered_on_the_stream_with_the_202() {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        assertThat(client.post(OldClient.call(5, "add", "{\"a\":1,\"b\":2}")).body()).isInstanceOf(Body.Bytes.class);
        assertThat(client.stream().nextMessage().integer("id")).hasValue(5);
    }

    @Test
    void progress_and_log_lines_come_on_the_stream_before_the_response() {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        client.ask(OldClient.request(2, "logging/setLevel", "{\"level\":\"warning\"}"));
        SseClient.join(SseClient.finish(client.post(OldClient.callWithProgress(3, "steps", "{}"))));
        List<JsonObject> messages = client.stream().messages();
        assertThat(messages.subList(messages.size() - 4, messages.size()))
            .extracting(message -> message.string("method").orElse("response"))
            .containsExactly("notifications/progress", "notifications/message", "notifications/progress", "response");
    }

    @Test
    void errors_come_on_the_stream() {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        assertThat(client.ask(OldClient.request(1, "no/such", "{}")).object("error").orElseThrow().integer("code")).hasValue(-32601);
        assertThat(client.ask(OldClient.call(2, "nope", "{}")).object("error").orElseThrow().integer("code")).hasValue(-32602);
    }

    @Test
    void a_cancelled_call_stops_and_gets_no_response() throws Exception {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        Thread work = SseClient.finish(client.post(OldClient.call(5, "slow", "{}")));
        assertThat(workshop.begun.await(10, TimeUnit.SECONDS)).isTrue();
        client.post(OldClient.cancelled("5"));
        SseClient.join(work);
        assertThat(workshop.sawCancel.getCount()).isZero();
        assertThat(client.ask(PING).integer("id")).hasValue(1);
    }

    @Test
    void a_cancelled_call_interrupts_the_thread_the_runtime_gave_it() throws Exception {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        Thread work = SseClient.finish(client.post(OldClient.call(5, "stuck", "{}")));
        assertThat(workshop.begun.await(10, TimeUnit.SECONDS)).isTrue();
        client.post(OldClient.cancelled("5"));
        SseClient.join(work);
        assertThat(workshop.sawCancel.getCount()).isZero();
    }

    @Test
    void the_end_of_the_stream_ends_the_session_and_stops_its_calls() throws Exception {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        Thread work = SseClient.finish(client.post(OldClient.call(5, "slow", "{}")));
        assertThat(workshop.begun.await(10, TimeUnit.SECONDS)).isTrue();
        client.stream().close();
        SseClient.join(work);
        assertThat(workshop.sawCancel.getCount()).isZero();
        assertThat(client.post(PING).status()).isEqualTo(404);
    }

    @Test
    void S17_another_users_session_is_not_found() {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        assertThat(client.postAs(EVE, PING).status()).isEqualTo(404);
        assertThat(client.postAs(Caller.anyone(), PING).status()).isEqualTo(404);
        assertThat(client.stream().messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/messages?sessionId=", "/messages?sessionId=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/messages?other=1", "/messages?sessionId=%zz"})
    void S18_a_made_up_session_is_not_found(String target) {
        SseClient.open(server, ADA);
        assertThat(server.post(target, PING, ADA).status()).isEqualTo(404);
    }

    @Test
    void S18_session_ids_have_192_random_bits() {
        String one = SseClient.open(server, ADA).endpoint();
        String other = SseClient.open(server, ADA).endpoint();
        assertThat(one).isNotEqualTo(other).hasSize("/messages?sessionId=".length() + 32);
    }

    @Test
    void a_session_of_streamable_http_is_none_here() {
        var streamable = OldClient.connected(SessionHandshakeTest.endpoint(memory), ADA, Revision.NOVEMBER_2025);
        assertThat(server.post("/messages?sessionId=" + streamable.sessionId(), PING, ADA).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void any_other_method_tells_that_this_is_not_streamable_http(String method) {
        HttpResponse.Ready ready = server.sse().handle(HttpRequest.of(method, "/sse"), ADA).ready();
        assertThat(ready.status()).isEqualTo(405);
        assertThat(ready.headers().find("Allow")).contains("GET");
    }

    @Test
    void messages_takes_posts_only() {
        assertThat(server.messages().handle(HttpRequest.get("/messages?sessionId=x"), ADA).ready().status()).isEqualTo(405);
    }

    @Test
    void a_client_that_takes_no_stream_is_not_acceptable() {
        assertThat(server.sse().handle(HttpRequest.get("/sse").header("Accept", "text/html"), ADA).ready().status()).isEqualTo(406);
    }

    @Test
    void V21_only_json_is_read() {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        HttpRequest plain = HttpRequest.post(client.endpoint(), "text/plain", PING.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(server.messages().handle(plain, ADA).ready().status()).isEqualTo(415);
    }

    @Test
    void what_is_no_message_is_a_bad_request() {
        var client = SseClient.connected(server, ADA, Revision.NOVEMBER_2024);
        assertThat(client.post("{").status()).isEqualTo(400);
        assertThat(client.post("{\"jsonrpc\":\"2.0\"}").status()).isEqualTo(400);
        assertThat(client.post("[" + PING + "]").status()).isEqualTo(400);
        assertThat(client.ask(PING).object("result")).isPresent();
    }

    @Test
    void a_batch_is_answered_where_2025_03_26_was_agreed_on() {
        var client = SseClient.connected(server, ADA, Revision.MARCH_2025);
        assertThat(client.ask("[" + PING + "]").integer("id")).hasValue(1);
    }

    @Test
    void H08_a_user_has_a_bounded_number_of_streams_and_takes_none_from_others() {
        var small = SseClient.Server.of(workshop.server(), memory.platform(), new SessionLimits(10, 3, 8, 64, 50, 1_000));
        var streams = new ArrayList<RecordingStream>();
        for (int i = 0; i < 3; i++) {
            streams.add(OldClient.stream(small.open(ADA)));
        }
        assertThat(small.open(ADA).status()).isEqualTo(429);
        assertThat(small.open(EVE).status()).isEqualTo(200);
        streams.getFirst().close();
        assertThat(small.open(ADA).status()).isEqualTo(200);
    }

    @Test
    void V18_two_hundred_users_with_the_same_request_ids_each_hear_their_own_answer() throws Exception {
        var calls = new ArrayList<Callable<Optional<String>>>();
        for (int i = 0; i < 200; i++) {
            String name = "user-" + i;
            var client = SseClient.connected(server, OldClient.user(name), Revision.NOVEMBER_2024);
            calls.add(() -> {
                for (int id = 0; id < 20; id++) {
                    JsonObject answer = client.ask(OldClient.call(id, "who", "{}"));
                    if (!SessionCallsTest.text(answer).equals(name) || answer.integer("id").orElseThrow() != id) {
                        return Optional.of(name + " heard " + answer);
                    }
                }
                return Optional.empty();
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(calls)) {
                assertThat(outcome.get()).isEmpty();
            }
        }
    }
}
