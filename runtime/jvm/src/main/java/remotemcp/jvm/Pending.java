package remotemcp.jvm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Work handed to another thread, and the wait for its end.
final class Pending<T> {
    private final SqlWork<T> work;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final long since = System.nanoTime();
    private T result;

    Pending(SqlWork<T> work) {
        this.work = work;
    }

    /// Runs the work; the waiting thread goes on only after [#end] or [#fail].
    void run(Connection connection) throws SQLException {
        result = work.on(connection);
    }

    boolean hasWaited(long seconds) {
        return System.nanoTime() - since > TimeUnit.SECONDS.toNanos(seconds);
    }

    void end() {
        outcome.complete(result);
    }

    void fail(Throwable cause) {
        outcome.completeExceptionally(cause);
    }

    /// The result, however long it takes.
    T await() {
        try {
            return Uninterrupted.get(outcome);
        } catch (ExecutionException e) {
            throw SqlFailure.of(e.getCause());
        }
    }
}
