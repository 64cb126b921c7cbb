package remotemcp.jvm;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.StoreUnavailableException;

/// One SQLite file in WAL mode, owner-readable only. Every commit is synced to disk before it is answered (`synchronous=FULL`).
/// Several processes may use the file at once; each waits for the others' writes for up to ten seconds.
final class SqliteDatabase implements Database {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private final SQLiteDataSource source;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore readers = new Semaphore(READERS);
    private final Connection writing;
    private final SqliteWriter writer;
    private volatile boolean closed;

    /// @throws StoreException when the file cannot be opened, is no database, or was written by a newer version
    static SqliteDatabase open(Path file) {
        try {
            OwnerOnly.createFile(file);
            var source = new SQLiteDataSource(config());
            source.setUrl("jdbc:sqlite:" + file);
            Connection connection = source.getConnection();
            Schema.SQLITE.migrate(connection);
            return new SqliteDatabase(source, connection);
        } catch (IOException | SQLException e) {
            throw new StoreException("cannot open the store " + file + ": " + e.getMessage(), e);
        }
    }

    private SqliteDatabase(SQLiteDataSource source, Connection writing) {
        this.source = source;
        this.writing = writing;
        this.writer = new SqliteWriter(writing);
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    /// Runs on the caller's thread: a look-up of one record takes microseconds, less than handing it to another thread.
    @Override
    public <T> T read(SqlWork<T> query) {
        if (readers.getQueueLength() >= MOST_WAITING) {
            throw new OverloadedException("the store", 1);
        }
        readers.acquireUninterruptibly();
        try {
            return query(query);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        } finally {
            readers.release();
        }
    }

    private <T> T query(SqlWork<T> query) throws SQLException {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
        Connection pooled = idle.poll();
        Connection connection = pooled == null ? source.getConnection() : pooled;
        try {
            T result = query.on(connection);
            idle.add(connection);
            return result;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public <T> T write(SqlWork<T> statement) {
        return writer.write(statement);
    }

    @Override
    public void close() {
        writer.close();
        readers.acquireUninterruptibly(READERS);
        closed = true;
        try {
            for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
                connection.close();
            }
            writing.close();
        } catch (SQLException e) {
            throw new StoreException("the database did not close: " + e.getMessage(), e);
        } finally {
            readers.release(READERS);
        }
    }
}
