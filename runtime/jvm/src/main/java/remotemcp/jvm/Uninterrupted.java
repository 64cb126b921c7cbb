package remotemcp.jvm;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Waits that go on when the thread is interrupted. A client's leaving interrupts its request; a write, or a hash that has begun, is
/// waited for all the same, because it decides something; the interruption is kept for whoever asks next.
final class Uninterrupted {
    private Uninterrupted() {
    }

    static <T> T get(Future<T> running) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
