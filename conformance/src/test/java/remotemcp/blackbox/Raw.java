package remotemcp.blackbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// HTTP by hand over a socket, for what a well-behaved client cannot send.
final class Raw {
    private Raw() {
    }

    /// Sends the text as it stands (lines ended by CR LF are the caller's) and reads until the server closes or falls silent.
    static String exchange(URI base, String text) {
        return exchange(base, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String exchange(URI base, byte[] bytes) {
        try (var socket = new Socket(base.getHost(), base.getPort() < 0 ? 80 : base.getPort())) {
            socket.setSoTimeout(3000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The status code of the first response, 0 when the connection was closed without one.
    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    private static String read(Socket socket) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer); n > 0; n = socket.getInputStream().read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (IOException silence) {
            // what has come so far is the answer
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
