package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.http.Body;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.jvm.settings.Settings;
import remotemcp.settings.Setting;

class TrustedProxiesTest {
    private final HttpHandler app =
        new TrustedProxies(Settings.standard().with(Setting.TRUSTED_PROXIES, "127.0.0.1, 10.1.0.0/16, fd00::/8").trustedProxies())
            .then(request -> HttpResponse.text(200, request.peer()));

    @ParameterizedTest
    @CsvSource({"203.0.113.9, 203.0.113.9", "'198.51.100.1, 203.0.113.9', 203.0.113.9", "'203.0.113.9, 10.1.2.3', 203.0.113.9",
        "'6.6.6.6, 203.0.113.9, 10.1.2.3, 127.0.0.1', 203.0.113.9",
        "203.0.113.9:4711, 203.0.113.9", "'[2001:db8::1]:4711', 2001:db8:0:0:0:0:0:1", "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "'203.0.113.9, fd00::7', 203.0.113.9",
        "'203.0.113.9, 10.2.0.1', 10.2.0.1", "unknown, 127.0.0.1", "'203.0.113.9, unknown', 127.0.0.1",
        "'203.0.113.9, 10.1.2.3, ', 127.0.0.1", "10.1.2.3, 10.1.2.3",
        "localhost, 127.0.0.1", "1, 127.0.0.1"})
    void behind_a_trusted_proxy_the_client_is_the_last_address_that_is_no_proxy(String forwarded, String client) {
        assertThat(peer("127.0.0.1", forwarded)).isEqualTo(client);
    }

    /// Which of the two a proxy calls from is up to its resolver.
    @Test
    void a_proxy_on_this_machine_is_the_same_at_both_addresses_of_localhost() {
        assertThat(peer("0:0:0:0:0:0:0:1", "203.0.113.9")).isEqualTo("203.0.113.9");
        HttpHandler other = new TrustedProxies(Settings.standard().with(Setting.TRUSTED_PROXIES, "::1").trustedProxies())
            .then(request -> HttpResponse.text(200, request.peer()));
        assertThat(text(other.handle(from("127.0.0.1").header("X-Forwarded-For", "203.0.113.9")))).isEqualTo("203.0.113.9");
        HttpHandler none = new TrustedProxies(Settings.standard().with(Setting.TRUSTED_PROXIES, "10.0.0.1").trustedProxies())
            .then(request -> HttpResponse.text(200, request.peer()));
        assertThat(text(none.handle(from("0:0:0:0:0:0:0:1").header("X-Forwarded-For", "203.0.113.9")))).isEqualTo("0:0:0:0:0:0:0:1");
    }

    @Test
    void P05_whoever_connects_himself_cannot_choose_his_address() {
        assertThat(peer("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
        assertThat(peer("10.2.0.1", "198.51.100.1")).isEqualTo("10.2.0.1");
    }

    @Test
    void several_header_fields_are_read_as_one() {
        HttpRequest request = from("127.0.0.1").header("X-Forwarded-For", "6.6.6.6").header("X-Forwarded-For", "203.0.113.9, 10.1.2.3");
        assertThat(text(app.handle(request))).isEqualTo("203.0.113.9");
    }

    @Test
    void without_the_header_the_proxy_is_the_client() {
        assertThat(text(app.handle(from("127.0.0.1")))).isEqualTo("127.0.0.1");
    }

    private String peer(String connection, String forwarded) {
        return text(app.handle(from(connection).header("X-Forwarded-For", forwarded)));
    }

    private static HttpRequest from(String peer) {
        HttpRequest request = HttpRequest.get("/");
        return new HttpRequest(request.method(), request.path(), request.query(), request.headers(), request.body(), peer,
            request.departure());
    }

    private static String text(HttpResponse response) {
        return new String(((Body.Bytes) response.ready().body()).bytes(), StandardCharsets.UTF_8);
    }
}
