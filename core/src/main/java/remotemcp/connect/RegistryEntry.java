package remotemcp.connect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Uri;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A server's `server.json` for the MCP registry (schema 2025-12-11).
///
/// @param description what the server does, in at most 100 characters
/// @param version of the server
/// @param bundle an `.mcpb` file that connects to it, for hosts that start programs only
public record RegistryEntry(RemoteServer server, String description, String version, Optional<Download> bundle) {
    private static final String SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";
    private static final int LONGEST_DESCRIPTION = 100;

    /// A file to download, and what it has to be.
    ///
    /// @param url of a release on GitHub or GitLab, with `mcp` in it
    /// @param sha256 64 hexadecimal digits
    public record Download(String url, String sha256) {

        /// @throws IllegalArgumentException when the registry would not take the URL
        public Download {
            boolean isRelease = url.startsWith("https://github.com/") || url.startsWith("https://gitlab.com/");
            if (!isRelease || !url.contains("mcp")) {
                throw new IllegalArgumentException(
                    "the registry takes bundles from releases on GitHub or GitLab, with mcp in the URL: " + url);
            }
        }
    }

    /// @throws IllegalArgumentException when the server is not public, or the description too long
    public RegistryEntry {
        if (server.isLocal() || !server.url().startsWith("https://")) {
            throw new IllegalArgumentException("the registry lists public https servers only");
        }
        if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION) {
            throw new IllegalArgumentException("the description has to have 1 to " + LONGEST_DESCRIPTION + " characters");
        }
    }

    public JsonObject json() {
        var remote = JsonObject.builder().put("type", "streamable-http").put("url", server.url()).build();
        var entry = JsonObject.builder().put("$schema", SCHEMA).put("name", name()).put("description", description).put("version", version);
        bundle.ifPresent(file -> entry.put("packages", JsonArray.of(packaged(file))));
        return entry.put("remotes", JsonArray.of(remote)).build();
    }

    private static JsonObject packaged(Download bundle) {
        return JsonObject.builder().put("registryType", "mcpb").put("identifier", bundle.url()).put("fileSha256", bundle.sha256())
            .put("transport", JsonObject.of("type", "stdio")).build();
    }

    /// The domain backwards, and the server: `com.example/mcp` for `mcp.example.com`.
    private String name() {
        String host = Uri.parse(server.url()).flatMap(Uri::authority).map(Uri.Authority::host).orElseThrow();
        List<String> labels = labels(host);
        String last = labels.size() > 2 ? labels.removeFirst() : "mcp";
        Collections.reverse(labels);
        return String.join(".", labels) + "/" + last;
    }

    private static List<String> labels(String host) {
        var labels = new ArrayList<String>();
        int at = 0;
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', at)) {
            labels.add(host.substring(at, dot));
            at = dot + 1;
        }
        labels.add(host.substring(at));
        return labels;
    }
}
