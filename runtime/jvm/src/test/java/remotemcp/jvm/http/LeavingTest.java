package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;

class LeavingTest {
    private static final int CLIENTS = 2_000;

    private final AtomicInteger streams = new AtomicInteger();

    /// Every client does one of these things and leaves in the middle of it, politely or not.
    @Test
    void nothing_stays_taken_after_clients_have_left_in_every_way() throws Exception {
        try (var server = Servers.serve(this::answer)) {
            try (var threads = Executors.newFixedThreadPool(16)) {
                for (int i = 0; i < CLIENTS; i++) {
                    int number = i;
                    threads.submit(() -> visit(server.port(), new Random(number)));
                }
            }
            var nothing = new Capacity.Taken(0, 0, 0, 0, 0);
            for (int i = 0; i < 2_000 && !(server.capacity().taken().equals(nothing) && streams.get() == 0); i++) {
                Thread.sleep(10);
            }
            assertThat(server.capacity().taken()).isEqualTo(nothing);
            assertThat(streams).as("streams opened and not told of their end").hasValue(0);
            try (var client = new RawClient(server.port())) {
                assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readResponse()).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    private HttpResponse answer(HttpRequest request) {
        return switch (request.path()) {
            case "/open" -> HttpResponse.stream(new Body.OpenEvents(stream -> {
                streams.incrementAndGet();
                stream.send(ServerSentEvent.message("hello"));
            }, streams::decrementAndGet));
            case "/events" -> HttpResponse.waiting(() -> HttpResponse.stream(new Body.Events(stream -> {
                for (int i = 0; i < 100 && stream.isOpen(); i++) {
                    stream.send(ServerSentEvent.message("x".repeat(10_000)));
                }
            })));
            case "/slow" -> HttpResponse.waiting(() -> {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException left) {
                    Thread.currentThread().interrupt();
                }
                return HttpResponse.text(200, "slow");
            });
            default -> HttpResponse.text(200, "ok");
        };
    }

    private static Void visit(int port, Random random) throws IOException {
        try (var client = new RawClient(port)) {
            switch (random.nextInt(9)) {
                case 0 -> client.sendWhatIsTaken("GET / HTT");
                case 1 -> client.sendWhatIsTaken("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + "a".repeat(200_000));
                case 2 -> client.sendWhatIsTaken("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nzzz\r\n")
                    .readFirstResponse();
                case 3 -> client.sendWhatIsTaken("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n" + "a".repeat(100_000));
                case 4 -> client.sendWhatIsTaken("GET /open HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("hello");
                case 5 -> client.sendWhatIsTaken("GET /open HTTP/1.1\r\nHost: a\r\n\r\n");
                case 6 -> client.sendWhatIsTaken("GET /events HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("xxx");
                case 7 -> client.sendWhatIsTaken("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".repeat(3)).readFirstResponse();
                default -> client.sendWhatIsTaken("GET / HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n").readFirstResponse();
            }
            if (random.nextBoolean()) {
                client.reset();
            }
        }
        return null;
    }
}
