package remotemcp.jvm.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.bridge.Bridge;
import remotemcp.bridge.HostPipe;
import remotemcp.bridge.Notices;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Outbound;

/// Hosts that say all they have to say and close their side at once, as scripts and here-documents do. Every step that lies between an answer and its reader, or
/// a word and its server, takes long here.
@Tag("end-to-end")
@Timeout(300)
class BridgeEndTest {
    private static final int RUNS = 100;
    private static final int PLENTY = 30_000;
    private static final String INITIALIZE = request(1, "initialize",
        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
    private static final String READY = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private final List<String> served = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final SlowReader host = new SlowReader();
    private final Bridge bridge = Bridge.to("https://example.com/mcp").on(JvmWorld.over(this::answer)).open(host, new Silent());

    /// Takes its time before a message has arrived.
    private static final class SlowReader implements HostPipe {
        private final List<Json> read = new CopyOnWriteArrayList<>();
        private volatile boolean hasGone;

        @Override
        public void write(Json message) {
            pause(5);
            read.add(message);
        }

        @Override
        public boolean hasGone() {
            return hasGone;
        }
    }

    private static final class Silent implements Notices {
        @Override
        public void tell(String line) {
        }

        @Override
        public void detail(String line) {
        }

        @Override
        public void bug(RuntimeException fault) {
            throw fault;
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    /// A server of 2025-06-18, which takes its time to note what it was told.
    private Outbound.Reply answer(Outbound.Call call) {
        JsonObject message = call.body().length == 0 ? JsonObject.empty() : Json.parse(call.body()).asObject().orElseThrow();
        String method = message.string("method").orElse(call.method());
        if (method.equals("tools/call")) {
            waitFor(never);
        }
        if (!message.has("id")) {
            pause(call.body().length == 0 ? 0 : 5);
            served.add(method);
            return new Outbound.Reply(call.body().length == 0 ? 405 : 202, HeaderList.empty(), new byte[0]);
        }
        served.add(method);
        String result = method.equals("initialize")
            ? "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"s\",\"version\":\"1\"}}"
            : "{\"tools\":[]}";
        return new Outbound.Reply(200, HeaderList.empty().with("Content-Type", "application/json"),
            ("{\"jsonrpc\":\"2.0\",\"id\":" + message.find("id").orElseThrow().text() + ",\"result\":" + result + "}")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void says(String... lines) {
        for (String line : lines) {
            bridge.take(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<Long> answered() {
        var ids = new ArrayList<Long>();
        for (Json message : host.read) {
            for (Json one : message instanceof JsonArray batch ? batch : JsonArray.of(message)) {
                one.asObject().filter(object -> object.has("result")).flatMap(object -> object.find("id"))
                    .ifPresent(id -> ids.add(Long.valueOf(id.text())));
            }
        }
        return ids;
    }

    @RepeatedTest(RUNS)
    void a_question_right_before_the_end_is_answered_before_the_bridge_ends() {
        says(INITIALIZE);
        bridge.finish(PLENTY);
        assertThat(answered()).containsExactly(1L);
    }

    @RepeatedTest(RUNS)
    void a_ping_right_before_the_end_is_answered_before_the_bridge_ends() {
        says(request(7, "ping", "{}"));
        bridge.finish(PLENTY);
        assertThat(answered()).containsExactly(7L);
    }

    @RepeatedTest(RUNS)
    void a_batch_right_before_the_end_is_answered_before_the_bridge_ends() {
        says(INITIALIZE, READY,
            "[" + request(2, "ping", "{}") + "," + request(3, "tools/list", "{}") + "," + request(4, "prompts/list", "{}") + "]");
        bridge.finish(PLENTY);
        assertThat(answered()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @RepeatedTest(RUNS)
    void a_notification_right_before_the_end_reaches_the_server_before_the_bridge_ends() {
        says(INITIALIZE, READY, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");
        bridge.finish(PLENTY);
        assertThat(served).contains("notifications/initialized", "notifications/roots/list_changed");
        assertThat(answered()).containsExactly(1L);
    }

    /// One handshake, told in its order, whichever thread is first.
    @RepeatedTest(RUNS)
    void what_a_host_says_in_one_breath_reaches_the_server_in_its_order() {
        says(INITIALIZE, READY, request(2, "tools/list", "{}"), request(3, "prompts/list", "{}"));
        bridge.finish(PLENTY);
        assertThat(answered()).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(served.stream().filter(method -> !method.equals("GET")).toList().subList(0, 2)).containsExactly("initialize",
            "notifications/initialized");
        assertThat(served.stream().filter("initialize"::equals)).hasSize(1);
    }

    @Test
    void a_question_that_the_server_never_answers_is_answered_with_an_error() {
        says(INITIALIZE, READY, request(2, "tools/call", "{\"name\":\"t\"}"));
        bridge.finish(500);
        JsonObject last = host.read.getLast().asObject().orElseThrow();
        assertThat(last.integer("id")).hasValue(2);
        assertThat(last.object("error").orElseThrow().string("message").orElse("")).contains("did not answer");
        never.countDown();
    }

    @Test
    void nothing_is_waited_for_when_nobody_reads_any_more() {
        says(INITIALIZE, READY, request(2, "tools/call", "{\"name\":\"t\"}"));
        host.hasGone = true;
        long before = System.nanoTime();
        bridge.finish(PLENTY);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(PLENTY);
        never.countDown();
    }
}
