package remotemcp.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A timer for tests, whose time passes when it is told to.
final class ManualTimer implements Timer {
    private final AtomicLong now;
    private final AtomicLong passed;
    private final List<Due> waiting = new ArrayList<>();

    /// @param now what the clock shows; moved along with `passed`
    ManualTimer(AtomicLong now, AtomicLong passed) {
        this.now = now;
        this.passed = passed;
    }

    private record Due(long when, Runnable work) {
    }

    @Override
    public synchronized Runnable after(long millis, Runnable work) {
        var due = new Due(passed.get() + millis, work);
        waiting.add(due);
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        waiting.remove(due);
    }

    @Override
    public boolean outlivesRequests() {
        return true;
    }

    void advance(long millis) {
        long end = passed.get() + millis;
        for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
            pass(Math.max(0, next.get().when() - passed.get()));
            next.get().work().run();
        }
        pass(end - passed.get());
    }

    private void pass(long millis) {
        now.addAndGet(millis);
        passed.addAndGet(millis);
    }

    private synchronized Optional<Due> next(long end) {
        Optional<Due> first = waiting.stream().filter(due -> due.when() <= end).min(Comparator.comparingLong(Due::when));
        first.ifPresent(waiting::remove);
        return first;
    }
}
