package remotemcp.jvm.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackListenerTest {
    private LoopbackListener listener;

    @BeforeEach
    void open() throws IOException {
        listener = LoopbackListener.open(0);
        listener.await("the-state");
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void the_answer_with_the_state_is_taken_and_the_browser_hears_how_it_ended() {
        var browser = CompletableFuture.supplyAsync(() -> get("/callback?code=c&state=the-state", host()));
        assertThat(listener.answer(Duration.ofSeconds(10)).orElseThrow().find("code")).contains("c");
        assertThat(browser).isNotDone();
        listener.end(CallbackPage.failed("<b>no</b>"));
        assertThat(browser.join()).startsWith("HTTP/1.1 200")
            .contains("Content-security-policy: default-src 'none'", "Referrer-policy: no-referrer",
                "Cache-control: no-store", "&lt;b&gt;no")
            .doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callback?code=c", "/callback?code=c&state=", "/callback?code=c&state=other", "/callback",
        "/?code=c&state=the-state", "/callback/?state=the-state",
        "/favicon.ico", "/callback?state=%zz", "/callback?state=the-stat%65x"})
    void what_does_not_carry_the_state_is_turned_away_and_the_login_goes_on(String target) {
        assertThat(get(target, host())).startsWith("HTTP/1.1 40");
        assertThat(listener.answer(Duration.ofMillis(50))).isEmpty();
    }

    /// A name of another site that was made to point to 127.0.0.1.
    @Test
    void V15_a_request_under_another_name_is_turned_away() {
        assertThat(get("/callback?code=c&state=the-state", "evil.example")).startsWith("HTTP/1.1 404");
        assertThat(get("/callback?code=c&state=the-state", "localhost:" + port())).startsWith("HTTP/1.1 404");
    }

    @Test
    void the_second_answer_is_turned_away() {
        CompletableFuture.supplyAsync(() -> get("/callback?code=c&state=the-state", host()));
        listener.answer(Duration.ofSeconds(10)).orElseThrow();
        assertThat(get("/callback?code=d&state=the-state", host())).startsWith("HTTP/1.1 410");
        listener.end(CallbackPage.done());
    }

    @Test
    void before_the_person_is_sent_away_nothing_is_an_answer() throws IOException {
        var early = LoopbackListener.open(0);
        try {
            int port = URI.create(early.redirectUri()).getPort();
            assertThat(get(port, "/callback?code=c&state=", "127.0.0.1:" + port)).startsWith("HTTP/1.1 404");
        } finally {
            early.close();
        }
    }

    @Test
    void only_this_machine_can_connect() {
        assertThat(URI.create(listener.redirectUri()).getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void after_the_login_nobody_listens() {
        listener.end(CallbackPage.done());
        assertThat(get("/callback?code=c&state=the-state", host())).isEqualTo("refused");
    }

    private int port() {
        return URI.create(listener.redirectUri()).getPort();
    }

    private String host() {
        return "127.0.0.1:" + port();
    }

    private String get(String target, String host) {
        return get(port(), target, host);
    }

    private static String get(int port, String target, String host) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port), 2000);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(
                ("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "refused";
        }
    }
}
