package remotemcp.jvm.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HeaderList;
import remotemcp.platform.Outbound;

class JvmLoginsTest {

    private static Outbound.Reply get(String server, String url) {
        return JvmLogins.platform(server).outbound().send(new Outbound.Call("GET", url, HeaderList.empty(), new byte[0], 3000, 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:1/", "https://10.0.0.1/", "https://169.254.169.254/latest", "https://192.168.1.1/",
        "https://[::1]/", "https://[fd00::1]/",
        "https://[::ffff:127.0.0.1]/", "http://8.8.8.8/"})
    void V25_a_public_server_cannot_have_private_addresses_asked(String url) {
        assertThatThrownBy(() -> get("https://8.8.8.8/mcp", url)).hasMessageMatching(".*(not a public address|only https).*");
    }

    @Test
    void a_server_on_this_machine_may_name_this_machine() {
        try (var authority = Authority.open()) {
            assertThat(get(authority.mcp(), authority.url() + "/.well-known/oauth-authorization-server").status()).isEqualTo(200);
        }
    }
}
