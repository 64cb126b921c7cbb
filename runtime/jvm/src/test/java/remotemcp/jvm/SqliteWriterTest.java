package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.platform.OverloadedException;

@Timeout(300)
class SqliteWriterTest {

    @Test
    void writes_beyond_the_bound_are_rejected_before_they_are_begun() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:"); var writer = new SqliteWriter(connection, 5)) {
            var held = new CountDownLatch(1);
            var begun = new CountDownLatch(1);
            var done = new AtomicInteger();
            List<Thread> callers = new ArrayList<>();
            callers.add(Thread.ofVirtual().start(() -> writer.write(database -> {
                begun.countDown();
                await(held);
                return done.incrementAndGet();
            })));
            begun.await();
            for (int i = 0; i < 5; i++) {
                callers.add(Thread.ofVirtual().start(() -> writer.write(database -> done.incrementAndGet())));
            }
            for (Thread caller : callers) {
                while (caller.getState() != Thread.State.WAITING) {
                    Thread.sleep(1);
                }
            }
            assertThatThrownBy(() -> writer.write(database -> done.incrementAndGet())).isInstanceOf(OverloadedException.class);
            held.countDown();
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(done).hasValue(6);
            writer.write(database -> done.incrementAndGet());
            assertThat(done).hasValue(7);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
