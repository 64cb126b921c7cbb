package remotemcp.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The last changes of a server, numbered from the first. Each [Subscription] reads on from the number it has reached, so that a change is
/// not lost while its stream is not open. A subscription that was left behind by more than [#KEPT] takes everything as changed.
public final class ChangeLog {
    static final int KEPT = 256;

    private final AtomicReference<Recent> recent = new AtomicReference<>(new Recent(0, new ServerChange[0]));
    private final ConcurrentHashMap<Runnable, Runnable> listeners = new ConcurrentHashMap<>();

    /// @param end how many changes there have been
    /// @param changes the last of them
    private record Recent(long end, ServerChange[] changes) {
        Recent with(ServerChange change) {
            int kept = Math.min(changes.length, KEPT - 1);
            var after = new ServerChange[kept + 1];
            System.arraycopy(changes, changes.length - kept, after, 0, kept);
            after[kept] = change;
            return new Recent(end + 1, after);
        }
    }

    /// What came after some number.
    ///
    /// @param changes each once; empty when so much came that not all is known
    /// @param end the number to go on from
    record News(Optional<List<ServerChange>> changes, long end) {
    }

    /// Tells a change. Never waits.
    public void add(ServerChange change) {
        Recent before = recent.get();
        while (!recent.compareAndSet(before, before.with(change))) {
            before = recent.get();
        }
        for (Runnable listener : listeners.values()) {
            listener.run();
        }
    }

    /// Runs this after every change, on the thread that tells it. It must not wait. Further calls with the same listener change nothing.
    public void listen(Runnable listener) {
        listeners.put(listener, listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /// How many changes there have been.
    public long end() {
        return recent.get().end();
    }

    News since(long position) {
        Recent now = recent.get();
        long behind = now.end() - position;
        if (behind > now.changes().length) {
            return new News(Optional.empty(), now.end());
        }
        var changes = new ArrayList<ServerChange>();
        for (int i = now.changes().length - (int) behind; i < now.changes().length; i++) {
            if (!changes.contains(now.changes()[i])) {
                changes.add(now.changes()[i]);
            }
        }
        return new News(Optional.of(changes), now.end());
    }
}
