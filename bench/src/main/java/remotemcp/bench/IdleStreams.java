package remotemcp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Measures what an open event stream on which nothing happens costs the server in memory.
final class IdleStreams {
    private static final String REQUEST =
        "GET /sse HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/event-stream\r\nUser-Agent: bench\r\n\r\n";
    private static final int WARM_UP = 500;

    private final String kind;
    private final int count;

    /// @param kind of [BenchServer]
    IdleStreams(String kind, int count) {
        this.kind = kind;
        this.count = count;
    }

    /// Kibibytes of resident memory for each stream.
    double measure() throws IOException {
        var streams = new ArrayList<SocketChannel>();
        try (var server = ServerProcess.start(kind)) {
            open(server, streams, WARM_UP);
            server.residentKib();
            long before = server.residentKib();
            open(server, streams, count);
            long after = server.residentKib();
            return (double) (after - before) / count;
        } finally {
            for (SocketChannel stream : streams) {
                stream.close();
            }
        }
    }

    private static void open(ServerProcess server, List<SocketChannel> streams, int count) throws IOException {
        byte[] request = REQUEST.formatted(server.port()).getBytes(StandardCharsets.US_ASCII);
        var head = ByteBuffer.allocate(12);
        for (int i = 0; i < count; i++) {
            var stream = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            streams.add(stream);
            stream.write(ByteBuffer.wrap(request));
            head.clear();
            while (head.hasRemaining() && stream.read(head) >= 0) {
                continue;
            }
            if (!new String(head.array(), StandardCharsets.US_ASCII).equals("HTTP/1.1 200")) {
                throw new IOException("no stream after " + i + ": " + new String(head.array(), StandardCharsets.US_ASCII));
            }
        }
    }
}
