package remotemcp.jvm.client;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import remotemcp.platform.Bell;

/// A [Bell] that parks the thread which waits.
public final class ThreadBell implements Bell {
    private final Semaphore rings = new Semaphore(0);

    @Override
    public void ring() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    @Override
    public void await(int millis) {
        try {
            if (rings.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                rings.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
