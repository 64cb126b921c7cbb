package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// Sessions of the older revisions, each in a Durable Object of its own, on real workerd.
class SessionObjectTest {
    private static Workerd workerd;
    private static WorkerClient client;

    @BeforeAll
    static void startWorkerd() throws IOException {
        workerd = Workerd.start(NodeTools.required(), Worker.in(Path.of("target/worker")));
        client = WorkerClient.of(workerd.url());
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void progress_and_log_lines_come_as_events_before_the_response() throws Exception {
        String[] session = session("2025-11-25");
        client.send(request(2, "logging/setLevel", "{\"level\":\"info\"}"), session);
        var answer = client.send(call(3, "count", "{\"to\":3}"), session);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(answer.body().split("\n\n")).hasSize(7).satisfies(events -> assertThat(events[0]).contains("notifications/progress"))
            .satisfies(events -> assertThat(events[6]).contains("\"text\":\"done\"").contains("\"id\":3"));
    }

    @Test
    void a_cancellation_reaches_the_call_whichever_request_brings_it() throws Exception {
        String[] session = session("2025-11-25");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads
                .submit(() -> client.send(request(7, "tools/call", "{\"name\":\"wait\",\"arguments\":{\"millis\":20000}}"), session));
            while (!waiting.isDone()) {
                assertThat(client.send("""
                    {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}""", session).statusCode()).isEqualTo(202);
                Thread.sleep(50);
            }
            assertThat(waiting.get().statusCode()).isEqualTo(202);
            assertThat(waiting.get().body()).isEmpty();
        }
    }

    @Test
    void the_end_of_a_session_closes_its_streams_and_voids_its_id() throws Exception {
        String[] session = session("2025-06-18");
        try (var stream = OldStream.open(client.http(), client.endpoint(), session)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(client.delete(session).statusCode()).isEqualTo(204);
            assertThat(stream.ends()).isTrue();
        }
        assertThat(client.send(request(2, "ping", "{}"), session).statusCode()).isEqualTo(404);
    }

    /// Away from Cloudflare's edge workerd notices at the next keep-alive, some fifteen seconds later at most.
    @Test
    void a_client_that_leaves_makes_room_for_another_stream() throws Exception {
        String[] session = session("2025-11-25");
        var streams = new ArrayList<OldStream>();
        while (streams.isEmpty() || streams.getLast().status() == 200) {
            streams.add(OldStream.open(client.http(), client.endpoint(), session));
        }
        assertThat(streams).hasSize(9);
        assertThat(streams.getLast().status()).isEqualTo(429);
        streams.getFirst().close();
        int status = 429;
        for (int i = 0; i < 100 && status == 429; i++) {
            Thread.sleep(300);
            var again = OldStream.open(client.http(), client.endpoint(), session);
            status = again.status();
            streams.add(again);
        }
        assertThat(status).isEqualTo(200);
        for (OldStream stream : streams) {
            stream.close();
        }
    }

    @Test
    void a_post_over_http_and_sse_is_answered_on_its_stream_however_long_the_tool_works() throws Exception {
        try (var stream = OldStream.open(client.http(), workerd.url().resolve("/sse"))) {
            var client = new WorkerClient(SessionObjectTest.client.http(), workerd.url().resolve(stream.next()));
            client.send(initialize("2024-11-05"));
            assertThat(stream.next()).contains("\"protocolVersion\":\"2024-11-05\"");
            assertThat(client.send(request(2, "tools/call", "{\"name\":\"wait\",\"arguments\":{\"millis\":500}}")).statusCode())
                .isEqualTo(202);
            assertThat(client.send(request(3, "ping", "{}")).statusCode()).isEqualTo(202);
            assertThat(stream.next()).contains("\"id\":3");
            assertThat(stream.next()).contains("\"id\":2").contains("waited");
        }
    }

    @Test
    void a_message_for_a_stream_that_is_gone_is_refused() throws Exception {
        String endpoint;
        try (var stream = OldStream.open(client.http(), workerd.url().resolve("/sse"))) {
            endpoint = stream.next();
        }
        var gone = new WorkerClient(client.http(), workerd.url().resolve(endpoint));
        int status = 202;
        for (int i = 0; i < 100 && status != 404; i++) {
            Thread.sleep(300);
            status = gone.send(request(1, "ping", "{}")).statusCode();
        }
        assertThat(status).isEqualTo(404);
    }

    @Test
    void fifty_streams_at_once_each_hear_their_own_answers_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var talks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 50; i++) {
                int number = i * 1000;
                talks.add(() -> talk(number));
            }
            var outcomes = threads.invokeAll(talks);
            for (var outcome : outcomes) {
                assertThat(outcome.get()).isTrue();
            }
        }
    }

    private static boolean talk(int number) throws Exception {
        try (var stream = OldStream.open(client.http(), workerd.url().resolve("/sse"))) {
            var own = new WorkerClient(client.http(), workerd.url().resolve(stream.next()));
            own.send(initialize("2024-11-05"));
            stream.next();
            for (int i = 0; i < 10; i++) {
                own.send(request(number + i, "tools/call", "{\"name\":\"add\",\"arguments\":{\"a\":" + number + ",\"b\":" + i + "}}"));
                assertThat(stream.next()).contains("\"id\":" + (number + i) + ",").contains("\"text\":\"" + (number + i) + "\"");
            }
            return stream.hasNothingMore();
        }
    }

    /// The runtime puts an object to sleep some ten seconds after its last request.
    @Test
    void a_sleeping_object_wakes_up_with_its_session_and_its_open_stream() throws Exception {
        try (var stream = OldStream.open(client.http(), workerd.url().resolve("/sse"))) {
            var own = new WorkerClient(client.http(), workerd.url().resolve(stream.next()));
            own.send(initialize("2025-06-18"));
            stream.next();
            own.send(request(1, "logging/setLevel", "{\"level\":\"info\"}"));
            stream.next();
            int made = objectsMade();
            for (int i = 0; i < 6 && objectsMade() == made; i++) {
                Thread.sleep(12_000);
                assertThat(own.send(call(100 + i, "count", "{\"to\":1}")).statusCode()).isEqualTo(202);
                assertThat(stream.next()).contains("notifications/progress");
                assertThat(stream.next()).as("the level is remembered").contains("notifications/message");
                assertThat(stream.next()).contains("\"id\":" + (100 + i) + ",").contains("done");
            }
            assertThat(objectsMade()).as("it has slept").isGreaterThan(made);
        }
    }

    private static int objectsMade() throws Exception {
        return Integer.parseInt(client.call("objects-made", "{}"));
    }

    private static String[] session(String revision) throws Exception {
        HttpResponse<String> hello = client.send(initialize(revision));
        return new String[]{"Mcp-Session-Id", hello.headers().firstValue("mcp-session-id").orElseThrow(), "MCP-Protocol-Version", revision};
    }

    private static String initialize(String revision) {
        return request(0, "initialize",
            "{\"protocolVersion\":\"" + revision + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}");
    }

    private static String call(int id, String tool, String arguments) {
        return request(id, "tools/call",
            "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + ",\"_meta\":{\"progressToken\":" + id + "}}");
    }

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }
}
