package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.app.App;
import remotemcp.auth.OwnAccounts;
import remotemcp.auth.StandardApp;
import remotemcp.http.PercentCode;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.jvm.settings.Settings;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Platform;
import remotemcp.settings.Setting;

/// P05: a bounded flood of logins from many networks, over real connections, with real hashing.
@Timeout(300)
class LoginFloodTest {
    private static final String OWNER = "ada@example.com";
    private static final String PASSWORD = "four unrelated words";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ([^;\r\n]*)");

    @TempDir Path folder;

    private RunningServer server;

    @BeforeEach
    void start() {
        Settings settings = Settings.standard().with(Setting.PORT, "0").with(Setting.DATA, folder.toString()).with(Setting.TRUSTED_PROXIES,
            "127.0.0.1, ::1");
        server = Jvm.serve(LoginFloodTest::serving, settings);
    }

    private static App serving(Platform platform, Settings settings) {
        new Accounts(platform).create(EmailAddress.read(OWNER).orElseThrow(), PASSWORD, false);
        return StandardApp.serving(McpServer.named("town", "1").build()).at("http://localhost:" + settings.port())
            .signIn(OwnAccounts.signUpClosed()).on(platform);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void P05_the_owner_gets_in_by_a_known_browser_and_by_a_new_one_while_connections_of_a_flood_open_and_close() throws Exception {
        List<String> known = cookies(signIn("192.0.2.1", opened("192.0.2.1"), PASSWORD));
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pages.add(opened("192.0.2.1"));
        }
        for (int i = 0; i < 300; i++) {
            Page page = pages.get(i % pages.size());
            // Sent and left at once: the next one does not wait for it.
            try (Socket socket = open()) {
                socket.getOutputStream()
                    .write(post("2001:db8:" + Integer.toHexString(i) + "::1", page, "guess number " + i + "&pad=" + "x".repeat(60_000)));
            }
        }
        Page own = opened("198.51.100.1");
        own.cookies().addAll(known);
        assertThat(signIn("198.51.100.1", own, PASSWORD)).startsWith("HTTP/1.1 303");
        String fresh = "";
        for (int attempt = 0; attempt < 30 && !fresh.startsWith("HTTP/1.1 303"); attempt++) {
            fresh = signIn("198.51.100.7", opened("198.51.100.7"), PASSWORD);
            assertThat(fresh).matches("(?s)HTTP/1.1 (303|503).*");
            if (fresh.startsWith("HTTP/1.1 503")) {
                assertThat(fresh).containsPattern("(?i)retry-after: [1-9]").contains("The server is too busy just now.");
                Thread.sleep(1000);
            }
        }
        assertThat(fresh).startsWith("HTTP/1.1 303");
    }

    /// A login page as a browser got it.
    private record Page(String form, List<String> cookies) {
    }

    private Page opened(String peer) throws IOException {
        String answer = exchange(("GET /login HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nX-Forwarded-For: " + peer
            + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        Matcher form = FORM.matcher(answer);
        assertThat(form.find()).as(answer).isTrue();
        return new Page(form.group(1), cookies(answer));
    }

    private static List<String> cookies(String answer) {
        return new ArrayList<>(COOKIE.matcher(answer).results().map(found -> found.group(1)).toList());
    }

    private String signIn(String peer, Page page, String password) throws IOException {
        return exchange(post(peer, page, password));
    }

    private byte[] post(String peer, Page page, String password) {
        String body = "form=" + PercentCode.encode(page.form()) + "&next=%2Faccount&email=" + PercentCode.encode(OWNER) + "&password="
            + password.replace(" ", "+");
        return ("POST /login HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nX-Forwarded-For: " + peer
            + "\r\nAccept: text/html\r\nOrigin: http://localhost:"
            + server.port() + "\r\nCookie: " + String.join("; ", page.cookies())
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length() + "\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    private String exchange(byte[] request) throws IOException {
        try (Socket socket = open()) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request);
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private Socket open() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }
}
