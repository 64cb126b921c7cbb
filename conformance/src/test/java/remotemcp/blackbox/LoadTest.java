package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Sixty-four people's apps call at once in every era, and each logs in anew at some moment in between; two hundred event streams
/// stay open meanwhile. Each call gets its own answer, once, and the server's log stays clean. `-Dload.calls=N` sets how many calls each makes.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@DisabledIfSystemProperty(named = "blackbox.url", matches = ".+", disabledReason = "reads the log of a server of its own")
class LoadTest {
    private static final int APPS = 64;
    private static final int CALLS_EACH = Integer.getInteger("load.calls", 313);
    /// Of each kind: HTTP+SSE connections, and the standing streams of sessions.
    private static final int STREAMS = 100;
    private static final int MOST_LOGINS = 60;
    private static final String VERSION = "2025-11-25";

    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void every_call_among_many_gets_its_own_answer_once() throws Exception {
        try (OwnServer server = OwnServer.start()) {
            // One after the other: a crowd that signs up at once is told to wait.
            List<App> apps = IntStream.range(0, APPS).mapToObj(number -> new App(number, server.base())).toList();
            atOnce(apps, App::connect);
            atOnce(apps, App::callAll);
            assertThat(answers).hasValue(APPS * CALLS_EACH);
            atOnce(apps, App::leave);
            assertThat(server.output()).noneMatch(LoadTest::isTrouble);
        }
    }

    private interface Step<T, R> {
        R take(T one) throws Exception;
    }

    private static <T, R> List<R> atOnce(List<T> all, Step<T, R> step) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> running = all.stream().map(one -> threads.submit(() -> step.take(one))).toList();
            var done = new ArrayList<R>();
            for (Future<R> future : running) {
                done.add(future.get());
            }
            return done;
        }
    }

    /// @param seconds as `Retry-After` tells them
    static void pause(String seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(Long.parseLong(seconds)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a bug of ours, a lost request or an answer in another request's name would leave behind.
    static boolean isTrouble(String line) {
        return line.contains("ERROR") || line.contains("ncaught") || line.contains("different request") || line.contains("had hung")
            || line.contains("xception");
    }

    /// One app with its person, its access, its session and its share of the open streams.
    private final class App {
        private final int number;
        private final Target target;
        private final Browser browser;
        private final OAuthClient client;
        private final List<SseClient> connections = new ArrayList<>();
        private final List<Standing> standing = new ArrayList<>();
        private String token;
        private String session;

        App(int number, URI site) {
            this.number = number;
            target = new Target(site, "person" + number + "@example.com", OwnServer.PASSWORD);
            browser = new Browser(site);
            client = OAuthClient.register(target);
            signUp();
        }

        Void connect() {
            logIn();
            session = open();
            for (int i = number; i < STREAMS; i += APPS) {
                connections.add(new SseClient(target, token));
                standing.add(new Standing(target, token, open()));
            }
            return null;
        }

        private void signUp() {
            Browser.View page = browser.open(target.at("/signup"));
            browser.submit(page, page.form("password"), Map.of("email", target.email(), "password", target.password()));
        }

        /// With the password, and from the browser of before, because strangers' tries are slowed down and all come from one address.
        private void logIn() {
            browser.cookies().keySet().removeIf(name -> name.endsWith("session"));
            Browser.View consent = consentPage();
            token = client.redeem(OAuthClient.allow(browser, consent).get("code")).json().string("access_token").orElseThrow();
        }

        /// A crowd that signs in at once is told to wait; a person waits as long as the page says.
        private Browser.View consentPage() {
            Browser.View view = client.consentPage(browser, client.authorizationParameters());
            for (int login = 1; view.status() == 503 && login < MOST_LOGINS; login++) {
                pause(view.answer().header("Retry-After"));
                view = client.signIn(browser, view);
            }
            return view;
        }

        private String open() {
            return Mcp.legacy(target, token, "", "", Mcp.initialize(VERSION)).header("Mcp-Session-Id");
        }

        Void callAll() {
            for (int i = 0; i < CALLS_EACH; i++) {
                if (i == CALLS_EACH * (number + 1) / (APPS + 1)) {
                    logIn();
                }
                call(number * 1_000_000 + i, i);
                answers.incrementAndGet();
            }
            return null;
        }

        /// In turn stateless, in a session, and over HTTP+SSE.
        private void call(int id, int turn) {
            JsonObject message =
                (turn % 3 == 0 ? Mcp.modernBody("tools/call", Mcp.add(id, turn), Mcp.NEWEST) : Mcp.message("tools/call", Mcp.add(id, turn)))
                    .with("id", Json.of(id));
            JsonObject answer = switch (turn % 3) {
                case 0 ->
                    json(Http.post(URI.create(target.mcp()), message.text(), Mcp.modernHeaders(token, "tools/call", Mcp.add(id, turn))));
                case 1 -> json(Mcp.legacy(target, token, session, VERSION, message));
                default -> streamed(connections.get(turn % connections.size()), message);
            };
            assertThat(answer.integer("id")).as(answer.text()).hasValue(id);
            assertThat(Mcp.sumOf(answer)).isEqualTo(String.valueOf(id + turn));
        }

        private JsonObject json(Http.Answer answer) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return Mcp.messageIn(answer);
        }

        private JsonObject streamed(SseClient connection, JsonObject message) {
            assertThat(connection.post(message, token).status()).isEqualTo(202);
            return connection.nextMessage();
        }

        /// No stream has brought anything twice, or anything that was another's.
        Void leave() throws InterruptedException {
            for (SseClient connection : connections) {
                assertThat(connection.waiting()).isZero();
                connection.close();
            }
            for (Standing stream : standing) {
                stream.end(token);
            }
            return null;
        }
    }

    /// The standing stream of a session, on which nobody sends.
    private static final class Standing {
        private final Target target;
        private final String session;
        private final Queue<String> events = new ConcurrentLinkedQueue<>();
        private final Thread reader;

        Standing(Target target, String token, String session) {
            this.target = target;
            this.session = session;
            var answer = Http.open(Http.request(target.at("/mcp"), headers(token)).GET());
            assertThat(answer.statusCode()).isEqualTo(200);
            reader = Thread.ofVirtual().start(() -> {
                try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    lines.lines().filter(line -> line.startsWith("data:")).forEach(events::add);
                } catch (IOException closed) {
                    // The stream has ended.
                }
            });
        }

        private String[] headers(String token) {
            return new String[]{"Accept", "text/event-stream", "Authorization", "Bearer " + token, "Mcp-Session-Id", session,
                "MCP-Protocol-Version", VERSION};
        }

        /// It was open until its session ends.
        void end(String token) throws InterruptedException {
            assertThat(reader.isAlive()).isTrue();
            assertThat(events).isEmpty();
            assertThat(Http.delete(target.at("/mcp"), headers(token)).status()).isBetween(200, 204);
            assertThat(reader.join(Duration.ofSeconds(20))).isTrue();
        }
    }
}
