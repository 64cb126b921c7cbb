package remotemcp.blackbox;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.jvm.PostgresServer;

/// A server on PostgreSQL whose database goes away while it runs, and comes back.
@Tag(JudgedRuntime.NEITHER)
@Timeout(600)
class PostgresOutageTest {
    @TempDir Path data;

    @Test
    void while_its_database_is_away_the_server_is_not_ready_and_says_so_in_each_form_and_afterwards_all_of_it_works() throws Exception {
        try (var database = PostgresServer.start(); var server = OwnServer.start(Map.of("REMOTE_MCP_DATABASE", database.url()), data)) {
            StoreOutage outage = StoreOutage.before(server.target());
            database.stop();
            outage.assertTold();
            database.resume();
            outage.assertOver();
        }
    }
}
