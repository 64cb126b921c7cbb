package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.BodyLimit;
import remotemcp.http.EventStream;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;

/// The head of a request is decided first; its body costs nothing before.
class HeadFirstTest {
    private static final BodyLimit LIMIT = BodyLimit.guarded(1 << 20, head -> HttpResponse.text(413, "more than a megabyte"));
    private static final String CHUNKED = " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicReference<EventStream> opened = new AtomicReference<>();
    private final VertxServer server = Servers.serveHeads(HttpLimits.standard(), this::answer);

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(Duration.ZERO);
    }

    private HttpResponse answer(HttpRequest head) {
        assertThat(head.body()).isEmpty();
        return switch (head.path()) {
            case "/read" -> LIMIT.read(head, "", HeadFirstTest::length);
            case "/asked" -> HttpResponse.waiting(() -> after(() -> LIMIT.read(head, "", HeadFirstTest::length)));
            case "/asked-refused" -> HttpResponse.waiting(() -> after(() -> HttpResponse.text(401, "no")));
            case "/working" -> LIMIT.read(head, "", whole -> HttpResponse.waiting(() -> after(() -> length(whole))));
            case "/producing" -> LIMIT.read(head, "", whole -> HttpResponse.stream(new Body.Events(stream -> {
                stream.send(ServerSentEvent.message("begun"));
                after(() -> length(whole));
            })));
            case "/open" -> HttpResponse.stream(new Body.OpenEvents(opened::set, () -> {}));
            case "/broken" -> LIMIT.read(head, "", whole -> {
                throw new IllegalStateException("broken");
            });
            default -> HttpResponse.text(401, "no");
        };
    }

    private static HttpResponse length(HttpRequest whole) {
        return HttpResponse.text(200, "length " + whole.body().length);
    }

    private <T> T after(Supplier<T> answer) {
        try {
            release.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        }
        return answer.get();
    }

    @Test
    void H03_a_refused_request_is_answered_at_once_and_its_body_costs_nothing() throws Exception {
        var clients = new ArrayList<RawClient>();
        for (int i = 0; i < 50; i++) {
            var client = new RawClient(server.port());
            clients.add(client);
            client.send(post("/refused", 50_000) + "a".repeat(40_000));
            assertThat(client.readResponse()).startsWith("HTTP/1.1 401 ");
        }
        assertThat(server.capacity().taken().bodies()).isZero();
        for (RawClient client : clients) {
            client.close();
        }
    }

    @Test
    void a_refused_client_that_sends_a_small_rest_keeps_its_connection() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(post("/refused", 50_000));
            assertThat(client.readResponse()).startsWith("HTTP/1.1 401 ").doesNotContain("close");
            client.send("a".repeat(50_000) + post("/read", 3) + "abc");
            assertThat(client.readResponse()).endsWith("length 3");
            client.send(post("/refused", 3) + "abc" + post("/read", 4) + "abcd");
            assertThat(client.readResponse()).endsWith("no");
            assertThat(client.readResponse()).endsWith("length 4");
        }
    }

    @Test
    void a_refused_client_with_a_large_rest_reads_its_answer_and_the_end() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(post("/refused", 5_000_000)).sendWhatIsTaken("a".repeat(5_000_000));
            assertThat(client.readUntilClosed()).startsWith("HTTP/1.1 401 ").contains("close");
        }
    }

    @Test
    void H03_what_is_thrown_away_of_a_chunked_body_is_bounded() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send("POST /refused" + CHUNKED);
            assertThat(client.readResponse()).startsWith("HTTP/1.1 401 ");
            client.sendWhatIsTaken(("fff\r\n" + "a".repeat(0xfff) + "\r\n").repeat(1_000));
            assertThat(client.readUntilClosed()).isEmpty();
        }
    }

    @Test
    void V36_a_body_over_the_limit_of_its_endpoint_is_answered_in_the_endpoints_words() throws Exception {
        try (var told = new RawClient(server.port()); var chunked = new RawClient(server.port())) {
            assertThat(told.send(post("/read", 2_000_000)).readResponse()).startsWith("HTTP/1.1 413 ").endsWith("more than a megabyte");
            chunked.send("POST /read" + CHUNKED + "200000\r\n").sendWhatIsTaken("a".repeat(0x100001));
            assertThat(chunked.readResponse()).startsWith("HTTP/1.1 413 ").endsWith("more than a megabyte");
            eventuallyNothingIsHeld();
        }
    }

    @Test
    void the_client_is_told_to_go_on_only_when_its_body_is_wanted() throws Exception {
        try (var client = new RawClient(server.port()); var other = new RawClient(server.port())) {
            String expecting = " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n";
            assertThat(client.send("POST /refused" + expecting).readUntilClosed()).startsWith("HTTP/1.1 401 ");
            other.send("POST /asked" + expecting);
            release.countDown();
            assertThat(other.readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(other.send("abc").readResponse()).endsWith("length 3");
        }
    }

    @Test
    void H03_while_the_head_is_being_decided_hardly_anything_of_the_body_is_read() throws Exception {
        try (var client = new RawClient(server.port())) {
            Thread sending = Thread.startVirtualThread(() -> client.sendWhatIsTaken(post("/asked", 1_000_000) + "a".repeat(1_000_000)));
            Thread.sleep(200);
            assertThat(server.capacity().taken().bodies()).isZero();
            release.countDown();
            assertThat(client.readResponse()).endsWith("length 1000000");
            sending.join();
        }
    }

    @Test
    void a_body_that_comes_while_the_head_is_being_decided_is_not_lost() throws Exception {
        for (String body : new String[]{"", "abc", "a".repeat(3_000)}) {
            try (var client = new RawClient(server.port()); var refused = new RawClient(server.port())) {
                client.send(post("/asked", body.length()) + body);
                refused.send(post("/asked-refused", body.length()) + body + post("/read", 1) + "a");
                release.countDown();
                assertThat(client.readResponse()).endsWith("length " + body.length());
                assertThat(refused.readResponse()).endsWith("no");
                assertThat(refused.readResponse()).endsWith("length 1");
            }
        }
    }

    @Test
    void H03_a_body_is_counted_until_its_handler_is_done() throws Exception {
        for (String path : new String[]{"/working", "/producing"}) {
            try (var client = new RawClient(server.port())) {
                client.send(post(path, 5_000) + "a".repeat(5_000));
                eventually(() -> server.capacity().taken().bodies() >= 5_000);
            }
        }
        release.countDown();
        eventuallyNothingIsHeld();
    }

    @Test
    void a_body_is_given_back_when_its_handler_fails_or_its_client_leaves() throws Exception {
        try (var client = new RawClient(server.port())) {
            assertThat(client.send(post("/broken", 3) + "abc").readResponse()).startsWith("HTTP/1.1 500 ");
        }
        try (var leaving = new RawClient(server.port())) {
            leaving.send(post("/read", 500_000) + "a".repeat(400_000));
            eventually(() -> server.capacity().taken().bodies() >= 400_000);
            leaving.reset();
        }
        eventuallyNothingIsHeld();
    }

    @Test
    void H03_pieces_of_one_byte_cost_hardly_more_than_their_bytes() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send("POST /read" + CHUNKED + "1\r\na\r\n".repeat(100_000));
            eventually(() -> server.capacity().taken().bodies() >= 100_000);
            assertThat(server.capacity().taken().bodies()).isLessThan(250_000);
            assertThat(client.send("0\r\n\r\n").readResponse()).endsWith("length 100000");
        }
    }

    @Test
    void a_stream_begins_when_nothing_more_of_its_request_can_come() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send("GET /open HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
            Thread.sleep(100);
            assertThat(opened).hasNullValue();
            assertThat(client.send("abc").readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        }
    }

    private void eventuallyNothingIsHeld() throws InterruptedException {
        eventually(() -> server.capacity().taken().bodies() == 0);
    }

    private static void eventually(Supplier<Boolean> holds) throws InterruptedException {
        for (int i = 0; i < 4_000 && !holds.get(); i++) {
            Thread.sleep(5);
        }
        assertThat(holds.get()).isTrue();
    }

    private static String post(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
