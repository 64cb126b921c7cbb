package remotemcp.jvm;

import java.sql.SQLException;
import org.sqlite.SQLiteException;
import remotemcp.platform.StoreUnavailableException;

/// Tells what a database's failure means: it is in trouble itself (full, read-only, locked, gone), or was asked wrongly, which is a bug.
final class SqlFailure {
    private static final int PRIMARY_CODE = 0xFF;

    private SqlFailure() {
    }

    /// The exception that callers of the store get.
    static RuntimeException of(Throwable cause) {
        String message = "the database failed: " + cause.getMessage();
        return cause instanceof SQLException failure && !isMistake(failure)
            ? new StoreUnavailableException(message, cause) : new StoreException(message, cause);
    }

    private static boolean isMistake(SQLException failure) {
        return failure instanceof SQLiteException sqlite ? isMistake(sqlite.getResultCode().code)
            : isMistake(String.valueOf(failure.getSQLState()));
    }

    /// SQLite's result codes ERROR, TOOBIG, CONSTRAINT, MISMATCH, MISUSE and RANGE.
    private static boolean isMistake(int code) {
        return switch (code & PRIMARY_CODE) {
            case 1, 18, 19, 20, 21, 25 -> true;
            default -> false;
        };
    }

    /// PostgreSQL's classes data exception, integrity constraint violation and syntax error (errors, appendix A). A privilege that is lacking
    /// is the operator's to give.
    private static boolean isMistake(String state) {
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42") && !state.equals("42501");
    }
}
