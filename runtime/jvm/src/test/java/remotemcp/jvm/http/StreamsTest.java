package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;

class StreamsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String END = "0\r\n\r\n";

    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private VertxServer server;

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
    }

    @Test
    void the_head_of_a_stream_is_sent_before_its_first_event() throws Exception {
        server = Servers.serve(openStream());
        try (var client = new RawClient(server.port())) {
            String head = client.send(GET).readUntil("\r\n\r\n").toLowerCase();
            assertThat(head).contains("content-type: text/event-stream", "x-accel-buffering: no", "cache-control: no-cache",
                "transfer-encoding: chunked");
        }
    }

    @Test
    void other_requests_write_to_an_open_stream_which_holds_no_thread() throws Exception {
        server = Servers.serve(openStream());
        try (var client = new RawClient(server.port())) {
            client.send(GET).readUntil("\r\n\r\n");
            var stream = opened.take();
            assertThat(stream.send(ServerSentEvent.message("one").id("7"))).isTrue();
            assertThat(client.readUntil("data: one\n\n\r\n")).contains("id: 7\n");
            stream.close();
            client.readUntil(END);
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.send(ServerSentEvent.message("two"))).isFalse();
            assertThat(client.send(GET).readUntil("\r\n\r\n")).as("the connection goes on").startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_client_that_leaves_an_open_stream_is_noticed_without_a_write() throws Exception {
        server = Servers.serve(openStream());
        try (var client = new RawClient(server.port())) {
            client.send(GET).readUntil("\r\n\r\n");
        }
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(opened.take().isOpen()).isFalse();
    }

    @Test
    void a_silent_stream_gets_comments() throws Exception {
        var waits = HttpLimits.Waits.standard().keepAlive(Duration.ofMillis(50));
        server = Servers.serve(HttpLimits.standard().waits(waits), openStream());
        try (var client = new RawClient(server.port())) {
            client.send(GET).readUntil("\r\n\r\n");
            client.readUntil(": keepalive\n\n\r\n");
            client.readUntil(": keepalive\n\n\r\n");
            opened.take().send(ServerSentEvent.message("still here"));
            client.readUntil("data: still here\n\n\r\n");
        }
    }

    @Test
    void a_producer_that_is_silent_for_long_gets_comments_too() throws Exception {
        var waits = HttpLimits.Waits.standard().keepAlive(Duration.ofMillis(50));
        var release = new CountDownLatch(1);
        server = Servers.serve(HttpLimits.standard().waits(waits), events(stream -> awaitQuietly(release)));
        try (var client = new RawClient(server.port())) {
            client.send(GET).readUntil(": keepalive\n\n\r\n");
            release.countDown();
            client.readUntil(END);
        }
    }

    @Test
    void an_answer_that_takes_long_becomes_a_stream_and_the_connection_serves_on() throws Exception {
        var waits = HttpLimits.Waits.standard().lateStream(Duration.ofMillis(50));
        var release = new CountDownLatch(1);
        server = Servers.serve(HttpLimits.standard().waits(waits), request -> HttpResponse.orStream(late -> {
            if (request.path().equals("/soon")) {
                return late.opened() ? HttpResponse.of(500) : HttpResponse.text(200, "in time");
            }
            late.send(ServerSentEvent.message("before there is a stream"));
            awaitQuietly(release);
            if (!late.opened()) {
                return HttpResponse.text(200, "whole");
            }
            late.send(ServerSentEvent.message("late"));
            late.close();
            return HttpResponse.of(200);
        }));
        try (var client = new RawClient(server.port())) {
            assertThat(client.send(post("/late")).readUntil("\r\n\r\n")).contains("text/event-stream").contains("no-transform");
            release.countDown();
            assertThat(client.readUntil(END)).contains("data: late").doesNotContain("before");
            assertThat(client.send(post("/soon")).readUntil("in time")).contains("text/plain");
        }
    }

    @Test
    void a_late_stream_whose_work_breaks_is_cut_and_a_client_that_leaves_it_interrupts_the_work() throws Exception {
        var waits = HttpLimits.Waits.standard().lateStream(Duration.ofMillis(50));
        var interrupted = new CountDownLatch(1);
        server = Servers.serve(HttpLimits.standard().waits(waits), request -> HttpResponse.orStream(late -> {
            if (sleepIsInterrupted()) {
                interrupted.countDown();
            }
            throw new IllegalStateException("broken");
        }));
        try (var client = new RawClient(server.port())) {
            client.send(post("/late")).readUntil("text/event-stream");
        }
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void S22_a_client_that_leaves_a_stream_interrupts_the_tool_at_work() throws Exception {
        var interrupted = new CountDownLatch(1);
        var left = new AtomicBoolean();
        server = Servers.serve(request -> HttpResponse.waiting(() -> HttpResponse.stream(new Body.Events(stream -> {
            stream.send(ServerSentEvent.message("started"));
            if (sleepIsInterrupted()) {
                left.set(request.departure().hasLeft());
                interrupted.countDown();
            }
        }))));
        try (var client = new RawClient(server.port())) {
            client.send(GET).readUntil("data: started\n\n\r\n");
        }
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(left).isTrue();
    }

    @Test
    void S22_a_client_that_leaves_before_its_plain_answer_interrupts_the_work() throws Exception {
        var atWork = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        server = Servers.serve(request -> HttpResponse.waiting(() -> {
            atWork.countDown();
            if (sleepIsInterrupted()) {
                interrupted.countDown();
            }
            return HttpResponse.of(200);
        }));
        try (var client = new RawClient(server.port())) {
            client.send(GET);
            assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
            client.reset();
        }
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_client_that_leaves_after_its_answer_interrupts_nothing() throws Exception {
        var departures = new ArrayList<remotemcp.http.Departure>();
        server = Servers.serve(request -> {
            departures.add(request.departure());
            return HttpResponse.of(204);
        });
        try (var client = new RawClient(server.port())) {
            client.send(GET).readResponse();
            client.send(GET).readResponse();
        }
        server.close();
        assertThat(departures).hasSize(2).noneMatch(remotemcp.http.Departure::hasLeft);
    }

    @Test
    void a_producer_that_fails_cuts_the_stream_so_that_it_does_not_look_complete() throws Exception {
        server = Servers.serve(events(stream -> {
            stream.send(ServerSentEvent.message("half"));
            throw new IllegalStateException("bug");
        }));
        try (var client = new RawClient(server.port())) {
            assertThat(client.send(GET).readUntilClosed()).doesNotEndWith(END);
        }
    }

    @Test
    void V32_line_breaks_and_controls_in_an_event_leave_the_framing_whole() throws Exception {
        var data = "a\r\nevent: evil\n\ndata: b\rid: 9\u2028\0\u0085c";
        server = Servers.serve(events(stream -> {
            stream.send(ServerSentEvent.message(data));
            stream.send(ServerSentEvent.message("next"));
        }));
        try (var client = new RawClient(server.port())) {
            var text = new String(client.send("GET / HTTP/1.0\r\n\r\n").readUntilClosed().getBytes("ISO-8859-1"), "UTF-8");
            var body = text.substring(text.indexOf("\r\n\r\n") + 4);
            assertThat(parsed(body)).containsExactly("a\nevent: evil\n\ndata: b\nid: 9\u2028\0\u0085c", "next");
        }
    }

    /// The data of each event as a browser reads it (WHATWG HTML §9.2.6).
    private static List<String> parsed(String body) {
        var events = new ArrayList<String>();
        for (String block : body.split("\n\n")) {
            var data = new ArrayList<String>();
            for (String line : block.split("\r\n|\n|\r")) {
                if (line.startsWith("data: ")) {
                    data.add(line.substring(6));
                } else if (line.equals("data:")) {
                    data.add("");
                }
            }
            if (!data.isEmpty()) {
                events.add(String.join("\n", data));
            }
        }
        return events;
    }

    @Test
    void a_stream_over_HTTP_1_0_ends_with_the_connection() throws Exception {
        server = Servers.serve(events(stream -> stream.send(ServerSentEvent.message("one"))));
        try (var client = new RawClient(server.port())) {
            String all = client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").readUntilClosed();
            assertThat(all.toLowerCase()).doesNotContain("transfer-encoding");
            assertThat(all).endsWith("event: message\ndata: one\n\n");
        }
    }

    @Test
    void streams_over_the_limit_are_answered_503_and_their_cleaning_up_runs() throws Exception {
        var crowd = new HttpLimits.Crowd(100, 100, 1, 1 << 20);
        var ended = new CountDownLatch(1);
        server = Servers.serve(HttpLimits.standard().crowd(crowd), request -> request.path().equals("/second")
            ? HttpResponse.stream(new Body.OpenEvents(opened::add, ended::countDown))
            : HttpResponse.stream(new Body.OpenEvents(opened::add, closed::countDown)));
        try (var first = new RawClient(server.port()); var second = new RawClient(server.port())) {
            first.send(GET).readUntil("\r\n\r\n");
            assertThat(second.send("GET /second HTTP/1.1\r\nHost: a\r\n\r\n").readResponse()).startsWith("HTTP/1.1 503 ");
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        try (var third = new RawClient(server.port())) {
            assertThat(third.send(GET).readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void stopping_ends_open_streams_and_lets_work_finish() throws Exception {
        var atWork = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        server = Servers.serve(request -> request.path().equals("/stream") ? openStream().handle(request) : HttpResponse.waiting(() -> {
            atWork.countDown();
            awaitQuietly(release);
            return HttpResponse.text(200, "finished");
        }));
        try (var stream = new RawClient(server.port()); var work = new RawClient(server.port()); var idle = new RawClient(server.port())) {
            stream.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n");
            idle.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n");
            work.send(GET);
            assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
            var stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofSeconds(20)));
            assertThat(stream.readUntilClosed()).endsWith(END);
            release.countDown();
            assertThat(work.readUntilClosed()).startsWith("HTTP/1.1 200 ").contains("connection: close").endsWith("finished");
            stopping.join();
        }
    }

    /// Clients that try twice within 2.5 seconds would give up before the next server listens.
    @Test
    void a_stream_that_stopping_ends_tells_last_when_to_connect_again() throws Exception {
        server = Servers.serve(openStream());
        try (var client = new RawClient(server.port())) {
            client.send(GET).readUntil("\r\n\r\n");
            opened.take().send(ServerSentEvent.message("before"));
            client.readUntil("data: before\n\n\r\n");
            var stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofSeconds(20)));
            assertThat(client.readUntilClosed()).isEqualToIgnoringCase("d\r\nretry: 4000\n\n\r\n" + END);
            stopping.join();
        }
    }

    @Test
    void HEAD_gets_the_fields_of_the_answer_and_no_body() throws Exception {
        server = Servers.serve(request -> HttpResponse.text(200, "hello"));
        try (var client = new RawClient(server.port())) {
            String answer = client.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").readUntilClosed().toLowerCase();
            assertThat(answer).contains("content-length: 5\r\n").endsWith("\r\n\r\n");
        }
    }

    @Test
    void HEAD_of_a_stream_opens_none() throws Exception {
        server = Servers.serve(openStream());
        try (var client = new RawClient(server.port())) {
            String answer = client.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").readUntilClosed();
            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(opened).isEmpty();
        }
    }

    @Test
    void no_content_carries_no_length_and_an_empty_answer_carries_zero() throws Exception {
        server = Servers.serve(request -> HttpResponse.of(request.path().equals("/none") ? 204 : 202));
        try (var client = new RawClient(server.port())) {
            assertThat(client.send("GET /none HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n").toLowerCase())
                .doesNotContain("content-length");
            assertThat(client.send(GET).readUntil("\r\n\r\n").toLowerCase()).contains("content-length: 0\r\n");
        }
    }

    @Test
    void work_after_an_answer_runs_when_the_answer_is_sent_and_outlives_the_client() throws Exception {
        var release = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        server = Servers.serve(request -> HttpResponse.of(202).body(new Body.Afterwards(stop -> {
            if (awaitQuietly(release)) {
                done.countDown();
            }
        })));
        try (var client = new RawClient(server.port())) {
            assertThat(client.send(GET).readResponse()).startsWith("HTTP/1.1 202 ");
        }
        release.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void H04_a_line_break_in_a_response_field_is_a_bug_not_a_second_response() throws Exception {
        server = Servers.serve(request -> HttpResponse.redirect("/a\r\nSet-Cookie: b=c"));
        try (var client = new RawClient(server.port())) {
            assertThat(client.send(GET).readResponse()).startsWith("HTTP/1.1 500 ").doesNotContain("Set-Cookie");
        }
    }

    @Test
    void H04_a_control_character_in_a_response_field_is_a_bug_that_is_answered() throws Exception {
        server = Servers.serve(request -> HttpResponse.of(200).header("X-A", "b").header("X-B", "a\u000bb"));
        try (var client = new RawClient(server.port())) {
            assertThat(client.send(GET).readResponse()).startsWith("HTTP/1.1 500 ").doesNotContain("X-A");
        }
        server =
            Servers.serve(request -> HttpResponse.stream(new Body.OpenEvents(opened::add, closed::countDown)).header("X-B", "a\u000bb"));
        try (var client = new RawClient(server.port())) {
            assertThat(client.send(GET).readResponse()).startsWith("HTTP/1.1 500 ");
        }
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private HttpHandler openStream() {
        return request -> HttpResponse.stream(new Body.OpenEvents(opened::add, closed::countDown));
    }

    private static HttpHandler events(java.util.function.Consumer<EventStream> producer) {
        return request -> HttpResponse.stream(new Body.Events(producer));
    }

    private static boolean sleepIsInterrupted() {
        try {
            Thread.sleep(Duration.ofMinutes(5));
            return false;
        } catch (InterruptedException left) {
            return true;
        }
    }

    private static String post(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx";
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException left) {
            return false;
        }
    }
}
