package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;

class CrowdTest {
    private static final int CLIENTS = 200;
    private static final int ROUNDS = 20;

    /// The handler answers in each of its ways, after pauses that shuffle the clients; every client uses the same ids.
    @Test
    void V18_no_answer_crosses_to_another_of_two_hundred_clients() throws Exception {
        try (var server = Servers.serve(CrowdTest::answer); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                clients.add(threads.submit((Callable<?>) () -> ask(server.port(), number)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    private static Void ask(int port, int number) throws Exception {
        try (var client = new RawClient(port)) {
            for (int id = 0; id < ROUNDS; id++) {
                String body = id + " of " + number;
                client.send("POST /" + id % 3 + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                String answer = id % 3 == 2 ? client.readUntil("0\r\n\r\n") : client.readResponse();
                assertThat(answer).contains("<" + body + ">");
            }
        }
        return null;
    }

    private static HttpResponse answer(HttpRequest request) {
        String text = "<" + new String(request.body()) + ">";
        return switch (request.path()) {
            case "/0" -> HttpResponse.text(200, text);
            case "/1" -> HttpResponse.waiting(() -> {
                pause();
                return HttpResponse.text(200, text);
            });
            default -> HttpResponse.stream(new Body.Events(stream -> {
                pause();
                stream.send(ServerSentEvent.message(text));
            }));
        };
    }

    private static void pause() {
        try {
            Thread.sleep(new Random().nextInt(5));
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        }
    }
}
