package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import remotemcp.json.JsonObject;

/// Bodies that come slowly or never end, by the server's own deadline of half a minute.
class SlowBodiesTest {
    private static final int PATIENCE_MILLIS = 120_000;

    private final Target target = Target.current();
    private final String token = Login.token(target);

    /// H03
    @Test
    void bodies_that_never_end_are_given_up_and_stop_nobody_else() throws Exception {
        var slow = new ArrayList<Socket>();
        for (String length : List.of("Content-Length: 1000\r\n\r\n", "Content-Length: 3000000\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n5\r\n")) {
            slow.add(begun(length));
        }
        assertThat(Mcp.modern(target, token, "tools/list", JsonObject.empty()).status()).isEqualTo(200);
        for (Socket socket : slow) {
            assertThat(read(socket)).matches("(?s)(HTTP/1.1 408 .*)?");
            socket.close();
        }
    }

    private Socket begun(String length) throws IOException {
        var socket = new Socket(target.base().getHost(), target.base().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(("POST /mcp HTTP/1.1\r\nHost: " + target.base().getAuthority() + "\r\nAuthorization: Bearer " + token
            + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n" + length + "{\"a\":")
            .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /// The first of what the server says; a timeout fails the test.
    private static String read(Socket socket) throws IOException {
        var buffer = new byte[8192];
        try {
            int n = socket.getInputStream().read(buffer);
            return n < 0 ? "" : new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }
}
