package remotemcp.jvm;

import java.time.Duration;
import remotemcp.json.JsonObject;
import remotemcp.platform.Log;
import remotemcp.platform.UnavailableException;

/// Deletes expired records from time to time. Nobody sees them before that either; this is only for the disk.
final class Sweeper implements AutoCloseable {
    private static final int PORTION = 1000;

    private final SqlStore store;
    private final Log log;
    private final Duration pause;
    private final Thread thread;

    private Sweeper(SqlStore store, Log log, Duration pause) {
        this.store = store;
        this.log = log;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name("sweeper").unstarted(this::work);
    }

    static Sweeper start(SqlStore store, Log log, Duration pause) {
        var sweeper = new Sweeper(store, log, pause);
        sweeper.thread.start();
        return sweeper;
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(pause);
                sweep();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// In portions, so that others' writes come in between.
    private void sweep() {
        try {
            while (store.sweep(PORTION) == PORTION && !Thread.currentThread().isInterrupted()) {
                Thread.yield();
            }
        } catch (StoreException | UnavailableException e) {
            log.warn("store.sweep.failed", JsonObject.of("reason", e.getMessage()));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
