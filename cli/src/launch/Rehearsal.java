import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts the packaged server once through the launcher, visits it and stops it, for its [AotCache]. The build runs this file as a
/// program.
///
/// Arguments: the launcher, the file to write.
class Rehearsal {
    private static final List<String> VISITS = List.of("/", "/login", "/health/ready", "/.well-known/oauth-protected-resource/mcp",
        "/.well-known/oauth-authorization-server");

    public static void main(String[] args) {
        new AotCache(Path.of(args[0]), Path.of(args[1])).remake(Rehearsal::rehearse);
    }

    private static void rehearse(Path folder, AotCache cache) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var server = cache.start(folder, "serve", "--port", "0", "--data", folder.resolve("data").toString())
            .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            visit(address(server, output));
            server.destroy();
            if (!server.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("the server did not stop");
            }
        } finally {
            server.destroyForcibly().waitFor();
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
}
