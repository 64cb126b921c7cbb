package remotemcp.jvm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Priority;

/// Where passwords wait to be hashed, a queue for each [Priority], before a few threads of their own. Each queue is bounded by time (what
/// the threads do in about two seconds, by the measured cost of a hash, and in ten for known callers, whose number is bounded already) and by
/// memory; beyond that work is rejected, because a cheap request must not put up work without end. Work whose caller was interrupted is dropped as long as nobody has begun it.
final class PasswordQueue {
    private static final long MOST_WORK = TimeUnit.SECONDS.toNanos(2);
    private static final long MOST_WORK_OF_KNOWN = TimeUnit.SECONDS.toNanos(10);
    private static final long FIRST_GUESS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long IDLE = TimeUnit.SECONDS.toNanos(10);
    private static final int FEWEST = 4;
    /// Known callers go first, but every fourth turn is an untrusted one's: neither queue starves the other.
    private static final int TURNS = 4;
    /// One measurement moves the average cost by this share.
    private static final int INERTIA = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<Priority, Deque<Job>> waiting =
        new EnumMap<>(Map.of(Priority.KNOWN, new ArrayDeque<>(), Priority.UNTRUSTED, new ArrayDeque<>()));
    private final int threads;
    private final int most;
    private final LongSupplier nanoTime;
    private int alive;
    private int idle;
    private int turn;
    private long cost = FIRST_GUESS;

    /// @param threads how many hash at once
    /// @param most how many may wait with one priority, whatever a hash costs
    /// @param nanoTime a clock such as [System#nanoTime]
    PasswordQueue(int threads, int most, LongSupplier nanoTime) {
        this.threads = threads;
        this.most = most;
        this.nanoTime = nanoTime;
    }

    private record Job(Callable<byte[]> work, CompletableFuture<byte[]> outcome) {
    }

    /// Does the work once it is its turn, and waits for it.
    ///
    /// @throws OverloadedException when too much of this priority waits already
    /// @throws CancellationException when the thread was interrupted before the work had begun; it never will be then
    byte[] run(Priority priority, Callable<byte[]> work) {
        if (Thread.currentThread().isInterrupted()) {
            throw gone();
        }
        var job = new Job(work, new CompletableFuture<>());
        add(priority, job);
        try {
            return job.outcome().get();
        } catch (InterruptedException e) {
            return left(priority, job);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /// How many may wait with that priority now.
    int room(Priority priority) {
        lock.lock();
        try {
            long work = priority == Priority.KNOWN ? MOST_WORK_OF_KNOWN : MOST_WORK;
            return (int) Math.max(Math.min(FEWEST, most), Math.min(most, work * threads / cost));
        } finally {
            lock.unlock();
        }
    }

    private void add(Priority priority, Job job) {
        lock.lock();
        try {
            Deque<Job> queue = waiting.get(priority);
            if (queue.size() >= room(priority)) {
                throw new OverloadedException("password hashing", TimeUnit.NANOSECONDS.toSeconds(queue.size() * cost / threads) + 1);
            }
            if (idle == 0 && alive < threads) {
                // Where the system has no thread to give, this call fails and nothing is counted as alive or waits.
                Thread.ofPlatform().daemon().name("password-" + (alive + 1)).start(this::work);
                alive++;
            }
            queue.add(job);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private byte[] left(Priority priority, Job job) {
        Thread.currentThread().interrupt();
        lock.lock();
        try {
            if (waiting.get(priority).remove(job)) {
                throw gone();
            }
        } finally {
            lock.unlock();
        }
        try {
            return Uninterrupted.get(job.outcome());
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static CancellationException gone() {
        return new CancellationException("the client left before its password was hashed");
    }

    private static IllegalStateException failure(ExecutionException e) {
        return new IllegalStateException("the password could not be hashed", e.getCause());
    }

    private void work() {
        for (Job job = next(); job != null; job = next()) {
            long begun = nanoTime.getAsLong();
            try {
                byte[] result = job.work().call();
                measured(nanoTime.getAsLong() - begun);
                job.outcome().complete(result);
            } catch (Throwable e) {
                job.outcome().completeExceptionally(e);
            }
        }
    }

    /// The next job; null when none came for a while, and then this thread is to end.
    private Job next() {
        lock.lock();
        try {
            idle++;
            long left = IDLE;
            while (waiting.values().stream().allMatch(Deque::isEmpty)) {
                if (left <= 0) {
                    alive--;
                    return null;
                }
                left = arrived.awaitNanos(left);
            }
            return poll();
        } catch (InterruptedException e) {
            alive--;
            return null;
        } finally {
            idle--;
            lock.unlock();
        }
    }

    private Job poll() {
        Priority first = turn++ % TURNS == TURNS - 1 ? Priority.UNTRUSTED : Priority.KNOWN;
        Priority second = first == Priority.KNOWN ? Priority.UNTRUSTED : Priority.KNOWN;
        Job job = waiting.get(first).poll();
        return job == null ? waiting.get(second).poll() : job;
    }

    private void measured(long nanos) {
        lock.lock();
        try {
            cost = Math.max(1, cost + (nanos - cost) / INERTIA);
        } finally {
            lock.unlock();
        }
    }
}
