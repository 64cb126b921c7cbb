package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.Credentials;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.World;
import remotemcp.hostile.Verdict.Outcome;
import remotemcp.jvm.client.JvmWorld;

/// Servers whose TLS is wrong: no request, and so no token, is sent to them, whichever way out is taken.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class HostileTlsTest {
    @TempDir Path folder;

    /// A certificate that nobody vouches for.
    @Test
    void V25_a_server_that_cannot_prove_its_name_gets_no_request() throws Exception {
        try (
            var socket = untrusted().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}));
            var server = HostileServer.over(socket, Honest.STATELESS.answers())) {
            Outcome outcome = connect(server, JvmWorld.open(), new Patience(20_000, 40_000));
            assertThat(outcome.verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(outcome.message()).contains("TLS certificate is not trusted");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_server_that_speaks_plain_http_where_tls_is_due_gets_no_request() {
        try (var server = HostileServer.open(Honest.STATELESS.answers())) {
            Outcome outcome = connect(server, JvmWorld.open(), new Patience(1500, 3000));
            assertThat(outcome.verdict()).isIn(Verdict.UNREACHABLE, Verdict.TIMEOUT);
            assertThat(server.requests()).noneMatch(request -> request.toString().contains("canary"));
        }
    }

    /// S26d: the way out for servers that strangers name connects to public addresses only.
    @Test
    void V25_S26d_a_private_address_is_not_even_connected_to() {
        try (var server = HostileServer.open(Honest.STATELESS.answers())) {
            Outcome outcome = connect(server, JvmWorld.strictlyPublic(), new Patience(20_000, 40_000));
            assertThat(outcome.verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(outcome.message()).contains("not a public address");
            assertThat(server.requests()).isEmpty();
        }
    }

    private static Outcome connect(HostileServer server, World world, Patience patience) {
        return Verdict
            .of(() -> McpClient.connect(server.url().replace("http:", "https:")).on(world).credentials(Credentials.bearer("canary-7c1f"))
                .onlyStreamableHttp().patience(patience).open());
    }

    private SSLContext untrusted() throws Exception {
        Path store = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
            "a", "-keyalg", "EC",
            "-dname", "CN=127.0.0.1", "-ext", "SAN=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore",
            store.toString()).inheritIO().start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = new FileInputStream(store.toFile())) {
            keys.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
