package remotemcp.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

/// A server on one loopback port that answers byte by byte as a test wants, well-formed or not. It remembers every request whole, and
/// counts what it could send before the client had enough. Each answer ends its connection.
public final class HostileServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile Answers answers;

    /// How a request is answered.
    public interface Answers {
        void answer(Request request, Reply reply) throws IOException;
    }

    /// @param headers as they came, one line each
    public record Request(String method, String target, List<String> headers, byte[] body) {

        public Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip()).findFirst();
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// The body as JSON; empty when it is none.
        public JsonObject json() {
            try {
                return Json.parse(body).asObject().orElse(JsonObject.empty());
            } catch (JsonException e) {
                return JsonObject.empty();
            }
        }

        /// The JSON-RPC method; empty when there is none.
        public String rpc() {
            return json().string("method").orElse("");
        }

        @Override
        public String toString() {
            return method + " " + target + "\n" + String.join("\n", headers) + "\n\n" + text();
        }
    }

    /// The way back to the client.
    public final class Reply {
        private final OutputStream out;

        private Reply(OutputStream out) {
            this.out = out;
        }

        public Reply raw(String text) throws IOException {
            return raw(text.getBytes(StandardCharsets.UTF_8));
        }

        public Reply raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            sent.addAndGet(bytes.length);
            return this;
        }

        /// A status line and fields, each `Name: value`.
        public Reply head(int status, String... fields) throws IOException {
            var text = new StringBuilder("HTTP/1.1 " + status + " X\r\nConnection: close\r\n");
            for (String field : fields) {
                text.append(field).append("\r\n");
            }
            return raw(text.append("\r\n").toString());
        }

        public Reply json(String text) throws IOException {
            return whole(200, "application/json", text);
        }

        public Reply whole(int status, String type, String text, String... fields) throws IOException {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            var all = new ArrayList<>(List.of(fields));
            all.add("Content-Type: " + type);
            all.add("Content-Length: " + body.length);
            return head(status, all.toArray(String[]::new)).raw(body);
        }

        /// Opens an event stream, which ends with the connection.
        public Reply stream() throws IOException {
            return head(200, "Content-Type: text/event-stream");
        }

        public Reply event(String data) throws IOException {
            return raw("data: " + data + "\n\n");
        }

        /// Sends this again and again, until the client leaves.
        public void forEver(String text) throws IOException {
            forEver(text, 0);
        }

        public void forEver(String text, int pauseMillis) throws IOException {
            while (true) {
                raw(text);
                rest(pauseMillis);
            }
        }

        /// Says nothing more, until the client leaves.
        public void silence() {
            rest(30_000);
        }
    }

    private HostileServer(ServerSocket listener, Answers answers) {
        this.listener = listener;
        this.answers = answers;
    }

    public static HostileServer open(Answers answers) {
        try {
            return over(new ServerSocket(0, 50, InetAddress.getByAddress(new byte[]{127, 0, 0, 1})), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HostileServer over(ServerSocket listener, Answers answers) {
        var server = new HostileServer(listener, answers);
        Thread.ofVirtual().start(server::listen);
        return server;
    }

    /// One that should never be asked anything.
    public static HostileServer witness() {
        return open((_, reply) -> reply.whole(200, "application/json", "{}"));
    }

    public void become(Answers other) {
        answers = other;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    public String url() {
        return origin() + "/mcp";
    }

    public List<Request> requests() {
        return requests;
    }

    /// Bytes that went out, those in the system's buffers included.
    public long sent() {
        return sent.get();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            Request request = read(socket.getInputStream());
            requests.add(request);
            answers.answer(request, new Reply(socket.getOutputStream()));
            socket.shutdownOutput();
            socket.setSoTimeout(2000);
            socket.getInputStream().skipNBytes(Long.MAX_VALUE);
        } catch (IOException left) {
            // The client has heard enough.
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        var headers = new ArrayList<String>();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        String[] words = first.split(" ");
        return new Request(words[0], words.length > 1 ? words[1] : "", List.copyOf(headers), in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("no request");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
