package remotemcp.tools;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// A TCP port for a server that a test starts, and perhaps starts again on the same one, while other tests run beside it.
///
/// It lies below the range that Linux and macOS take the ports of outgoing connections from: a connection of some other test would otherwise
/// hold it whenever the server is down. No port is given twice by one process.
public final class FreePort {
    private static final int FIRST = 15_000;
    private static final int END = 30_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {
    }

    /// @return a port on which nothing listens
    /// @throws IllegalStateException when there is none
    public static int find() {
        for (int tries = 0; tries < END - FIRST; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " to " + END);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
