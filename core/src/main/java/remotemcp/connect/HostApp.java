package remotemcp.connect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import remotemcp.http.PercentCode;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// The hosts we know how to connect. Each looks for its servers in a place and a form of its own.
public enum HostApp {
    CLAUDE("claude", "Claude") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system) {
            return server.isLocal()
                ? Connection.steps("Claude connects from Anthropic's cloud, which cannot reach " + server.url()
                    + ": publish the server under a public https address, or connect claude-desktop or claude-code instead.")
                : Connection.steps("Open Settings → Connectors and choose Add custom connector.", "Paste the address: " + server.url(),
                    "Choose Connect, sign in, and choose Allow.");
        }
    },
    /// Its file starts programs only; this one passes everything on to the server and opens the browser to sign in.
    CLAUDE_DESKTOP("claude-desktop", "Claude Desktop") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system) {
            var bridge = JsonObject.builder().put("command", "npx").put("args", JsonArray.ofStrings(List.of("-y", "mcp-remote", server.url()))).build();
            String place = switch (system) {
                case MACOS -> "~/Library/Application Support/Claude/claude_desktop_config.json";
                case WINDOWS -> "%APPDATA%\\Claude\\claude_desktop_config.json";
                case LINUX -> "~/.config/Claude/claude_desktop_config.json";
            };
            return Connection.steps("Quit Claude Desktop and start it again.").file(new ConfigFile(place, "mcpServers", server.name(), bridge));
        }
    },
    CLAUDE_CODE("claude-code", "Claude Code") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system) {
            return Connection.steps("In Claude Code, enter /mcp, choose " + server.name() + " and sign in.")
                .command("claude mcp add --transport http " + server.name() + " " + quoted(server.url()));
        }
    },
    VS_CODE("vscode", "VS Code") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system) {
            var entry = JsonObject.builder().put("type", "http").put("url", server.url()).build();
            String named = JsonObject.builder().put("name", server.name()).putAll(entry).build().text();
            return Connection.steps("In the chat view, choose Agent, and start the server from MCP: List Servers.")
                .file(new ConfigFile(".vscode/mcp.json", "servers", server.name(), entry))
                .command("code --add-mcp '" + named + "'").link("vscode:mcp/install?" + PercentCode.encode(named));
        }
    },
    CURSOR("cursor", "Cursor") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system) {
            JsonObject entry = JsonObject.of("url", server.url());
            return Connection.steps("In Settings → MCP, choose " + server.name() + " and sign in.")
                .file(new ConfigFile("~/.cursor/mcp.json", "mcpServers", server.name(), entry))
                .link("cursor://anysphere.cursor-deeplink/mcp/install?name=" + server.name() + "&config=" + PercentCode.encode(base64(entry.text())));
        }
    },
    WINDSURF("windsurf", "Windsurf") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system) {
            return Connection.steps("In Cascade's MCP servers, choose Refresh.")
                .file(new ConfigFile("~/.codeium/windsurf/mcp_config.json", "mcpServers", server.name(), JsonObject.of("serverUrl", server.url())));
        }
    },
    GEMINI("gemini", "Gemini CLI") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system) {
            return Connection.steps("In Gemini CLI, enter /mcp auth " + server.name() + ".")
                .file(new ConfigFile("~/.gemini/settings.json", "mcpServers", server.name(), JsonObject.of("httpUrl", server.url())))
                .command("gemini mcp add --transport http " + server.name() + " " + quoted(server.url()));
        }
    },
    INSPECTOR("inspector", "MCP Inspector") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system) {
            return Connection.steps("Choose Connect on the page it opens.")
                .command("npx @modelcontextprotocol/inspector --web --transport http --server-url " + quoted(server.url()));
        }
    };

    private final String id;
    private final String title;

    HostApp(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// By its id.
    public static Optional<HostApp> find(String id) {
        return Arrays.stream(values()).filter(host -> host.id.equals(id)).findFirst();
    }

    /// Its name on the command line, such as `claude-desktop`.
    public String id() {
        return id;
    }

    /// Its name as people know it.
    public String title() {
        return title;
    }

    public abstract Connection connect(RemoteServer server, OperatingSystem system);

    /// A URL may hold `&`, `;` or `$`, which a shell would take for its own.
    private static String quoted(String url) {
        boolean plain = url.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~:/@".indexOf(c) >= 0);
        return plain ? url : "'" + url.replace("'", "%27") + "'";
    }

    /// Plain Base64 differs from the URL kind by two letters and its filling.
    private static String base64(String text) {
        String url = Base64Url.encode(text.getBytes(StandardCharsets.UTF_8)).replace('-', '+').replace('_', '/');
        return url + "=".repeat((4 - url.length() % 4) % 4);
    }
}
