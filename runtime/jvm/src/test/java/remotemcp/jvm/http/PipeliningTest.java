package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import remotemcp.http.BodyLimit;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Clients that send the next requests before the first is answered (RFC 9112 §9.3.2).
class PipeliningTest {
    private static final int MANY = 40;

    private final List<String> served = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final CountDownLatch laterBegun = new CountDownLatch(1);
    private final CountDownLatch mayGoOnLater = new CountDownLatch(1);
    private VertxServer server;

    @AfterEach
    void stop() {
        mayGoOn.countDown();
        mayGoOnLater.countDown();
        server.stop(Duration.ZERO);
    }

    @Test
    void H03_one_connection_with_many_requests_takes_turns_with_the_others() throws Exception {
        serve(this::inTurn);
        try (var many = new RawClient(server.port()); var one = new RawClient(server.port())) {
            many.send(get("/ready")).readResponse();
            one.send(get("/ready")).readResponse();
            served.clear();
            many.send(get("/first") + get("/many").repeat(MANY));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            one.send(get("/one"));
            mayGoOn.countDown();
            one.readResponse();
            assertThat(served.indexOf("/one")).as("%s", served).isBetween(1, MANY / 2);
        }
    }

    @Test
    void H03_many_connections_with_requests_in_advance_do_not_all_go_before_one_that_asks_once() throws Exception {
        serve(this::inTurn);
        var many = new ArrayList<RawClient>();
        try (var blocking = new RawClient(server.port()); var one = new RawClient(server.port())) {
            one.send(get("/ready")).readResponse();
            for (int i = 0; i < MANY * 2; i++) {
                many.add(new RawClient(server.port()));
                many.getLast().send(get("/ready")).readResponse();
            }
            blocking.send(get("/first"));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            for (RawClient each : many) {
                each.send(get("/now") + get("/later"));
            }
            mayGoOn.countDown();
            assertThat(laterBegun.await(20, TimeUnit.SECONDS)).isTrue();
            one.send(get("/one"));
            mayGoOnLater.countDown();
            one.readResponse();
            var before = List.copyOf(served).subList(0, served.indexOf("/one"));
            assertThat(before.stream().filter("/later"::equals)).as("%s", before).hasSizeLessThan(MANY / 2);
        } finally {
            for (RawClient each : many) {
                each.close();
            }
        }
    }

    @Test
    void requests_in_advance_are_answered_in_their_order() throws Exception {
        serve(this::inTurn);
        mayGoOn.countDown();
        try (var client = new RawClient(server.port())) {
            client.send(numbered());
            assertAnsweredInOrder(client);
        }
    }

    @Test
    void requests_in_advance_are_answered_in_their_order_when_the_answers_take_time() throws Exception {
        serve(request -> HttpResponse.waiting(() -> HttpResponse.text(200, request.path())));
        try (var client = new RawClient(server.port())) {
            client.send(numbered());
            assertAnsweredInOrder(client);
        }
    }

    @Test
    void bodies_in_advance_stay_with_their_requests() throws Exception {
        serve(request -> HttpResponse.text(200, request.path() + new String(request.body(), StandardCharsets.US_ASCII)));
        try (var client = new RawClient(server.port())) {
            var requests = new StringBuilder();
            for (int i = 0; i < MANY; i++) {
                requests.append("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n").append(100 + i);
            }
            client.send(requests.toString());
            for (int i = 0; i < MANY; i++) {
                assertThat(client.readResponse()).endsWith("/" + (100 + i));
            }
        }
    }

    @Test
    void the_last_of_many_requests_may_close_the_connection() throws Exception {
        serve(this::inTurn);
        mayGoOn.countDown();
        try (var client = new RawClient(server.port())) {
            client.send(numbered() + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertAnsweredInOrder(client);
            assertThat(client.readUntilClosed()).startsWith("HTTP/1.1 200 ").endsWith("/last");
        }
    }

    private void serve(HttpHandler handler) {
        HttpLimits limits = HttpLimits.standard();
        server = VertxServer.start(new HttpOptions("127.0.0.1", 0, 1, limits),
            BodyLimit.guarded(limits.body(), head -> HttpResponse.text(413, "Too large")).then(handler), Servers.SILENT);
    }

    private HttpResponse inTurn(HttpRequest request) {
        served.add(request.path());
        if (request.path().equals("/first")) {
            begun.countDown();
            await(mayGoOn);
        }
        if (request.path().equals("/later")) {
            laterBegun.countDown();
            await(mayGoOnLater);
        }
        return HttpResponse.text(200, request.path());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String numbered() {
        var requests = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            requests.append(get("/" + i));
        }
        return requests.toString();
    }

    private static void assertAnsweredInOrder(RawClient client) throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(client.readResponse()).startsWith("HTTP/1.1 200 ").endsWith("/" + i);
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }
}
