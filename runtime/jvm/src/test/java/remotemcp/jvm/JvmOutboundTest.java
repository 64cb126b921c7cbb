package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

@Timeout(300)
class JvmOutboundTest {
    private final Outbound outbound = new JvmOutbound();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger followed = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/echo", exchange -> {
            byte[] body = (exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("X-Test") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Answer", "yes");
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "/followed");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/followed", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/announced", exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000_000L);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            hold();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[1000]);
                }
            }
        });
        server.createContext("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            hold();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void a_request_arrives_whole_and_its_answer_comes_back() {
        var call = new Outbound.Call("POST", url("/echo"), HeaderList.empty().with("X-Test", "one"),
            "body".getBytes(StandardCharsets.UTF_8), 5000, 100);
        Outbound.Reply reply = outbound.send(call);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers().find("x-answer")).hasValue("yes");
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("POST one body");
    }

    @Test
    void an_answer_of_exactly_the_agreed_size_is_taken_and_one_byte_more_is_not() {
        assertThat(outbound.send(get("/echo", 5000, 9)).body()).hasSize(9);
        assertThatThrownBy(() -> outbound.send(get("/echo", 5000, 8))).isInstanceOf(OutboundException.class)
            .hasMessageContaining("too large");
    }

    @Test
    void V25_a_redirect_is_answered_and_not_followed() {
        assertThat(outbound.send(get("/away", 5000, 100)).status()).isEqualTo(302);
        assertThat(followed).hasValue(0);
    }

    @Test
    void V25_an_answer_too_large_is_given_up_whether_announced_or_endless() {
        assertThatThrownBy(() -> outbound.send(get("/announced", 20_000, 1000))).isInstanceOf(OutboundException.class)
            .hasMessageContaining("too large");
        assertThatThrownBy(() -> outbound.send(get("/endless", 20_000, 5000))).isInstanceOf(OutboundException.class)
            .hasMessageContaining("too large");
    }

    @Test
    void V25_the_deadline_holds_for_the_body_too() {
        assertThatThrownBy(() -> outbound.send(get("/trickle", 300, 1000))).isInstanceOf(OutboundException.class)
            .hasMessageContaining("300 ms");
    }

    @Test
    void an_answer_is_read_while_it_arrives_and_a_wait_that_ran_out_may_be_repeated() {
        try (Arrival answer = outbound.open(get("/trickle", 5000, 1000), new Departure())) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.next(5000)).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly('x'));
            assertThatThrownBy(() -> answer.next(50)).isInstanceOfSatisfying(OutboundException.class, e -> assertThat(e.isLate()).isTrue());
            assertThatThrownBy(() -> answer.next(50)).isInstanceOfSatisfying(OutboundException.class, e -> assertThat(e.isLate()).isTrue());
        }
    }

    @Test
    void an_answer_read_to_its_end_stays_at_its_end() {
        try (Arrival answer = outbound.open(get("/echo", 5000, 100), new Departure())) {
            assertThat(answer.next(5000)).isPresent();
            assertThat(answer.next(5000)).isEmpty();
            assertThat(answer.next(5000)).isEmpty();
        }
    }

    @Test
    void V25_an_endless_answer_is_given_up_at_the_agreed_size_though_it_is_read_in_pieces() {
        try (Arrival answer = outbound.open(get("/endless", 5000, 50_000), new Departure())) {
            assertThatThrownBy(() -> {
                while (answer.next(5000).isPresent()) {
                    // goes on
                }
            }).isInstanceOf(OutboundException.class).hasMessageContaining("too large");
        }
    }

    @Test
    void whoever_leaves_waits_no_longer_neither_for_the_head_nor_for_the_body() throws Exception {
        server.createContext("/silent", exchange -> hold());
        for (String path : new String[]{"/silent", "/trickle"}) {
            var departure = new Departure();
            var failure = new java.util.concurrent.CompletableFuture<Throwable>();
            Thread.startVirtualThread(() -> {
                try (Arrival answer = outbound.open(get(path, 20_000, 1000), departure)) {
                    answer.next(20_000);
                    answer.next(20_000);
                } catch (OutboundException e) {
                    failure.complete(e);
                }
            });
            Thread.sleep(300);
            departure.leave();
            assertThat(failure.get(10, java.util.concurrent.TimeUnit.SECONDS)).as(path).isInstanceOf(OutboundException.class);
        }
    }

    @Test
    void a_server_that_is_not_there_is_an_outbound_exception() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThatThrownBy(
            () -> outbound.send(new Outbound.Call("GET", "http://127.0.0.1:" + closed + "/", HeaderList.empty(), new byte[0], 5000, 10)))
            .isInstanceOf(OutboundException.class);
    }

    @Test
    void what_is_no_http_url_is_an_outbound_exception() {
        for (String url : new String[]{"", "file:///etc/passwd", "javascript:alert(1)", "http://", "https://exa mple.org/",
            "gopher://example.org/"}) {
            assertThatThrownBy(() -> outbound.send(new Outbound.Call("GET", url, HeaderList.empty(), new byte[0], 1000, 10)))
                .as(url).isInstanceOf(OutboundException.class);
        }
    }

    private void hold() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outbound.Call get(String path, int timeoutMillis, int maxBytes) {
        return new Outbound.Call("GET", url(path), HeaderList.empty(), new byte[0], timeoutMillis, maxBytes);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
