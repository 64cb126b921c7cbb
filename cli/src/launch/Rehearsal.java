import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts the packaged server once through the launcher, visits it, stops it, and keeps what the JVM learnt as an
/// ahead-of-time cache (JEP 514): later starts take a third of the time. The build runs this file as a program. Where it
/// does not work out, the server just starts without a cache.
///
/// Arguments: the launcher, the file to write.
class Rehearsal {
    private static final List<String> VISITS = List.of("/", "/login", "/health/ready", "/.well-known/oauth-protected-resource/mcp",
        "/.well-known/oauth-authorization-server");

    public static void main(String[] args) {
        var cache = Path.of(args[1]);
        try {
            var draft = Path.of(cache + ".draft");
            rehearse(Path.of(args[0]), draft);
            Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InterruptedException e) {
            System.out.println("No ahead-of-time cache: " + e);
        }
    }

    private static void rehearse(Path launcher, Path draft) throws IOException, InterruptedException {
        var data = Files.createTempDirectory("remote-mcp-rehearsal");
        var output = data.resolve("output").toFile();
        var builder = new ProcessBuilder("sh", launcher.toString(), "serve", "--port", "0", "--data", data.toString())
            .redirectErrorStream(true).redirectOutput(output);
        builder.environment().put("REMOTE_MCP_AOT_OUTPUT", draft.toString());
        var server = builder.start();
        try {
            visit(address(server, output.toPath()));
            server.destroy();
            if (!server.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("the server did not stop");
            }
        } finally {
            server.destroyForcibly().waitFor();
            delete(data);
        }
    }

    /// The line that names the endpoint is the sign that the server is up.
    private static String address(Process server, Path output) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && server.isAlive(); i++) {
            for (var line : Files.readAllLines(output)) {
                int at = line.indexOf("http://");
                if (at >= 0 && line.endsWith("/mcp")) {
                    return line.substring(at, line.length() - "/mcp".length());
                }
            }
            Thread.sleep(100);
        }
        throw new IOException("the server did not start: " + Files.readString(output));
    }

    private static void visit(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : VISITS) {
                client.send(request(address + path).build(), BodyHandlers.discarding());
            }
            var call = request(address + "/mcp").header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
            client.send(call.build(), BodyHandlers.discarding());
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
