package remotemcp.blackbox;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// The disk under the server's data fills up while it runs: it says so to whoever watches and to whoever asks, and nothing is lost.
@DisabledIfSystemProperty(named = "blackbox.url", matches = ".+", disabledReason = "needs a server of its own on a disk of its own")
class FullDiskTest {
    private static final int MEGABYTES = 48;

    private SmallDisk disk;
    private OwnServer server;

    @BeforeEach
    void start() throws Exception {
        disk = SmallDisk.mount(MEGABYTES);
        server = OwnServer.start(Map.of(), disk.folder().resolve("data"));
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void while_nothing_can_be_stored_the_server_is_not_ready_and_says_so_in_each_form_and_afterwards_all_of_it_works() throws Exception {
        StoreOutage outage = StoreOutage.before(server.target());
        disk.fill();
        outage.assertTold();
        outage.assertTokensAreTaken();
        disk.free();
        outage.assertOver();
    }
}
