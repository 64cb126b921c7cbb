package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import remotemcp.platform.StoreUnavailableException;

/// What a database's failure means to those who called the store.
class SqlFailureTest {

    @ParameterizedTest
    @EnumSource(value = SQLiteErrorCode.class,
        names = {"SQLITE_FULL", "SQLITE_READONLY", "SQLITE_READONLY_DBMOVED", "SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT",
            "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_CANTOPEN", "SQLITE_NOMEM",
            "SQLITE_CORRUPT", "SQLITE_PERM",
            "SQLITE_PROTOCOL"})
    void a_sqlite_file_in_trouble_is_unavailable(SQLiteErrorCode code) {
        assertThat(SqlFailure.of(new SQLiteException("x", code))).isInstanceOf(StoreUnavailableException.class).hasMessageContaining("x");
    }

    @ParameterizedTest
    @EnumSource(value = SQLiteErrorCode.class,
        names = {"SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_CONSTRAINT_NOTNULL", "SQLITE_MISMATCH", "SQLITE_MISUSE",
            "SQLITE_RANGE", "SQLITE_TOOBIG"})
    void a_statement_that_sqlite_does_not_understand_is_a_bug(SQLiteErrorCode code) {
        assertThat(SqlFailure.of(new SQLiteException("x", code))).isInstanceOf(StoreException.class);
    }

    /// Connection lost, resources used up (disk full), shut down, read-only, deadlock, lock not available, wrong password, no such database.
    @ParameterizedTest
    @ValueSource(
        strings = {"08006", "08001", "53100", "53300", "57P01", "57P03", "58030", "25006", "40P01", "55P03", "28P01", "3D000", "42501"})
    void a_postgresql_server_in_trouble_is_unavailable(String state) {
        assertThat(SqlFailure.of(new SQLException("x", state))).isInstanceOf(StoreUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23502", "42601", "42P01"})
    void a_statement_that_postgresql_does_not_understand_is_a_bug(String state) {
        assertThat(SqlFailure.of(new SQLException("x", state))).isInstanceOf(StoreException.class);
    }

    @Test
    void a_pool_that_has_no_connection_is_unavailable_and_a_bug_of_ours_is_a_bug() {
        assertThat(SqlFailure.of(new SQLException("timed out"))).isInstanceOf(StoreUnavailableException.class);
        assertThat(SqlFailure.of(new IllegalStateException("ours"))).isInstanceOf(StoreException.class);
    }
}
