package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Priority;

/// P05: no endless work behind a cheap request. One thread, which a test holds back.
@Timeout(300)
class PasswordQueueTest {
    private static final byte[] DONE = {1};

    private final AtomicLong clock = new AtomicLong();
    private final PasswordQueue queue = new PasswordQueue(1, 5, clock::get);
    private final CountDownLatch held = new CountDownLatch(1);
    private final List<Thread> callers = new ArrayList<>();

    @AfterEach
    void release() throws InterruptedException {
        held.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
    }

    @Test
    void P05_work_beyond_the_bound_is_rejected_before_it_is_begun() throws Exception {
        occupy();
        fill(Priority.UNTRUSTED);
        var begun = new AtomicBoolean();
        assertThatThrownBy(() -> queue.run(Priority.UNTRUSTED, () -> {
            begun.set(true);
            return DONE;
        })).isInstanceOfSatisfying(OverloadedException.class, busy -> assertThat(busy.retryAfterSeconds()).isPositive());
        held.countDown();
        assertThat(queue.run(Priority.KNOWN, () -> DONE)).isEqualTo(DONE);
        assertThat(begun).isFalse();
    }

    @Test
    void P05_a_flood_of_untrusted_callers_leaves_room_for_known_ones() throws Exception {
        occupy();
        fill(Priority.UNTRUSTED);
        var order = new CopyOnWriteArrayList<String>();
        Thread known = call(Priority.KNOWN, () -> {
            order.add("known");
            return DONE;
        });
        waitFor(known);
        held.countDown();
        known.join();
        assertThat(order).containsExactly("known");
    }

    @Test
    void P05_a_flood_of_known_callers_does_not_starve_the_others() throws Exception {
        occupy();
        var order = new CopyOnWriteArrayList<String>();
        for (int i = 0; i < 5; i++) {
            waitFor(call(Priority.KNOWN, () -> {
                order.add("known");
                return DONE;
            }));
        }
        waitFor(call(Priority.UNTRUSTED, () -> {
            order.add("untrusted");
            return DONE;
        }));
        held.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(order.indexOf("untrusted")).isLessThan(4);
    }

    @Test
    void P05_work_whose_client_has_left_is_dropped_and_makes_room() throws Exception {
        occupy();
        var begun = new AtomicBoolean();
        var failure = new AtomicReference<Throwable>();
        Thread leaving = call(Priority.UNTRUSTED, () -> {
            begun.set(true);
            return DONE;
        }, failure);
        waitFor(leaving);
        leaving.interrupt();
        leaving.join();
        assertThat(failure.get()).isInstanceOf(CancellationException.class);
        fill(Priority.UNTRUSTED);
        held.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(begun).isFalse();
    }

    @Test
    void work_that_has_begun_is_waited_for_although_its_client_has_left() throws Exception {
        var begun = new CountDownLatch(1);
        var result = new AtomicReference<byte[]>();
        Thread leaving = Thread.ofVirtual().start(() -> result.set(queue.run(Priority.UNTRUSTED, () -> {
            begun.countDown();
            held.await();
            return DONE;
        })));
        begun.await();
        leaving.interrupt();
        held.countDown();
        leaving.join();
        assertThat(result.get()).isEqualTo(DONE);
    }

    @Test
    void P05_the_dearer_a_hash_the_fewer_may_wait() {
        var large = new PasswordQueue(2, 1000, clock::get);
        assertThat(large.room(Priority.UNTRUSTED)).isEqualTo(80);
        assertThat(large.room(Priority.KNOWN)).isEqualTo(400);
        for (int i = 0; i < 100; i++) {
            large.run(Priority.UNTRUSTED, () -> {
                clock.addAndGet(200_000_000);
                return DONE;
            });
        }
        assertThat(large.room(Priority.UNTRUSTED)).isBetween(20, 22);
        for (int i = 0; i < 100; i++) {
            large.run(Priority.UNTRUSTED, () -> {
                clock.addAndGet(10_000_000_000L);
                return DONE;
            });
        }
        assertThat(large.room(Priority.UNTRUSTED)).as("never none").isEqualTo(4);
    }

    /// The one thread works, until it is released.
    private void occupy() throws InterruptedException {
        var begun = new CountDownLatch(1);
        call(Priority.UNTRUSTED, () -> {
            begun.countDown();
            held.await();
            return DONE;
        });
        begun.await();
    }

    private void fill(Priority priority) throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            waitFor(call(priority, () -> DONE));
        }
    }

    private Thread call(Priority priority, Callable<byte[]> work) {
        return call(priority, work, new AtomicReference<>());
    }

    private Thread call(Priority priority, Callable<byte[]> work, AtomicReference<Throwable> failure) {
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                queue.run(priority, work);
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        callers.add(caller);
        return caller;
    }

    /// Until it waits in the queue.
    private static void waitFor(Thread caller) throws InterruptedException {
        while (caller.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
    }
}
