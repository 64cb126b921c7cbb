package remotemcp.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings a database to the newest schema: the numbered files of its folder, each run once, in one transaction that other
/// processes starting at the same time wait for.
enum Schema {
    SQLITE("sqlite", "BEGIN IMMEDIATE"),
    /// The lock's number is ours by choice: the letters `rmcp`.
    POSTGRESQL("postgresql", "BEGIN; SELECT pg_advisory_xact_lock(1919771504)");

    private static final List<String> FILES = List.of("1-records.sql");

    private final String folder;
    private final String begin;

    Schema(String folder, String begin) {
        this.folder = folder;
        this.begin = begin;
    }

    /// @throws StoreException when the database was written by a newer version
    void migrate(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            run(statement, begin);
            try {
                migrate(statement);
                statement.execute("COMMIT");
            } catch (SQLException | IOException | RuntimeException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private void migrate(Statement statement) throws SQLException, IOException {
        statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
        int done = version(statement);
        if (done > FILES.size()) {
            throw new StoreException("the store was written by a newer version (schema " + done + ", this one knows " + FILES.size() + ")");
        }
        for (int version = done + 1; version <= FILES.size(); version++) {
            run(statement, text(FILES.get(version - 1)));
            statement.execute("INSERT INTO schema_version VALUES (" + version + ")");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void run(Statement statement, String script) throws SQLException {
        for (String sql : script.split(";")) {
            if (!sql.isBlank()) {
                statement.execute(sql);
            }
        }
    }

    private String text(String file) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream(folder + "/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
