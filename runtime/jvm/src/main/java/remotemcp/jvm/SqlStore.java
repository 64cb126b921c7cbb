package remotemcp.jvm;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.platform.Clock;
import remotemcp.platform.Key;
import remotemcp.platform.Store;

/// A [Store] in one SQL table, on SQLite or PostgreSQL with the same statements. Each change is one statement, so the database
/// itself decides every race. Versions are random: a record removed and made anew never has a version somebody still holds.
public final class SqlStore implements Store, AutoCloseable {
    private static final SecureRandom VERSIONS = new SecureRandom();

    private static final String FIND = """
        SELECT version, expires, value FROM record WHERE kind = ? AND owner = ? AND id = ? AND expires > ?""";
    private static final String LIST = """
        SELECT version, expires, value, id FROM record WHERE kind = ? AND owner = ? AND id > ? AND expires > ? ORDER BY id LIMIT ?""";
    private static final String CREATE = """
        INSERT INTO record (version, expires, value, kind, owner, id) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (kind, owner, id) DO UPDATE
        SET version = excluded.version, expires = excluded.expires, value = excluded.value WHERE record.expires <= ?""";
    private static final String REPLACE = """
        UPDATE record SET version = ?, expires = ?, value = ? WHERE kind = ? AND owner = ? AND id = ? AND version = ? AND expires > ?""";
    private static final String REMOVE = """
        DELETE FROM record WHERE kind = ? AND owner = ? AND id = ? AND version = ? AND expires > ?""";
    /// The outer condition holds again when a record was made anew between the choice and the deletion.
    private static final String SWEEP = """
        DELETE FROM record WHERE expires <= ? AND (kind, owner, id) IN (SELECT kind, owner, id FROM record WHERE expires <= ? LIMIT ?)""";

    private final Database database;
    private final Clock clock;

    private SqlStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The store in a SQLite file, which is made when it is not there.
    ///
    /// @throws StoreException when it cannot be opened
    public static SqlStore sqlite(Path file, Clock clock) {
        return new SqlStore(SqliteDatabase.open(file), clock);
    }

    /// The store in a PostgreSQL database; several servers may share it.
    ///
    /// @param url JDBC URL, such as `jdbc:postgresql://host/database`
    /// @param user empty when the URL says it
    /// @param password empty when none is needed or the URL says it
    /// @throws StoreException when it cannot be opened
    public static SqlStore postgresql(String url, String user, String password, Clock clock) {
        return new SqlStore(PostgresDatabase.open(url, user, password), clock);
    }

    @Override
    public Optional<Stored> find(Key key) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement(FIND)) {
                query.setLong(at(key, query, 1), clock.now());
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(stored(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public List<Entry> list(String kind, String owner, String after, int limit) {
        return database.read(connection -> {
            try (var query = connection.prepareStatement(LIST)) {
                query.setLong(at(new Key(kind, owner, after), query, 1), clock.now());
                query.setInt(5, limit);
                return entries(kind, owner, query);
            }
        });
    }

    @Override
    public boolean create(Key key, byte[] value, long expires) {
        return changes(CREATE, statement -> {
            int next = at(key, statement, values(statement, value, expires));
            statement.setLong(next, clock.now());
        });
    }

    @Override
    public boolean replace(Key key, Stored read, byte[] value, long expires) {
        return changes(REPLACE, statement -> {
            int next = at(key, statement, values(statement, value, expires));
            statement.setLong(next, read.version());
            statement.setLong(next + 1, clock.now());
        });
    }

    @Override
    public boolean remove(Key key, Stored read) {
        return changes(REMOVE, statement -> {
            int next = at(key, statement, 1);
            statement.setLong(next, read.version());
            statement.setLong(next + 1, clock.now());
        });
    }

    /// Deletes what has expired, at most `limit` records of it.
    ///
    /// @return how many there were
    public int sweep(int limit) {
        return database.write(connection -> {
            try (var statement = connection.prepareStatement(SWEEP)) {
                long now = clock.now();
                statement.setLong(1, now);
                statement.setLong(2, now);
                statement.setInt(3, limit);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }

    private boolean changes(String sql, Values values) {
        return database.write(connection -> changes(connection, sql, values));
    }

    private static boolean changes(Connection connection, String sql, Values values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            values.set(statement);
            return statement.executeUpdate() == 1;
        }
    }

    private static int values(PreparedStatement statement, byte[] value, long expires) throws SQLException {
        statement.setLong(1, VERSIONS.nextLong());
        statement.setLong(2, expires);
        statement.setBytes(3, value);
        return 4;
    }

    /// Sets the three parts of the key from parameter `first` on; answers the parameter after them.
    private static int at(Key key, PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, key.kind());
        statement.setString(first + 1, key.owner());
        statement.setString(first + 2, key.id());
        return first + 3;
    }

    private static List<Entry> entries(String kind, String owner, PreparedStatement query) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                entries.add(new Entry(new Key(kind, owner, rows.getString(4)), stored(rows)));
            }
        }
        return List.copyOf(entries);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getBytes(3), row.getLong(1), row.getLong(2));
    }

    /// Sets a statement's parameters.
    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }
}
