package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.jvm.http.HttpLimits.Waits;

/// Clients that are slow by accident or on purpose. Deadlines are short here; nothing asserts how fast anything is.
@Tag("end-to-end")
class SlowClientsTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Waits PATIENT = new Waits(LONG, LONG, LONG, LONG, LONG, LONG);

    private VertxServer server;

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
    }

    @Test
    void H03_a_connection_that_sends_nothing_is_closed() throws Exception {
        server = serve(PATIENT.firstHead(SHORT));
        try (var client = new RawClient(server.port())) {
            assertThat(client.readUntilClosed()).isEmpty();
        }
    }

    @Test
    void H03_a_head_that_trickles_is_cut_off_however_regularly_its_bytes_come() throws Exception {
        server = serve(PATIENT.firstHead(SHORT));
        assertThat(trickle("GET / HTTP/1.1\r\nHost: a\r\nX: ")).isEmpty();
    }

    @Test
    void H03_the_second_head_on_a_connection_has_its_own_deadline() throws Exception {
        server = serve(PATIENT.nextHead(SHORT));
        assertThat(trickle("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nX: ")).startsWith("HTTP/1.1 200 ").endsWith("ok");
    }

    @Test
    void H03_a_body_that_trickles_is_answered_408_however_regularly_its_bytes_come() throws Exception {
        server = serve(PATIENT.wholeBody(SHORT));
        assertThat(trickle("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void H03_a_chunked_body_that_trickles_is_answered_408() throws Exception {
        server = serve(PATIENT.wholeBody(SHORT));
        assertThat(trickle("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n")).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void a_handler_at_work_is_under_no_deadline_of_the_client() throws Exception {
        var waits = new Waits(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT);
        server = Servers.serve(HttpLimits.standard().waits(waits), request -> HttpResponse.waiting(() -> {
            pause(SHORT.multipliedBy(4));
            return HttpResponse.text(200, "done");
        }));
        try (var client = new RawClient(server.port())) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readResponse()).endsWith("done");
        }
    }

    @Test
    void H03_five_thousand_slow_sockets_do_not_stop_a_normal_client() throws Exception {
        server = serve(PATIENT);
        var slow = new ArrayList<SocketChannel>();
        try {
            for (int i = 0; i < 5_000; i++) {
                var socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                slow.add(socket);
                socket.write(ByteBuffer.wrap("POST / HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII)));
            }
            for (int i = 0; i < 20; i++) {
                try (var client = new RawClient(server.port())) {
                    assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readResponse()).endsWith("ok");
                }
            }
            assertThat(slow).allMatch(SocketChannel::isConnected);
        } finally {
            for (SocketChannel socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_large_answer_that_is_not_read_is_cut_off() throws Exception {
        var answer = new byte[8 << 20];
        server = Servers.serve(HttpLimits.standard().waits(PATIENT.unread(SHORT)), request -> HttpResponse.of(200).body(answer));
        try (var client = narrow()) {
            client.write(ascii("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
            assertThat(readAllSlowly(client)).isLessThan(answer.length);
        }
    }

    @Test
    void H08_an_open_stream_whose_reader_stops_is_closed_at_the_bound() throws Exception {
        var opened = new AtomicReference<EventStream>();
        var closed = new CountDownLatch(1);
        server = Servers.serve(HttpLimits.standard().buffered(64 << 10).waits(PATIENT),
            request -> HttpResponse.stream(new Body.OpenEvents(opened::set, closed::countDown)));
        try (var client = narrow()) {
            client.write(ascii("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
            int sent = sendUntilRefused(opened);
            assertThat(sent).isLessThan(64 << 10);
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(opened.get().isOpen()).isFalse();
        }
    }

    private static int sendUntilRefused(AtomicReference<EventStream> opened) throws InterruptedException {
        while (opened.get() == null) {
            Thread.sleep(1);
        }
        var event = ServerSentEvent.message("x".repeat(1_000));
        int sent = 0;
        while (sent < 1_000_000 && opened.get().send(event)) {
            sent++;
        }
        return sent;
    }

    @Test
    void H08_a_producer_waits_for_a_slow_reader_and_every_event_arrives() throws Exception {
        server = Servers.serve(HttpLimits.standard().buffered(16 << 10).waits(PATIENT),
            request -> HttpResponse.stream(new Body.Events(stream -> {
                for (int i = 0; i < 10_000; i++) {
                    stream.send(ServerSentEvent.message(i + "x".repeat(1_000)));
                }
            })));
        try (var client = new RawClient(server.port())) {
            String all = client.send("GET / HTTP/1.0\r\n\r\n").readUntilClosed();
            assertThat(all.split("data: ", -1)).hasSize(10_001);
        }
    }

    @Test
    void H08_a_producer_whose_reader_stops_is_told_so_and_ends() throws Exception {
        var refused = new AtomicBoolean();
        var over = new CountDownLatch(1);
        server = Servers.serve(HttpLimits.standard().buffered(16 << 10).waits(PATIENT.unread(SHORT)),
            request -> HttpResponse.stream(new Body.Events(stream -> {
                while (stream.send(ServerSentEvent.message("x".repeat(1_000)))) {
                    refused.set(false);
                }
                refused.set(true);
                over.countDown();
            })));
        try (var client = narrow()) {
            client.write(ascii("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(refused).isTrue();
        }
    }

    @Test
    void a_client_that_asks_and_never_reads_does_not_pile_up_answers() throws Exception {
        var answer = new byte[256 << 10];
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        server = Servers.serve(HttpLimits.standard().waits(PATIENT.unread(SHORT)), request -> {
            asked.incrementAndGet();
            return HttpResponse.of(200).body(answer);
        });
        try (var client = narrow()) {
            client.configureBlocking(false);
            var request = ascii("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            for (int i = 0; i < 10_000; i++) {
                try {
                    client.write(request.rewind());
                } catch (IOException cutOff) {
                    break;
                }
            }
            client.configureBlocking(true);
            readAllSlowly(client);
            assertThat(asked).hasValueLessThan(100);
        }
    }

    private String trickle(String start) throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(start);
            Thread drip = Thread.startVirtualThread(() -> {
                while (!client.socket().isClosed()) {
                    client.sendWhatIsTaken("a");
                    pause(Duration.ofMillis(10));
                }
            });
            String all = client.readUntilClosed();
            drip.interrupt();
            return all;
        }
    }

    private SocketChannel narrow() throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 10);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        return channel;
    }

    private static int readAllSlowly(SocketChannel channel) throws IOException {
        pause(SHORT.multipliedBy(5));
        int all = 0;
        var buffer = ByteBuffer.allocate(64 << 10);
        try {
            for (int n = channel.read(buffer); n >= 0; n = channel.read(buffer.clear())) {
                all += n;
            }
        } catch (IOException reset) {
            return all;
        }
        return all;
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static VertxServer serve(Waits waits) {
        return Servers.serve(HttpLimits.standard().waits(waits), request -> HttpResponse.text(200, "ok"));
    }
}
