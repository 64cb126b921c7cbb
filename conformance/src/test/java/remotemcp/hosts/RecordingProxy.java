package remotemcp.hosts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import remotemcp.tools.FreePort;

/// Stands on loopback before a server, hands every byte on as it comes, in both directions, and keeps the requests it saw.
final class RecordingProxy implements AutoCloseable {
    private final List<RecordedRequest> seen = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile ServerSocket listener;
    private volatile int server;

    private RecordingProxy(ServerSocket listener) {
        this.listener = listener;
        port = listener.getLocalPort();
    }

    static RecordingProxy start() {
        try {
            var proxy = new RecordingProxy(listen(FreePort.find()));
            proxy.serve();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    void leadTo(int serverPort) {
        server = serverPort;
    }

    List<RecordedRequest> requests() {
        return List.copyOf(seen);
    }

    /// Refuses connections and cuts those that are open, as a machine does whose server has ended.
    void down() {
        close();
    }

    void up() {
        try {
            listener = listen(port);
            serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut(listener);
        open.forEach(RecordingProxy::shut);
        open.clear();
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port), 200);
        return socket;
    }

    private void serve() {
        ServerSocket current = listener;
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket client = current.accept();
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException closed) {
                // down
            }
        });
    }

    private void connect(Socket client) {
        try (client; var upstream = new Socket(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), server)) {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            open.addAll(List.of(client, upstream));
            Queue<RecordedRequest> waiting = new ConcurrentLinkedQueue<>();
            Thread requests = Thread.ofVirtual().start(() -> readRequests(client, upstream, waiting));
            readAnswers(client, upstream, waiting);
            shut(client);
            requests.join();
        } catch (IOException | InterruptedException gone) {
            // one side has left; the other is told by the closed connection
        } finally {
            open.remove(client);
        }
    }

    private static void readRequests(Socket client, Socket upstream, Queue<RecordedRequest> waiting) {
        try {
            InputStream in = new BufferedInputStream(new PassedOn(client.getInputStream(), upstream.getOutputStream()));
            while (true) {
                HttpHead head = HttpHead.read(in);
                String body = new String(head.body(in, false), java.nio.charset.StandardCharsets.UTF_8);
                String[] line = head.first().split(" ");
                waiting.add(new RecordedRequest(line[0], line[1], head.fields(), body, 0));
            }
        } catch (IOException ended) {
            shut(upstream);
        }
    }

    private void readAnswers(Socket client, Socket upstream, Queue<RecordedRequest> waiting) {
        RecordedRequest current = null;
        try {
            InputStream in = new BufferedInputStream(new PassedOn(upstream.getInputStream(), client.getOutputStream()));
            while (true) {
                HttpHead head = HttpHead.read(in);
                int status = Integer.parseInt(head.first().split(" ")[1]);
                if (status >= 200) {
                    current = waiting.remove();
                    seen.add(new RecordedRequest(current.method(), current.target(), current.headers(), current.body(), status));
                    head.body(in, current.method().equals("HEAD") || status == 204 || status == 304);
                }
            }
        } catch (IOException | java.util.NoSuchElementException ended) {
            waiting.forEach(seen::add);
        }
    }

    private static void shut(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // as wanted
        }
    }

    /// What is read here has been written there.
    private static final class PassedOn extends InputStream {
        private final InputStream from;
        private final OutputStream to;

        PassedOn(InputStream from, OutputStream to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = from.read(buffer, offset, length);
            if (count > 0) {
                to.write(buffer, offset, count);
                to.flush();
            }
            return count;
        }
    }
}
