package remotemcp.jvm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.StoreUnavailableException;

/// A PostgreSQL server through a pool of connections. Work runs on as many threads as there are connections, never on the
/// caller's: an interrupt there would close the socket in the middle of a statement.
final class PostgresDatabase implements Database {
    private static final int CONNECTIONS = 10;
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 20;

    private final HikariDataSource source;
    private final ExecutorService threads = new ThreadPoolExecutor(CONNECTIONS, CONNECTIONS, 0, TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(MOST_WAITING), Thread.ofPlatform().daemon().name("postgresql-", 0).factory());

    /// @param url JDBC URL, such as `jdbc:postgresql://host/database`
    /// @throws StoreException when the server cannot be reached or refuses, or was written by a newer version
    static PostgresDatabase open(String url, String user, String password) {
        HikariDataSource source;
        try {
            source = new HikariDataSource(config(url, user, password));
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreException("cannot reach the PostgreSQL store: " + e.getCause().getMessage(), e);
        }
        try (Connection connection = source.getConnection()) {
            Schema.POSTGRESQL.migrate(connection);
            return new PostgresDatabase(source);
        } catch (SQLException | IOException | RuntimeException e) {
            source.close();
            throw e instanceof StoreException ours ? ours : new StoreException("cannot set up the PostgreSQL store: " + e.getMessage(), e);
        }
    }

    private PostgresDatabase(HikariDataSource source) {
        this.source = source;
    }

    private static HikariConfig config(String url, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        if (!user.isEmpty()) {
            config.setUsername(user);
        }
        if (!password.isEmpty()) {
            config.setPassword(password);
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_SECONDS * 1000);
        // The driver's own default waits for ever on a server that has stopped answering. What the URL says counts more.
        config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        config.addDataSourceProperty("socketTimeout", String.valueOf(ANSWER_SECONDS));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setPoolName("store");
        return config;
    }

    @Override
    public <T> T read(SqlWork<T> query) {
        var pending = new Pending<>(query);
        try {
            threads.execute(() -> run(pending));
        } catch (RejectedExecutionException e) {
            throw threads.isShutdown() ? new StoreUnavailableException("the store is closed") : new OverloadedException("the store", 1);
        }
        return pending.await();
    }

    @Override
    public <T> T write(SqlWork<T> statement) {
        return read(statement);
    }

    private void run(Pending<?> pending) {
        if (pending.hasWaited(ANSWER_SECONDS)) {
            // While the server is away each attempt takes its time; those behind must not add theirs up.
            pending.fail(new SQLTransientConnectionException("no connection within " + ANSWER_SECONDS + " s"));
            return;
        }
        try (Connection connection = source.getConnection()) {
            pending.run(connection);
            pending.end();
        } catch (SQLException | RuntimeException | Error e) {
            pending.fail(e);
        }
    }

    @Override
    public void close() {
        threads.close();
        source.close();
    }
}
