package remotemcp.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Workerd;

/// Whose tries at a password are counted together: those of one address, as Cloudflare tells it.
class PeerAddressTest {
    private static final int TOO_MANY = 429;

    @TempDir Path folder;

    private Workerd workerd;

    @AfterEach
    void stop() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void P05_behind_cloudflare_each_address_has_its_own_count() throws Exception {
        workerd = Workerd.start(NodeTools.required(), WatchedWorker.behindCloudflare(folder));
        assertThat(isDelayed("198.51.100.%d")).isFalse();
        assertThat(isDelayed("203.0.113.1")).isTrue();
    }

    /// Else everybody would be as many guessers as there are addresses.
    @Test
    void P05_an_address_that_nobody_vouches_for_is_not_believed() throws Exception {
        workerd = Workerd.start(NodeTools.required(), WatchedWorker.in(folder));
        assertThat(isDelayed("198.51.100.%d")).isTrue();
    }

    /// Whether one of a dozen tries in a row has to wait.
    ///
    /// @param addresses where they come from
    private boolean isDelayed(String addresses) throws Exception {
        boolean delayed = false;
        for (int i = 1; i <= 12 && !delayed; i++) {
            delayed = guess(addresses.formatted(i)) == TOO_MANY;
        }
        return delayed;
    }

    /// The status of the answer to a wrong password, from a browser that has never been here.
    private int guess(String address) throws Exception {
        var stranger = new Guest(workerd.url(), "CF-Connecting-IP", address, "X-Test-Cf", "{}");
        return stranger.send(stranger.get("/login").body(), "password", Map.of("email", "ada@example.com", "password", "not the right one"))
            .statusCode();
    }
}
