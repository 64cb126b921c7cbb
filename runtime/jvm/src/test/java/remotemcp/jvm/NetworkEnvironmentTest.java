package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HeaderList;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// Proxies and certificate authorities that the environment names.
@Timeout(300)
class NetworkEnvironmentTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"http_proxy", "HTTP_PROXY"})
    void a_request_goes_through_the_proxy_that_the_environment_names(String variable) throws IOException {
        HttpServer proxy = serve(HttpServer.create(loopback(), 0));
        try {
            var outbound = new JvmOutbound(Map.of(variable, "http://127.0.0.1:" + proxy.getAddress().getPort()));
            assertThat(text(outbound, "http://mcp.example/mcp")).isEqualTo("hello");
            assertThat(asked).containsExactly("http://mcp.example/mcp");
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void this_computer_and_excepted_hosts_are_reached_directly() throws IOException {
        HttpServer server = serve(HttpServer.create(loopback(), 0));
        try {
            var outbound = new JvmOutbound(Map.of("http_proxy", "127.0.0.1:1"));
            assertThat(text(outbound, "http://localhost:" + server.getAddress().getPort() + "/mcp")).isEqualTo("hello");
            assertThat(asked).containsExactly("/mcp");
        } finally {
            server.stop(0);
        }
        var excepted = new JvmOutbound(Map.of("http_proxy", "127.0.0.1:1", "no_proxy", "other.example, .invalid"));
        assertThatThrownBy(() -> text(excepted, "http://mcp.invalid/")).as("nobody knows that name, and the proxy was not asked")
            .isInstanceOf(OutboundException.class);
        assertThat(ProxyVariables.of(Map.of("http_proxy", "127.0.0.1:1", "no_proxy", "*.invalid")).orElseThrow()
            .select(java.net.URI.create("http://mcp.invalid/")))
            .containsExactly(java.net.Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"})
    void an_authority_of_the_environment_is_trusted_and_nobody_else_new(String variable) throws Exception {
        HttpsServer server = secured();
        String url = "https://localhost:" + server.getAddress().getPort() + "/mcp";
        try {
            assertThat(text(new JvmOutbound(Map.of(variable, folder.resolve("ca.pem").toString())), url)).isEqualTo("hello");
            assertThatThrownBy(() -> text(new JvmOutbound(Map.of()), url)).isInstanceOf(OutboundException.class);
            assertThatThrownBy(() -> text(new JvmOutbound(Map.of(variable, folder.resolve("none.pem").toString())), url))
                .isInstanceOf(OutboundException.class);
        } finally {
            server.stop(0);
        }
    }

    private HttpsServer secured() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool("-genkeypair", "-keyalg", "EC", "-alias", "it", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-keystore",
            keys.toString(), "-storepass", "secret");
        keytool("-exportcert", "-rfc", "-alias", "it", "-file", folder.resolve("ca.pem").toString(), "-keystore", keys.toString(),
            "-storepass", "secret");
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "secret".toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, "secret".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        serve(server);
        return server;
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private HttpServer serve(HttpServer server) {
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static String text(Outbound outbound, String url) {
        return new String(outbound.send(new Outbound.Call("GET", url, HeaderList.empty(), new byte[0], 10_000, 1000)).body(),
            StandardCharsets.UTF_8);
    }
}
