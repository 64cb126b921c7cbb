package remotemcp.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// A body that a thread of its own reads from a stream which knows no deadline, one piece ahead of its reader.
final class PumpedBody {
    private static final int PIECE = 16 * 1024;

    private final Pieces pieces;
    private final Semaphore wishes = new Semaphore(1);
    private final Runnable disconnect;
    private final Thread pump;

    /// @param disconnect ends a read that waits
    PumpedBody(InputStream in, int most, Runnable disconnect) {
        pieces = new Pieces(most);
        this.disconnect = disconnect;
        pump = Thread.startVirtualThread(() -> pump(in));
    }

    Optional<byte[]> next(int timeoutMillis) {
        Optional<byte[]> piece = pieces.next(timeoutMillis);
        piece.ifPresent(_ -> wishes.release());
        return piece;
    }

    void close() {
        pieces.close();
        pump.interrupt();
        disconnect.run();
    }

    private void pump(InputStream in) {
        byte[] buffer = new byte[PIECE];
        try {
            while (true) {
                wishes.acquire();
                int length = in.read(buffer);
                if (length < 0) {
                    pieces.end();
                    return;
                }
                pieces.add(Arrays.copyOf(buffer, length));
            }
        } catch (IOException e) {
            pieces.fail("the answer broke off: " + e.getClass().getSimpleName());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
