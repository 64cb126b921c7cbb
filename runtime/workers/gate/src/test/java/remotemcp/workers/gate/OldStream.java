package remotemcp.workers.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// An open event stream, read as a client of an older revision does.
final class OldStream implements AutoCloseable {
    private final int status;
    private final InputStream body;
    private final BlockingQueue<String> data = new ArrayBlockingQueue<>(10_000);
    private volatile boolean ended;

    private OldStream(int status, InputStream body) {
        this.status = status;
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    static OldStream open(HttpClient http, URI url, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(url).header("Accept", "text/event-stream");
        var answer = http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofInputStream());
        return new OldStream(answer.statusCode(), answer.body());
    }

    int status() {
        return status;
    }

    /// The data of the next event.
    String next() throws InterruptedException {
        String next = data.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no event");
        }
        return next;
    }

    boolean hasNothingMore() {
        return data.isEmpty();
    }

    /// Whether the server has ended it within some seconds.
    boolean ends() throws InterruptedException {
        for (int i = 0; i < 200 && !ended; i++) {
            Thread.sleep(50);
        }
        return ended;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    data.add(line.substring(6));
                }
            }
        } catch (IOException closed) {
            // by us or by the server
        }
        ended = true;
    }
}
