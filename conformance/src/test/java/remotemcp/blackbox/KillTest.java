package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import remotemcp.json.JsonObject;

/// `kill -9` under load: clients renew their tokens without pause, and the process is gone from one moment to the next.
@Timeout(300)
@DisabledIfSystemProperty(named = "blackbox.url", matches = ".+", disabledReason = "needs a server of its own to kill")
class KillTest {
    private static final int CLIENTS = 6;
    private static final int ROUNDS = 3;

    @Test
    void the_last_token_each_client_was_given_is_good_after_every_kill() throws Exception {
        try (OwnServer server = OwnServer.start()) {
            List<Holder> holders = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                OAuthClient client = OAuthClient.register(server.target());
                holders.add(new Holder(client, client.login()));
            }
            for (int round = 0; round < ROUNDS; round++) {
                renewUntilKilled(server, holders);
                server.run();
                for (Holder holder : holders) {
                    assertThat(Mcp.modern(server.target(), holder.access(), "tools/list", JsonObject.empty()).status()).isEqualTo(200);
                    assertThat(holder.renew()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void an_account_made_while_the_server_runs_signs_in_at_once_and_after_a_kill() {
        try (OwnServer server = OwnServer.start()) {
            server.addUser("bob@example.com", "another long pass phrase");
            Target bob = new Target(server.target().base(), "bob@example.com", "another long pass phrase");
            assertThat(OAuthClient.register(bob).login().string("access_token")).isPresent();
            server.kill();
            server.run();
            assertThat(OAuthClient.register(bob).login().string("access_token")).isPresent();
        }
    }

    private static void renewUntilKilled(OwnServer server, List<Holder> holders) throws Exception {
        var renewed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (Holder holder : holders) {
                running.add(threads.submit(() -> holder.renewUntilGone(renewed)));
            }
            while (renewed.get() < 20 * CLIENTS) {
                Thread.sleep(5);
            }
            server.kill();
            for (var future : running) {
                assertThat(future.get()).as("refused while the server was up").isZero();
            }
        }
    }

    /// A client and the newest tokens it was answered.
    private static final class Holder {
        private final OAuthClient client;
        private JsonObject tokens;

        Holder(OAuthClient client, JsonObject tokens) {
            this.client = client;
            this.tokens = tokens;
        }

        String access() {
            return tokens.string("access_token").orElseThrow();
        }

        /// The status of the answer; a success replaces the tokens.
        int renew() {
            Http.Answer answer = client.refresh(tokens.string("refresh_token").orElseThrow());
            if (answer.status() == 200) {
                tokens = answer.json();
            }
            return answer.status();
        }

        /// 0 when the server was gone in the end, else the status of a refusal.
        int renewUntilGone(AtomicInteger renewed) {
            try {
                while (true) {
                    int status = renew();
                    if (status != 200) {
                        return status;
                    }
                    renewed.incrementAndGet();
                }
            } catch (UncheckedIOException gone) {
                return 0;
            }
        }
    }
}
