package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import remotemcp.json.JsonObject;

/// `kill -9` at any moment of a login and of what follows it: what was answered holds when the server is back, and what was not may have
/// happened or not.
@Timeout(300)
@DisabledIfSystemProperty(named = "blackbox.url", matches = ".+", disabledReason = "needs a server of its own to kill")
class InterruptedFlowTest {
    private static final int TRAVELLERS = 4;
    private static final int KILLS = 8;
    /// Answers that each traveller gets on one walk.
    private static final int STEPS = 9;

    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void whatever_was_answered_before_a_kill_at_any_moment_holds_after_it() throws Exception {
        try (OwnServer server = OwnServer.start()) {
            List<Traveller> travellers = new ArrayList<>();
            for (int i = 0; i < TRAVELLERS; i++) {
                LocalUser user = LocalUser.create(server.target());
                travellers.add(new Traveller(new Target(server.base(), user.email(), user.password()), answered::incrementAndGet));
            }
            for (int i = 0; i < KILLS; i++) {
                walkUntilKilled(server, travellers,
                    i == 0 ? 2 * TRAVELLERS * STEPS : ThreadLocalRandom.current().nextInt(TRAVELLERS * STEPS));
                server.run();
                travellers.forEach(Traveller::check);
            }
            assertThat(travellers).as("walks to their end").anyMatch(traveller -> !traveller.revoked.isEmpty());
        }
    }

    /// @param answers after which the server is killed, in the middle of the next ones
    private void walkUntilKilled(OwnServer server, List<Traveller> travellers, int answers) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> walks = new ArrayList<>();
            travellers.forEach(traveller -> walks.add(threads.submit(traveller::walkUntilGone)));
            int enough = answered.get() + answers;
            while (answered.get() < enough) {
                Thread.sleep(1);
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(30));
            server.kill();
            for (Future<?> walk : walks) {
                walk.get();
            }
        }
    }

    /// A person and an app on their way from registration to revocation, again and again, who remember what they were answered.
    private static final class Traveller {
        private static final String VERSION = "2025-11-25";

        private final Target target;
        private final Runnable answer;
        private final List<String> revoked = new ArrayList<>();
        private OAuthClient client;
        private Browser browser;
        private Browser.View consent;
        private String code = "";
        private JsonObject tokens = JsonObject.empty();
        private String session = "";

        /// @param answer told of every answer of a walk
        Traveller(Target target, Runnable answer) {
            this.target = target;
            this.answer = answer;
        }

        void walkUntilGone() {
            try {
                while (true) {
                    walk();
                }
            } catch (UncheckedIOException gone) {
                // What was asked last was not answered.
            }
        }

        /// Forgets what a step spends before it takes the step: whether it was spent is known by the answer alone.
        private void walk() {
            forget();
            client = OAuthClient.register(target);
            answer.run();
            var person = new Browser(target.base());
            consent = client.consentPage(person, client.authorizationParameters());
            browser = person;
            answer.run();
            Browser.View asked = consent;
            consent = null;
            code = OAuthClient.callback(OAuthClient.press(browser, asked, "Allow")).get("code");
            answer.run();
            String spent = code;
            code = "";
            tokens = answered(client.redeem(spent));
            answer.run();
            assertCalls();
            session = Mcp.legacy(target, access(), "", "", Mcp.initialize(VERSION)).header("Mcp-Session-Id");
            answer.run();
            assertSession();
            answer.run();
            refresh();
            answer.run();
            assertSession();
            answer.run();
            JsonObject ended = tokens;
            tokens = JsonObject.empty();
            assertThat(client.revoke(ended.string("refresh_token").orElseThrow()).status()).isEqualTo(200);
            revoked.add(ended.string("access_token").orElseThrow());
            answer.run();
        }

        private void forget() {
            browser = null;
            consent = null;
            code = "";
            tokens = JsonObject.empty();
            session = "";
        }

        /// Asks the server that is back.
        void check() {
            if (browser != null) {
                assertThat(browser.open(target.at("/account")).answer().text()).as("signed in").contains(target.email());
            }
            if (consent != null) {
                code = OAuthClient.callback(OAuthClient.press(browser, consent, "Allow")).get("code");
            }
            if (!code.isEmpty()) {
                tokens = answered(client.redeem(code));
            }
            if (tokens.has("access_token")) {
                assertCalls();
                assertSession();
                refresh();
            }
            revoked.forEach(
                token -> assertThat(Mcp.modern(target, token, "tools/list", JsonObject.empty()).status()).as("revoked").isEqualTo(401));
        }

        private void refresh() {
            tokens = answered(client.refresh(tokens.string("refresh_token").orElseThrow()));
        }

        private void assertCalls() {
            assertThat(Mcp.sumIn(Mcp.modern(target, access(), "tools/call", Mcp.add(40, 2)))).isEqualTo("42");
        }

        private void assertSession() {
            if (!session.isEmpty()) {
                Http.Answer answer = Mcp.legacy(target, access(), session, VERSION, Mcp.message("tools/call", Mcp.add(40, 2)));
                assertThat(answer.status()).as("session").isEqualTo(200);
                assertThat(Mcp.sumIn(answer)).isEqualTo("42");
            }
        }

        private String access() {
            return tokens.string("access_token").orElseThrow();
        }

        private static JsonObject answered(Http.Answer answer) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.json();
        }
    }
}
