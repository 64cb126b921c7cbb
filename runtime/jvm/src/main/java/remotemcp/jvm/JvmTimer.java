package remotemcp.jvm;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import remotemcp.platform.Timer;

/// The [Timer] of a process: one thread that waits, and a virtual thread for each piece of work.
final class JvmTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
        var thread = new Thread(work, "timer");
        thread.setDaemon(true);
        return thread;
    });

    JvmTimer() {
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Runnable after(long millis, Runnable work) {
        if (clock.isShutdown()) {
            return () -> {};
        }
        var due = clock.schedule(() -> {
            Thread.ofVirtual().name("timer-work").start(work);
        }, millis, TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    @Override
    public boolean outlivesRequests() {
        return true;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
