package remotemcp.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A connection on which one request follows the other, opened again when the server has closed it.
final class KeptConnection implements Closeable {
    private final int port;
    private Socket socket;
    private BufferedInputStream in;
    private String session = "";

    KeptConnection(int port) {
        this.port = port;
    }

    /// Sends the request, reads the whole answer and tells its status.
    int status(String request) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    /// Sends the request whatever becomes of it.
    void quietly(String request) {
        try {
            status(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The session that the last answer named.
    Optional<String> session() {
        return session.isEmpty() ? Optional.empty() : Optional.of(session);
    }

    private int answer() throws IOException {
        session = "";
        String line = line();
        int status = line.isEmpty() ? 0 : Integer.parseInt(line.substring(9, 12));
        long length = 0;
        boolean closes = line.isEmpty();
        boolean chunked = false;
        for (line = line(); !line.isEmpty(); line = line()) {
            String[] field = line.split(": ?", 2);
            switch (field[0].toLowerCase()) {
                case "content-length" -> length = Long.parseLong(field[1]);
                case "connection" -> closes = field[1].equals("close");
                case "transfer-encoding" -> chunked = true;
                case "mcp-session-id" -> session = field[1];
                default -> {}
            }
        }
        if (chunked) {
            throw new IOException("an answer in chunks was not expected");
        }
        in.skipNBytes(length);
        if (closes) {
            close();
        }
        return status;
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
