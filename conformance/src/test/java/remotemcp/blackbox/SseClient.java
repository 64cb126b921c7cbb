package remotemcp.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A client of HTTP+SSE (2024-11-05): an open stream and the address it was told to post to.
final class SseClient implements AutoCloseable {
    private final LinkedBlockingQueue<String[]> events = new LinkedBlockingQueue<>();
    private final InputStream body;
    private final Target target;
    private final String token;
    final URI messages;

    SseClient(Target target, String token) {
        this.target = target;
        this.token = token;
        var answer = Http.open(Http.request(target.at("/sse"), "Accept", "text/event-stream", "Authorization", "Bearer " + token).GET());
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET /sse: " + answer.statusCode());
        }
        body = answer.body();
        Thread.ofVirtual().start(this::read);
        String[] first = next();
        if (!first[0].equals("endpoint")) {
            throw new AssertionError("first event is " + first[0]);
        }
        messages = target.at("/sse").resolve(first[1]);
    }

    /// The next event's name and data.
    String[] next() {
        try {
            String[] event = events.poll(120, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many events have come that nobody took.
    int waiting() {
        return events.size();
    }

    JsonObject nextMessage() {
        return Json.parse(next()[1]).asObject().orElseThrow();
    }

    Http.Answer post(JsonObject message) {
        return post(message, token);
    }

    Http.Answer post(JsonObject message, String bearer) {
        return Http.postJson(messages, message, "Authorization", "Bearer " + bearer);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "message";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new String[]{name, line.substring(5).strip()});
                } else if (line.isEmpty()) {
                    name = "message";
                }
            }
        } catch (IOException closed) {
            // the stream has ended
        }
    }
}
