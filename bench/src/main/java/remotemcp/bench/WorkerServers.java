package remotemcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Our workers and those of Cloudflare's own stack, bundled and ready to start.
///
/// Open servers run on `workerd serve`. Those with login run on miniflare, all of them, because Cloudflare's needs a KV namespace, and
/// workerd alone has none.
final class WorkerServers {
    static final String ECHO = "echo, workerd";
    static final String ECHO_SIMULATED = "echo, miniflare";
    static final String THEIRS_OPEN = "createMcpHandler";
    static final String OURS_OPEN = "ours, open";
    static final String THEIRS_STATELESS = "OAuthProvider + createMcpHandler";
    static final String THEIRS_SESSIONS = "OAuthProvider + McpAgent";
    static final String OURS_LOGIN = "ours, login";

    private static final String[] COMPATIBILITY =
        {"--name", "bench", "--compatibility-date", "2026-05-01", "--compatibility-flags", "nodejs_compat",
            "global_fetch_strictly_public"};

    private final Node node;
    private final Map<String, Bundle> bundles = new LinkedHashMap<>();
    private final Map<String, Place> places = new HashMap<>();

    private WorkerServers(Node node) {
        this.node = node;
    }

    /// Where a server with login keeps its state from one start to the next.
    private record Place(int port, Path data, String token) {
    }

    /// @param root of this checkout
    static WorkerServers bundled(Path root) throws IOException, InterruptedException {
        var servers = new WorkerServers(new Node(root.resolve("bench/workers")));
        servers.theirs(THEIRS_OPEN, "open.ts");
        servers.ours(OURS_OPEN, root.resolve("bench/worker"));
        servers.theirs(THEIRS_STATELESS, "stateless-login.ts");
        servers.theirs(THEIRS_SESSIONS, "session-login.ts");
        servers.ours(OURS_LOGIN, root.resolve("demo/worker"));
        return servers;
    }

    private void theirs(String kind, String script) throws IOException, InterruptedException {
        var arguments = new String[COMPATIBILITY.length + 1];
        arguments[0] = script;
        System.arraycopy(COMPATIBILITY, 0, arguments, 1, COMPATIBILITY.length);
        bundles.put(kind, Bundle.make(node, node.folder(), out(kind), arguments));
    }

    private void ours(String kind, Path folder) throws IOException, InterruptedException {
        bundles.put(kind, Bundle.make(node, folder, out(kind)));
    }

    private Path out(String kind) {
        return node.folder().resolve("target").resolve(kind.replaceAll("\\W+", "-"));
    }

    /// By kind.
    Map<String, Bundle> bundles() {
        return bundles;
    }

    /// Gives a server with login its account and its token, unless it has them.
    void prepare(String kind) throws IOException {
        if (isSimulated(kind) && !places.containsKey(kind)) {
            var place = new Place(Ports.free(), Files.createTempDirectory("remote-mcp-bench"), "");
            places.put(kind, kind.equals(ECHO_SIMULATED) ? place : new Place(place.port(), place.data(), token(kind, place)));
        }
    }

    private static boolean isSimulated(String kind) {
        return !List.of(ECHO, THEIRS_OPEN, OURS_OPEN).contains(kind);
    }

    private String token(String kind, Place place) throws IOException {
        try (var first = simulated(kind, place)) {
            var login = new WebLogin(first.url());
            return kind.equals(OURS_LOGIN) ? login.signUp().token() : login.token();
        }
    }

    /// A new process; one with login takes the token that it gave in its first life.
    Server start(String kind) throws IOException {
        prepare(kind);
        return switch (kind) {
            case ECHO -> WorkerProcess.bare(node, node.folder().resolve("echo.js"));
            case THEIRS_OPEN -> WorkerProcess.bare(node, bundles.get(kind).script(), "nodejs_compat");
            case OURS_OPEN -> WorkerProcess.bare(node, bundles.get(kind).script(), "enable_request_signal", "global_fetch_strictly_public");
            default -> simulated(kind, places.get(kind)).taking(places.get(kind).token());
        };
    }

    private WorkerProcess simulated(String kind, Place place) throws IOException {
        return WorkerProcess.simulated(node, place.port(), settings(kind, place));
    }

    private JsonObject settings(String kind, Place place) {
        Path script = kind.equals(ECHO_SIMULATED) ? node.folder().resolve("echo.js") : bundles.get(kind).script();
        String url = "http://localhost:" + place.port();
        var settings =
            JsonObject.builder().put("script", script.toString()).put("data", place.data().toString()).put("namespace", "OAUTH_KV");
        return switch (kind) {
            case OURS_LOGIN -> settings.put("flags", strings("enable_request_signal", "global_fetch_strictly_public"))
                .put("texts",
                    JsonObject.of("REMOTE_MCP_PUBLIC_URL", url).with("REMOTE_MCP_SECRET", Base64.getEncoder().encodeToString(new byte[32])))
                .put("objects", JsonArray.of(strings("RECORDS", "Records"), strings("SESSIONS", "Sessions"))).build();
            case THEIRS_SESSIONS -> settings.put("flags", strings("nodejs_compat", "global_fetch_strictly_public"))
                .put("texts", JsonObject.of("PUBLIC_URL", url))
                .put("objects", JsonArray.of(strings("AGENT", "Agent"))).build();
            default -> settings.put("flags", strings("nodejs_compat", "global_fetch_strictly_public"))
                .put("texts", JsonObject.of("PUBLIC_URL", url))
                .put("objects", JsonArray.of()).build();
        };
    }

    private static JsonArray strings(String... texts) {
        var values = new Json[texts.length];
        for (int i = 0; i < texts.length; i++) {
            values[i] = Json.of(texts[i]);
        }
        return JsonArray.of(values);
    }
}
