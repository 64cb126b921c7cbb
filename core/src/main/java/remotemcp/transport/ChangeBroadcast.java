package remotemcp.transport;

import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.mcp.ChangeLog;
import remotemcp.platform.Timer;

/// Has open streams told of a server's changes: soon after a change, and once for several that come together. Where timers end with their
/// request, nothing can be told from outside: there each stream, or each place that holds streams, looks by itself.
public final class ChangeBroadcast {
    private static final long TOGETHER_MILLIS = 20;

    private final ChangeLog changes;
    private final Timer timer;
    private final Runnable tell;
    private final Runnable listener = this::changed;
    private final AtomicBoolean isDue = new AtomicBoolean();

    /// @param tell tells all streams what they have not been told; it does not wait
    public ChangeBroadcast(ChangeLog changes, Timer timer, Runnable tell) {
        this.changes = changes;
        this.timer = timer;
        this.tell = tell;
    }

    /// Begins to listen, once.
    public void begin() {
        if (timer.outlivesRequests()) {
            changes.listen(listener);
        }
    }

    public void end() {
        changes.forget(listener);
    }

    private void changed() {
        if (isDue.compareAndSet(false, true)) {
            timer.after(TOGETHER_MILLIS, () -> {
                isDue.set(false);
                tell.run();
            });
        }
    }
}
