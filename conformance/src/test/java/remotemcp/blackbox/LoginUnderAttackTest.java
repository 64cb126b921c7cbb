package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// Passwords are tried from networks that change all the time, and the people whose accounts these are sign in all the same. The server
/// stands behind a proxy that names the client, as this test does.
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@DisabledIfSystemProperty(named = JudgedRuntime.PROPERTY, matches = "workerd",
    disabledReason = "sets trusted proxies and a heap, which Workers do not have: Cloudflare names the client, and every request has CPU time of its own")
class LoginUnderAttackTest {
    private static final Map<String, String> BEHIND_A_PROXY = Map.of("REMOTE_MCP_TRUSTED_PROXIES", "127.0.0.1, ::1");
    private static final int MOST_LOGINS = 60;

    private final AtomicInteger networks = new AtomicInteger();

    /// P05: whatever an attacker uses up by asking again and again, it is not the owner's.
    @Test
    void the_owner_signs_in_from_a_new_network_while_one_attacker_polls_the_account() {
        try (OwnServer server = OwnServer.start(BEHIND_A_PROXY)) {
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 60; i++) {
                    assertThat(login(newBrowser(server), OwnServer.EMAIL, "guess " + i).status()).isIn(422, 429, 503);
                }
                assertThat(login(newBrowser(server), OwnServer.EMAIL, OwnServer.PASSWORD).status()).as("round " + round).isEqualTo(303);
            }
            assertThat(server.output()).noneMatch(LoadTest::isTrouble);
        }
    }

    /// P05: right passwords are work, too.
    @Test
    void another_person_signs_in_while_one_account_signs_in_sixty_four_times_at_once() throws Exception {
        try (OwnServer server = OwnServer.start(BEHIND_A_PROXY); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.addUser("bob@example.com", "another long pass phrase");
            Browser known = newBrowser(server);
            assertThat(login(known, "bob@example.com", "another long pass phrase").status()).isEqualTo(303);
            List<Browser> crowd = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                crowd.add(newBrowser(server));
            }
            List<Future<Http.Answer>> running = crowd.stream()
                .map(browser -> threads.submit(() -> login(browser, OwnServer.EMAIL, OwnServer.PASSWORD))).toList();
            assertThat(login(known, "bob@example.com", "another long pass phrase").status()).as("a browser that is known").isEqualTo(303);
            assertThat(patientLogin(newBrowser(server), "bob@example.com", "another long pass phrase")).as("a new browser").isEqualTo(303);
            for (Future<Http.Answer> one : running) {
                assertThat(one.get().status()).isIn(303, 429, 503);
            }
            assertThat(server.output()).noneMatch(LoadTest::isTrouble);
        }
    }

    /// P05: what nobody waits for is not worked off, and is no bug.
    @Test
    void the_owner_is_answered_after_a_flood_of_tries_whose_clients_left() throws Exception {
        try (OwnServer server = OwnServer.start(BEHIND_A_PROXY)) {
            sendAndLeave(server, 150, "");
            assertThat(patientLogin(newBrowser(server), OwnServer.EMAIL, OwnServer.PASSWORD)).isEqualTo(303);
            assertThat(server.output()).noneMatch(LoadTest::isTrouble);
        }
    }

    /// P05: forms that wait for a hash are bounded by the memory there is.
    @Test
    void a_flood_of_large_forms_whose_clients_left_fits_in_a_small_heap() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(BEHIND_A_PROXY);
        settings.put("JDK_JAVA_OPTIONS", "-Xmx128m -XX:+ExitOnOutOfMemoryError");
        try (OwnServer server = OwnServer.start(settings)) {
            sendAndLeave(server, 1500, "&padding=" + "x".repeat(90_000));
            assertThat(Http.get(server.target().at("/health/ready")).status()).isEqualTo(200);
            assertThat(patientLogin(newBrowser(server), OwnServer.EMAIL, OwnServer.PASSWORD)).isEqualTo(303);
            assertThat(server.output()).noneMatch(LoadTest::isTrouble);
        }
    }

    /// Each from a site of its own.
    private String newNetwork() {
        return "2001:db8:" + Integer.toHexString(networks.incrementAndGet()) + "::1";
    }

    private Browser newBrowser(OwnServer server) {
        return Browser.from(newNetwork(), server.base());
    }

    /// The status of the last of a bounded number of tries, with the waits the server asks for.
    private static int patientLogin(Browser browser, String email, String password) {
        int status = 503;
        for (int i = 0; i < MOST_LOGINS && status == 503; i++) {
            Http.Answer answer = login(browser, email, password);
            status = answer.status();
            if (status == 503) {
                LoadTest.pause(answer.header("Retry-After"));
            }
        }
        return status;
    }

    /// The answer to the form itself, without following where it leads.
    private static Http.Answer login(Browser browser, String email, String password) {
        browser.cookies().keySet().removeIf(name -> name.endsWith("session"));
        Browser.View page = browser.open(browser.at("/login"));
        Map<String, String> fields = Browser.values(page.form("password"));
        fields.put("email", email);
        fields.put("password", password);
        return browser.post(browser.at("/login"), fields);
    }

    /// Tries at the owner's account from changing networks, several at a time, each connection closed as soon as all was sent.
    private void sendAndLeave(OwnServer server, int tries, String padding) throws Exception {
        Browser attacker = newBrowser(server);
        Map<String, String> fields = Browser.values(attacker.open(attacker.at("/login")).form("password"));
        fields.put("email", OwnServer.EMAIL);
        fields.put("password", "not the password");
        byte[] body = (Http.form(fields) + padding).getBytes(StandardCharsets.US_ASCII);
        var sent = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<IOException>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < tries; i++) {
                threads.submit(() -> {
                    try {
                        sendAndLeave(server, head(server, attacker, body.length), body);
                        sent.incrementAndGet();
                    } catch (IOException refused) {
                        failures.add(refused);
                    }
                });
            }
        }
        assertThat(sent.get()).as("most were sent; the others failed so: " + failures).isGreaterThan(tries / 2);
    }

    private String head(OwnServer server, Browser attacker, int length) {
        return "POST /login HTTP/1.1\r\nHost: " + server.base().getAuthority() + "\r\nOrigin: " + server.base() + "\r\nCookie: "
            + attacker.cookieLine()
            + "\r\nX-Forwarded-For: " + newNetwork() + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length
            + "\r\n\r\n";
    }

    private static void sendAndLeave(OwnServer server, String head, byte[] body) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.base().getHost(), server.base().getPort()), 30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
        }
    }
}
