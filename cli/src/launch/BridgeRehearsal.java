import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Starts the packaged bridge once through the launcher, in front of a server made up here, and says to it what a host says, for its
/// [AotCache]. The build runs this file as a program.
///
/// Arguments: the launcher, the file to write.
class BridgeRehearsal {
    private static final String PASSWORD = "rehearsal";
    private static final List<String> LINES = List.of(
        """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"host","version":"1"}}}""",
        """
            {"jsonrpc":"2.0","method":"notifications/initialized"}""",
        """
            {"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
        """
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"add","arguments":{"a":40,"b":2.5}}}""",
        """
            {"jsonrpc":"2.0","id":3,"method":"nothing"}""");

    public static void main(String[] args) {
        new AotCache(Path.of(args[0]), Path.of(args[1])).remake(BridgeRehearsal::rehearse);
    }

    private static void rehearse(Path folder, AotCache cache) throws IOException, InterruptedException, GeneralSecurityException {
        var keys = makeKeys(folder);
        var server = serve(keys);
        try {
            bridge(cache, folder, keys, "https://localhost:" + server.getAddress().getPort() + "/mcp");
        } finally {
            server.stop(0);
        }
    }

    private static void bridge(AotCache cache, Path folder, Path keys, String url) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var errors = folder.resolve("errors");
        var builder = cache.start(folder, "bridge", url).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("REMOTE_MCP_LOGINS", folder.resolve("logins").toString());
        builder.environment().put("REMOTE_MCP_JAVA_OPTS",
            "-Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD);
        var bridge = builder.start();
        try {
            try (var in = bridge.getOutputStream()) {
                int answers = 0;
                for (var line : LINES) {
                    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    in.flush();
                    answers += line.contains("\"id\"") ? 1 : 0;
                    await(output, answers, bridge, errors);
                }
            }
            if (!bridge.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("the bridge did not end");
            }
        } finally {
            bridge.destroyForcibly().waitFor();
        }
    }

    private static void await(Path output, int answers, Process bridge, Path errors) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && bridge.isAlive(); i++) {
            if (Files.readAllLines(output).size() >= answers) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IOException("the bridge did not answer: " + Files.readString(errors));
    }

    private static Path makeKeys(Path folder) throws IOException, InterruptedException {
        var keys = folder.resolve("keys");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(tool, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
            "san=dns:localhost",
            "-keystore", keys.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12").redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool").toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("no keys: " + Files.readString(folder.resolve("keytool")));
        }
        return keys;
    }

    private static HttpsServer serve(Path keys) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/mcp", BridgeRehearsal::answer);
        server.start();
        return server;
    }

    /// A server with sessions that answers with event streams, as most do today.
    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange; InputStream in = exchange.getRequestBody()) {
            var body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var id = between(body, "\"id\":", ",");
            exchange.getResponseHeaders().set("Mcp-Session-Id", "rehearsal");
            if (!exchange.getRequestMethod().equals("POST") || id.isEmpty()) {
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 202 : 405, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var message = "event: message\nid: 1\ndata: {\"jsonrpc\":\"2.0\",\"id\":" + id + "," + outcome(body) + "}\n\n";
            exchange.getResponseBody().write(message.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String outcome(String body) {
        return switch (between(body, "\"method\":\"", "\"")) {
            case "initialize" ->
                """
                "result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{"listChanged":true}},"serverInfo":{"name":"r","version":"1"}}""";
            case "tools/list" -> """
                "result":{"tools":[{"name":"add","inputSchema":{"type":"object"}}]}""";
            case "tools/call" -> """
                "result":{"content":[{"type":"text","text":"42.5"}]}""";
            default -> """
                "error":{"code":-32601,"message":"Method not found"}""";
        };
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before);
        return start < 0 ? "" : text.substring(start + before.length(), text.indexOf(after, start + before.length()));
    }
}
