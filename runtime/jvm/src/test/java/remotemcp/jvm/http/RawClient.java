package remotemcp.jvm.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A client that sends exactly the bytes a test asks for, each character one byte.
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /// Sends as long as the server takes it: a server that has closed is not an error.
    RawClient sendWhatIsTaken(String text) {
        try {
            send(text);
        } catch (IOException closed) {
            return this;
        }
        return this;
    }

    /// Everything up to and with this text.
    String readUntil(String end) throws IOException {
        var read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + read.toString(StandardCharsets.ISO_8859_1));
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /// One response with a `Content-Length`.
    String readResponse() throws IOException {
        String head = readUntil("\r\n\r\n");
        int length = 0;
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /// One response, or nothing when the server closes without one.
    String readFirstResponse() throws IOException {
        try {
            return readResponse();
        } catch (IOException closed) {
            return "";
        }
    }

    /// Everything until the server closes; a reset counts as closing.
    String readUntilClosed() throws IOException {
        var read = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read.write(buffer, 0, n);
            }
        } catch (SocketException reset) {
            return read.toString(StandardCharsets.ISO_8859_1);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /// Closes without a polite end.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
