package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// Requests to URLs that strangers name, on a real TLS connection.
@Timeout(300)
class PublicOutboundTest {
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    @TempDir static Path folder;

    private static SSLContext tls;
    private static HttpsServer server;

    @BeforeAll
    static void serve() throws Exception {
        tls = context(selfSigned("localhost"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            byte[] body = (path.equals("/large") ? "x".repeat(6_000) : "hello " + exchange.getRequestHeaders().getFirst("Accept"))
                .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "https://localhost:1/");
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"x\"");
            int status = path.equals("/away") ? 302 : path.equals("/missing") ? 404 : path.equals("/closed") ? 401 : 200;
            exchange.sendResponseHeaders(status, path.equals("/chunked") || path.equals("/drip") ? 0 : body.length);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; path.equals("/drip") && i < 1_000; i++) {
                    out.write('x');
                    out.flush();
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                out.write(path.equals("/chunked") ? "y".repeat(6_000).getBytes(StandardCharsets.UTF_8) : body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    /// V25
    @Test
    void V25_an_inside_address_is_never_connected_to() {
        int before = REQUESTS.get();
        Outbound strict = new PublicOutbound(tls.getSocketFactory(), PublicAddress::is);
        assertThatThrownBy(() -> strict.send(get("/"))).isInstanceOf(OutboundException.class).hasMessageContaining("not a public address");
        assertThatThrownBy(() -> new JvmOutbound().strictlyPublic().send(get("/"))).isInstanceOf(OutboundException.class)
            .hasMessageContaining("not a public address");
        assertThat(REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void an_allowed_address_is_asked_with_the_headers_given() {
        Outbound.Reply reply = everywhere().send(get("/"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("hello application/json");
        assertThat(reply.headers().find("Content-Type")).contains("application/json");
    }

    @Test
    void redirects_are_answers_like_any_other() {
        assertThat(everywhere().send(get("/away")).status()).isEqualTo(302);
        assertThat(everywhere().send(get("/missing")).status()).isEqualTo(404);
    }

    @Test
    void an_answer_that_is_too_large_is_refused_announced_or_not() {
        for (String path : new String[]{"/large", "/chunked"}) {
            assertThatThrownBy(() -> everywhere().send(get(path))).isInstanceOf(OutboundException.class).hasMessageContaining("too large");
        }
    }

    @Test
    void the_deadline_is_for_the_whole_exchange() {
        assertThatThrownBy(() -> everywhere().send(new Outbound.Call("GET", url("/drip"), HeaderList.empty(), new byte[0], 1_000, 5_000)))
            .isInstanceOf(OutboundException.class);
    }

    @Test
    void a_body_goes_along_and_the_answer_is_read_while_it_arrives() {
        try (Arrival answer = everywhere().open(post("/drip"), new Departure())) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.next(5_000)).isPresent();
            assertThat(answer.next(5_000)).isPresent();
        }
    }

    /// The JDK's client would throw that answer away.
    @Test
    void a_post_that_is_refused_for_want_of_credentials_is_an_answer_with_its_challenge() {
        try (Arrival answer = everywhere().open(post("/closed"), new Departure())) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers().find("WWW-Authenticate")).hasValue("Bearer realm=\"x\"");
        }
        assertThat(everywhere().send(post("/closed")).status()).isEqualTo(401);
    }

    @Test
    void V25_an_inside_address_is_not_opened_either() {
        int before = REQUESTS.get();
        assertThatThrownBy(() -> new JvmOutbound().strictlyPublic().open(post("/"), new Departure()))
            .isInstanceOf(OutboundException.class).hasMessageContaining("not a public address");
        assertThat(REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void whoever_leaves_waits_no_longer() {
        var departure = new Departure();
        try (Arrival answer = everywhere().open(post("/drip"), departure)) {
            departure.leave();
            assertThatThrownBy(() -> answer.next(10_000)).isInstanceOf(OutboundException.class);
        }
    }

    @Test
    void plain_http_and_other_schemes_are_refused() {
        for (String url : new String[]{"http://localhost:" + port() + "/", "file:///etc/passwd", "jar:https://localhost!/x",
            "ftp://localhost/", "nonsense"}) {
            assertThatThrownBy(() -> everywhere().send(new Outbound.Call("GET", url, HeaderList.empty(), new byte[0], 1_000, 100)))
                .as(url).isInstanceOf(OutboundException.class);
        }
    }

    @Test
    void a_certificate_of_another_name_or_of_nobody_is_refused() {
        Outbound.Call byAddress =
            new Outbound.Call("GET", "https://127.0.0.1:" + port() + "/", HeaderList.empty(), new byte[0], 5_000, 100);
        assertThatThrownBy(() -> everywhere().send(byAddress)).isInstanceOf(OutboundException.class);
        Outbound stranger =
            new PublicOutbound((javax.net.ssl.SSLSocketFactory) javax.net.ssl.SSLSocketFactory.getDefault(), address -> true);
        assertThatThrownBy(() -> stranger.send(get("/"))).isInstanceOf(OutboundException.class);
    }

    private static Outbound everywhere() {
        return new PublicOutbound(tls.getSocketFactory(), address -> true);
    }

    private static Outbound.Call get(String path) {
        return new Outbound.Call("GET", url(path), HeaderList.empty().with("Accept", "application/json"), new byte[0], 5_000, 5_000);
    }

    private static Outbound.Call post(String path) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return new Outbound.Call("POST", url(path), HeaderList.empty().with("Content-Type", "application/json"), body, 5_000, 50_000);
    }

    private static String url(String path) {
        return "https://localhost:" + port() + path;
    }

    private static int port() {
        return server.getAddress().getPort();
    }

    private static Path selfSigned(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
            "x", "-keyalg", "EC",
            "-dname", "CN=" + name, "-ext", "SAN=dns:" + name, "-storetype", "PKCS12", "-storepass", "secret", "-keystore", file.toString())
            .inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "secret".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "secret".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
