package remotemcp.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Workerd;

/// What a call costs on Workers, and how soon a revocation counts in isolates that were not told of it.
class StatelessPathTest {
    @TempDir Path folder;

    private Workerd workerd;

    @AfterEach
    void stop() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void after_the_first_call_no_call_touches_a_durable_object() throws Exception {
        var guest = start(3_600);
        var token = access(guest.login(guest.register()));
        int before = calls(guest);
        assertThat(guest.add(token).statusCode()).isEqualTo(200);
        int first = calls(guest);
        assertThat(first).as("the first call asks whether the grant stands").isGreaterThan(before);
        for (int i = 0; i < 25; i++) {
            assertThat(guest.add(token).body()).contains("\"42\"");
        }
        assertThat(calls(guest)).isEqualTo(first);
    }

    @Test
    void a_stranger_s_call_touches_no_durable_object() throws Exception {
        var guest = start(3_600);
        assertThat(guest.get("/health/ready").statusCode()).isEqualTo(200);
        int before = calls(guest);
        assertThat(guest.add("made-up").statusCode()).isEqualTo(401);
        assertThat(guest.get("/.well-known/oauth-authorization-server").statusCode()).isEqualTo(200);
        guest.register();
        assertThat(calls(guest)).isEqualTo(before);
    }

    @Test
    void a_revocation_counts_at_once_in_the_isolate_that_was_told_and_within_the_bound_in_the_others() throws Exception {
        int bound = 5;
        var guest = start(bound);
        var client = guest.register();
        var tokens = guest.login(client);
        var token = access(tokens);
        assertThat(guest.add(token).statusCode()).isEqualTo(200);
        var asked = Instant.now();
        assertThat(twin().add(token).statusCode()).isEqualTo(200);
        var trusted = Instant.now();
        assertThat(guest.revoke(client, tokens.string("refresh_token").orElseThrow()).statusCode()).isEqualTo(200);
        assertThat(guest.add(token).statusCode()).as("told").isEqualTo(401);
        int elsewhere = twin().add(token).statusCode();
        if (Instant.now().isBefore(asked.plusSeconds(bound))) {
            assertThat(elsewhere).as("another isolate, which still trusts").isEqualTo(200);
        }
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), trusted.plusSeconds(bound)).toMillis() + 50));
        assertThat(twin().add(token).statusCode()).as("after the bound").isEqualTo(401);
    }

    @Test
    void with_a_bound_of_zero_a_revocation_counts_everywhere_at_once() throws Exception {
        var guest = start(0);
        var client = guest.register();
        var tokens = guest.login(client);
        assertThat(twin().add(access(tokens)).statusCode()).isEqualTo(200);
        guest.revoke(client, tokens.string("refresh_token").orElseThrow());
        assertThat(twin().add(access(tokens)).statusCode()).isEqualTo(401);
    }

    private Guest start(int revocationSeconds) throws IOException {
        workerd = Workerd.start(NodeTools.required(),
            WatchedWorker.in(folder).inTwoIsolates().with("REMOTE_MCP_REVOCATION_SECONDS", String.valueOf(revocationSeconds)));
        return new Guest(workerd.url());
    }

    private Guest twin() {
        return new Guest(workerd.twin());
    }

    private static int calls(Guest guest) throws Exception {
        return Integer.parseInt(guest.get("/test/calls").body());
    }

    private static String access(JsonObject tokens) {
        return tokens.string("access_token").orElseThrow();
    }
}
