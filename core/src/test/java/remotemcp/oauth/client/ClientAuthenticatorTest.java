package remotemcp.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestServer.error;
import static remotemcp.oauth.TestServer.header;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.oauth.Form;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;

/// How clients prove themselves (RFC 6749 §2.3).
class ClientAuthenticatorTest {
    private final TestServer server = TestServer.create();

    /// V13, O09
    @ParameterizedTest
    @CsvSource({"client_secret_basic,post", "client_secret_basic,none", "client_secret_post,basic", "client_secret_post,none", "none,post",
        "none,basic"})
    void V13_only_the_registered_method_counts(String registered, String used) {
        TestClient client = server.client(registered);
        String code = client.code();
        HttpResponse.Ready refused =
            client.prove("/token", used, client.secret().isEmpty() ? "made-up" : client.secret(), client.redemption(code));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(error(refused)).isEqualTo("invalid_client");
        assertThat(header(refused, "WWW-Authenticate")).isEqualTo(used.equals("basic") ? "Basic realm=\"OAuth\"" : "");
        String right = registered.equals("none") ? "none" : registered.substring("client_secret_".length());
        assertThat(client.prove("/token", right, client.secret(), client.redemption(code)).status()).isEqualTo(200);
    }

    /// V13 is about clients that have a secret.
    @Test
    void V13_an_empty_secret_is_none_for_a_client_without_one_and_a_wrong_one_for_any_other() {
        TestClient open = server.client("none");
        assertThat(open.prove("/token", "basic", "", open.redemption(open.code())).status()).isEqualTo(200);
        for (String registered : new String[]{"client_secret_basic", "client_secret_post"}) {
            TestClient secret = server.client(registered);
            assertThat(error(secret.prove("/token", "basic", "", secret.redemption(secret.code())))).isEqualTo("invalid_client");
        }
    }

    /// O09
    @ParameterizedTest
    @CsvSource({"client_secret_basic,basic", "client_secret_post,post"})
    void O09_a_wrong_secret_is_refused_and_spoils_nothing(String registered, String way) {
        TestClient client = server.client(registered);
        TestClient other = server.client(registered);
        String code = client.code();
        for (String secret : new String[]{"", "x", other.secret(), client.secret() + "x", client.secret().substring(1)}) {
            HttpResponse.Ready refused = client.prove("/token", way, secret, client.redemption(code));
            assertThat(refused.status()).as(secret).isEqualTo(401);
            assertThat(error(refused)).isEqualTo("invalid_client");
        }
        assertThat(client.prove("/token", way, client.secret(), client.redemption(code)).status()).isEqualTo(200);
    }

    /// users-pain 2, 18: exactly this answer makes clients register again.
    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "https://claude.ai", "\u00e4"})
    void an_unknown_client_is_an_invalid_client(String id) {
        HttpResponse.Ready answer = server.post("/token", Form.of("grant_type", "refresh_token", "refresh_token", "x", "client_id", id));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(error(answer)).isEqualTo("invalid_client");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    }

    /// RFC 6749 §3.2: an empty value is no value.
    @Test
    void an_empty_secret_is_no_secret() {
        TestClient client = server.client();
        assertThat(server.post("/token", client.redemption(client.code()).with("client_secret", "")).status()).isEqualTo(200);
    }

    @Test
    void two_ways_at_once_are_refused() {
        TestClient client = server.client("client_secret_basic");
        Form form = client.redemption(client.code());
        assertThat(error(send(client, form.with("client_secret", client.secret())))).isEqualTo("invalid_request");
        assertThat(error(send(client, form.with("client_id", "another")))).isEqualTo("invalid_request");
        assertThat(send(client, form).status()).isEqualTo(200);
    }

    @Test
    void two_authorization_headers_are_refused() {
        TestClient client = server.client("client_secret_basic");
        HttpRequest request = HttpRequest.post("/token", "application/x-www-form-urlencoded", client.redemption(client.code()).bytes())
            .header("Authorization", TestClient.basic(client.id(), client.secret()))
            .header("Authorization", TestClient.basic(client.id(), client.secret()));
        assertThat(error(server.send(request))).isEqualTo("invalid_request");
    }

    /// V12
    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic Og==", "Basic OjpfOg==", "Basic =", "Basic ====", "Basic a===",
        "Basic YTpi=", "basic dGVzdA==", "Basic /////w==",
        "Basic JTp4", "Basic JSV6OnglJQ==", "Bearer x", "Negotiate x", "", " ", "Basic\tYTpi"})
    void V12_odd_headers_are_refused_politely(String value) {
        HttpResponse.Ready answer =
            server.send(HttpRequest.post("/token", "application/x-www-form-urlencoded", Form.of("grant_type", "refresh_token").bytes())
                .header("Authorization", value));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(error(answer)).isEqualTo("invalid_client");
        assertThat(header(answer, "WWW-Authenticate")).startsWith("Basic ");
    }

    /// V12: whatever is in the headers and the body, it is never our fault.
    @Test
    void V12_random_headers_and_bodies_never_break_an_endpoint() {
        var random = new Random(12);
        String[] pieces = {"Basic ", "Bearer ", "a.", "r.", "c.", "=", "%", "%zz", "&", "client_id", "grant_type=", "authorization_code",
            "refresh_token", "code=", "token=",
            "AAAA", "....", "\u00ff", "{", "\"redirect_uris\":[", "]", "}", "application/json", "application/x-www-form-urlencoded", ";",
            "charset=", "\t", ",", "?"};
        for (int round = 0; round < 20_000; round++) {
            String path = new String[]{"/token", "/revoke", "/register", "/authorize", "/mcp"}[random.nextInt(5)];
            String query = random.nextInt(3) == 0 ? "?" + random(random, pieces) : "";
            HttpRequest request = HttpRequest.of(random.nextInt(4) == 0 ? "GET" : "POST", path + query)
                .header("Content-Type",
                    random.nextInt(3) == 0 ? random(random, pieces)
                        : path.equals("/register") ? "application/json" : "application/x-www-form-urlencoded")
                .header("Authorization", random(random, pieces)).body(random(random, pieces).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(server.send(request).status()).as("%s", request).isBetween(400, 499);
        }
    }

    /// RFC 6749 §2.3.1: both parts are form-encoded before they are joined; what needs no escape may have one.
    @Test
    void credentials_are_read_however_they_were_escaped() {
        var random = new Random(3);
        TestClient client = server.client("client_secret_basic");
        for (int round = 0; round < 200; round++) {
            String pair = escaped(random, client.id()) + ":" + escaped(random, client.secret());
            HttpResponse.Ready answer =
                send(client, client.redemption("x"), "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()));
            assertThat(error(answer)).as(pair).isEqualTo("invalid_grant");
        }
    }

    private static String escaped(Random random, String text) {
        var escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(random.nextInt(4) == 0 ? "%" + Integer.toHexString(c) : "" + c);
        }
        return escaped.toString();
    }

    private HttpResponse.Ready send(TestClient client, Form form) {
        return server.send(HttpRequest.post("/token", "application/x-www-form-urlencoded", form.bytes()).header("Authorization",
            TestClient.basic(client.id(), client.secret())));
    }

    private HttpResponse.Ready send(TestClient client, Form form, String header) {
        return server.send(HttpRequest.post("/token", "application/x-www-form-urlencoded", form.without("client_id").bytes())
            .header("Authorization", header));
    }

    private static String random(Random random, String[] pieces) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
