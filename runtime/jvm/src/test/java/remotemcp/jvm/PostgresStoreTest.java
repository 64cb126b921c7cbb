package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.platform.Clock;
import remotemcp.platform.Key;
import remotemcp.platform.Store;
import remotemcp.platform.StoreUnavailableException;

/// The contract on a real PostgreSQL that this class starts; skipped where none is installed.
@Tag("end-to-end")
class PostgresStoreTest extends StoreContract {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Store open(Clock clock) throws Exception {
        try (var connection = DriverManager.getConnection(server.url()); var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS record, schema_version");
        }
        return opened(clock);
    }

    @Test
    void two_servers_on_one_database_see_each_others_writes() {
        var key = new Key("grant", "ann", "shared");
        try (SqlStore one = opened(System::currentTimeMillis); SqlStore two = opened(System::currentTimeMillis)) {
            assertThat(one.create(key, bytes("by one"), Long.MAX_VALUE)).isTrue();
            assertThat(two.create(key, bytes("by two"), Long.MAX_VALUE)).isFalse();
            assertThat(two.remove(key, two.find(key).orElseThrow())).isTrue();
            assertThat(one.find(key)).isEmpty();
        }
    }

    @Test
    void a_server_that_is_not_there_is_named_in_the_error() {
        assertThatThrownBy(
            () -> SqlStore.postgresql("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1", "", "", System::currentTimeMillis))
            .isInstanceOf(StoreException.class).hasMessageContaining("127.0.0.1:1");
    }

    @Test
    @Timeout(300)
    void a_server_that_goes_away_is_unavailable_until_it_is_back() throws Exception {
        var key = new Key("grant", "ann", "kept");
        try (SqlStore store = opened(System::currentTimeMillis)) {
            assertThat(store.create(key, bytes("kept"), Long.MAX_VALUE)).isTrue();
            server.stop();
            try {
                assertThatThrownBy(() -> store.find(key)).isInstanceOf(StoreUnavailableException.class);
                assertThatThrownBy(() -> store.create(key, bytes("again"), Long.MAX_VALUE)).isInstanceOf(StoreUnavailableException.class);
            } finally {
                server.resume();
            }
            assertThat(store.find(key).orElseThrow().value()).isEqualTo(bytes("kept"));
        }
    }

    @Test
    void a_database_that_takes_no_writes_is_unavailable() throws Exception {
        var key = new Key("grant", "ann", "kept");
        try (SqlStore store =
            SqlStore.postgresql(server.url() + "&options=-c%20default_transaction_read_only=on", "", "", System::currentTimeMillis)) {
            assertThat(store.find(key)).isEmpty();
            assertThatThrownBy(() -> store.create(key, bytes("x"), Long.MAX_VALUE)).isInstanceOf(StoreUnavailableException.class);
        } catch (StoreException notEvenOpened) {
            assertThat(notEvenOpened).hasMessageContaining("read-only");
        }
    }

    private static SqlStore opened(Clock clock) {
        return SqlStore.postgresql(server.url(), "", "", clock);
    }
}
