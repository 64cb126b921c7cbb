package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.doctor.ExaminationOptions;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Report;
import remotemcp.doctor.report.ReportText;
import remotemcp.jvm.doctor.JvmDoctor;

/// Servers whose certificate is no good: the doctor finds that, and nothing that follows from it.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class CertificateFaultsTest {
    private static final String PASSWORD = "change it";

    @TempDir Path folder;

    @Test
    void a_certificate_that_has_expired_is_found() throws Exception {
        assertThat(cameFrom("-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-startdate", "-30d", "-validity", "10"))
            .startsWith("the certificate expired at 20");
    }

    @Test
    void a_certificate_that_signed_itself_is_found() throws Exception {
        assertThat(cameFrom("-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity", "10"))
            .startsWith("the certificate is self-signed; localhost by CN=localhost");
    }

    @Test
    void a_certificate_that_is_not_good_yet_is_found() throws Exception {
        assertThat(cameFrom("-dname", "CN=localhost", "-startdate", "+2d", "-validity", "10"))
            .startsWith("the certificate is not good before 20");
    }

    private String cameFrom(String... options) throws Exception {
        HttpsServer server = server(options);
        try {
            String url = "https://localhost:" + server.getAddress().getPort() + "/mcp";
            Report report = JvmDoctor.at(url).examine(ExaminationOptions.of(url), _ -> {});
            assertThat(report.troubles()).as(ReportText.of(report)).extracting(outcome -> outcome.check().id())
                .containsExactly("certificate");
            assertThat(report.score()).isZero();
            assertThat(report.isReachable()).isFalse();
            var trouble = (Finding.Trouble) report.troubles().getFirst().finding();
            assertThat(trouble.fix()).contains("certbot", "fullchain.pem");
            return trouble.came();
        } finally {
            server.stop(0);
        }
    }

    private HttpsServer server(String... options) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(made(options))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        return server;
    }

    private Path made(String... options) throws Exception {
        Path store = folder.resolve("keys.p12");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
            "-keyalg", "EC", "-alias", "server",
            "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return store;
    }
}
