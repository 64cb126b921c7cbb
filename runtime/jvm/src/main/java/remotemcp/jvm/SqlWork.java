package remotemcp.jvm;

import java.sql.Connection;
import java.sql.SQLException;

/// One statement or query. It may be run a second time when its first transaction failed.
@FunctionalInterface
interface SqlWork<T> {
    T on(Connection connection) throws SQLException;
}
