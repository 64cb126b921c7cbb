package remotemcp.bench;

import java.io.IOException;
import java.net.ServerSocket;

/// Ports of this machine.
final class Ports {
    private Ports() {
    }

    /// One that nobody listens on just now.
    static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
