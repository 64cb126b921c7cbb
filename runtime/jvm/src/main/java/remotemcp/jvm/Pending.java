package remotemcp.jvm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/// Work handed to another thread, and the wait for its end.
final class Pending<T> {
    private final SqlWork<T> work;
    private final CountDownLatch ended = new CountDownLatch(1);
    private T result;
    private Throwable failure;

    Pending(SqlWork<T> work) {
        this.work = work;
    }

    /// Runs the work; the waiting thread goes on only after [#end] or [#fail].
    void run(Connection connection) throws SQLException {
        result = work.on(connection);
    }

    void end() {
        ended.countDown();
    }

    void fail(Throwable cause) {
        failure = cause;
        ended.countDown();
    }

    /// The result, however long it takes and however often this thread is interrupted meanwhile.
    T await() {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new StoreException("the database failed: " + failure.getMessage(), failure);
        }
        return result;
    }
}
