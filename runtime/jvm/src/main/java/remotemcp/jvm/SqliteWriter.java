package remotemcp.jvm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.StoreUnavailableException;

/// The one thread that writes to a SQLite file. SQLite has one writer at a time anyway, and its native calls would pin virtual
/// threads while the disk syncs. What was handed in while the disk was busy is committed together, so one sync serves many callers.
final class SqliteWriter implements AutoCloseable {
    private static final int MOST = 256;
    private static final Pending<?> STOP = new Pending<>(connection -> null);

    private final LinkedBlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final int mostWaiting;
    private final Connection connection;
    private final Thread thread;
    private boolean closed;

    SqliteWriter(Connection connection) {
        this(connection, Database.MOST_WAITING);
    }

    SqliteWriter(Connection connection, int mostWaiting) {
        this.connection = connection;
        this.mostWaiting = mostWaiting;
        this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().start(this::work);
    }

    /// @throws OverloadedException when too many writes wait
    <T> T write(SqlWork<T> statement) {
        var pending = new Pending<>(statement);
        synchronized (this) {
            if (closed) {
                throw new StoreUnavailableException("the store is closed");
            }
            if (queue.size() >= mostWaiting) {
                throw new OverloadedException("the store's writer", 1);
            }
            queue.add(pending);
        }
        return pending.await();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(STOP);
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        boolean stopped = false;
        while (!stopped) {
            List<Pending<?>> batch = next();
            stopped = batch.remove(STOP);
            commit(batch);
        }
    }

    private List<Pending<?>> next() {
        var batch = new ArrayList<Pending<?>>();
        while (batch.isEmpty()) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                continue;
            }
        }
        queue.drainTo(batch, MOST);
        return batch;
    }

    /// One transaction for the whole batch; if it fails, one for each, so that nobody fails over another's work.
    private void commit(List<Pending<?>> batch) {
        try {
            transact(batch);
            batch.forEach(Pending::end);
        } catch (SQLException | RuntimeException | Error failure) {
            rollback();
            if (batch.size() == 1) {
                batch.getFirst().fail(failure);
            } else {
                batch.forEach(pending -> commit(List.of(pending)));
            }
        }
    }

    private void transact(List<Pending<?>> batch) throws SQLException {
        execute("BEGIN IMMEDIATE");
        for (Pending<?> pending : batch) {
            pending.run(connection);
        }
        execute("COMMIT");
    }

    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite ends the transaction itself after some failures, such as a full disk.
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
