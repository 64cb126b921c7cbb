package remotemcp.connect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import remotemcp.http.PercentCode;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// The hosts we know how to connect. Each looks for its servers in a place and a form of its own.
public enum HostApp {
    CLAUDE("claude", "Claude") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return server.isLocal()
                ? Connection.steps("Claude connects from Anthropic's cloud, which cannot reach " + server.url()
                    + ": publish the server under a public https address, or connect claude-desktop or claude-code instead.")
                : Connection.steps("Open Settings → Connectors and choose Add custom connector.", "Paste the address: " + server.url(),
                    "Choose Connect, sign in, and choose Allow.");
        }
    },
    /// Its file starts programs only: a [BridgeCommand].
    CLAUDE_DESKTOP("claude-desktop", "Claude Desktop") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            String place = switch (system) {
                case MACOS -> "~/Library/Application Support/Claude/claude_desktop_config.json";
                case WINDOWS -> "%APPDATA%\\Claude\\claude_desktop_config.json";
                case LINUX -> "~/.config/Claude/claude_desktop_config.json";
            };
            return Connection.steps("Quit Claude Desktop and start it again.").file(new ConfigFile(place, "mcpServers", server.name(), bridge.entry(server)));
        }
    },
    CLAUDE_CODE("claude-code", "Claude Code") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("Run claude mcp login " + server.name() + " in a terminal and sign in, or enter /mcp in Claude Code and choose " + server.name() + ".")
                .command("claude", "mcp", "add", "--transport", "http", server.name(), server.url());
        }
    },
    VS_CODE("vscode", "VS Code") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            var entry = JsonObject.builder().put("type", "http").put("url", server.url()).build();
            String named = JsonObject.builder().put("name", server.name()).putAll(entry).build().text();
            return Connection.steps("In the chat view, choose Agent, and start the server from MCP: List Servers.")
                .file(new ConfigFile(".vscode/mcp.json", "servers", server.name(), entry).withComments())
                .command("code", "--add-mcp", system == OperatingSystem.WINDOWS ? plain(named) : named).link("vscode:mcp/install?" + PercentCode.encode(named));
        }
    },
    CURSOR("cursor", "Cursor") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            JsonObject entry = JsonObject.of("url", server.url());
            return Connection.steps("In Settings → MCP, choose " + server.name() + " and sign in.")
                .file(new ConfigFile("~/.cursor/mcp.json", "mcpServers", server.name(), entry))
                .link("cursor://anysphere.cursor-deeplink/mcp/install?name=" + server.name() + "&config=" + PercentCode.encode(base64(entry.text())));
        }
    },
    WINDSURF("windsurf", "Windsurf") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("In Cascade's MCP servers, choose Refresh.")
                .file(new ConfigFile("~/.codeium/windsurf/mcp_config.json", "mcpServers", server.name(), JsonObject.of("serverUrl", server.url())));
        }
    },
    GEMINI("gemini", "Gemini CLI") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("In Gemini CLI, enter /mcp auth " + server.name() + ". In a folder that it does not trust, Gemini CLI disables all servers: trust the folder first.")
                .file(new ConfigFile("~/.gemini/settings.json", "mcpServers", server.name(), JsonObject.of("httpUrl", server.url())).withComments())
                .command("gemini", "mcp", "add", "--scope", "user", "--transport", "http", server.name(), server.url());
        }
    },
    CHATGPT("chatgpt", "ChatGPT") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return server.isLocal()
                ? Connection.steps("ChatGPT connects from OpenAI's cloud, which cannot reach " + server.url() + ": publish the server under a public https address.")
                : Connection.steps("On the web, open Settings and, among the advanced settings of apps and connectors, switch the developer mode on.",
                    "Create a connector with the address " + server.url() + " and the authentication OAuth.", "Sign in, and choose Allow.");
        }
    },
    CODEX("codex", "Codex") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("Sign in on the page that the command opens by itself. To sign in again later, run codex mcp login " + server.name() + ".")
                .command("codex", "mcp", "add", server.name(), "--url", server.url());
        }
    },
    COPILOT("copilot", "Copilot CLI") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            var entry = JsonObject.builder().put("type", "http").put("url", server.url()).put("tools", JsonArray.of(Json.of("*"))).build();
            return Connection.steps("Start Copilot CLI: it opens the page to sign in by itself. If it does not, enter /mcp auth " + server.name() + " there.")
                .file(new ConfigFile("~/.copilot/mcp-config.json", "mcpServers", server.name(), entry))
                .command("copilot", "mcp", "add", "--transport", "http", server.name(), server.url());
        }
    },
    /// Versions 1 and 2 read different files; the command writes the right one.
    OPENCODE("opencode", "opencode") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("Run opencode mcp auth " + server.name() + " and sign in; in version 2, enter /mcps in opencode and choose " + server.name() + ".")
                .command("opencode", "mcp", "add", server.name(), "--url", server.url());
        }
    },
    QWEN("qwen", "Qwen Code") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("Start Qwen Code: it opens the page to sign in by itself. If it does not, enter /mcp there, choose "
                + server.name() + " and then Authenticate.")
                .file(new ConfigFile("~/.qwen/settings.json", "mcpServers", server.name(), JsonObject.of("httpUrl", server.url())).withComments())
                .command("qwen", "mcp", "add", "-s", "user", "--transport", "http", server.name(), server.url());
        }
    },
    CLINE("cline", "Cline") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("Start Cline again. Its command line cannot sign in: for a server with a login, connect Cline in your editor.")
                .command("cline", "mcp", "add", server.name(), server.url(), "--transport", "http", "--yes");
        }
    },
    /// It cannot sign in, so a [BridgeCommand] does.
    CONTINUE("continue", "Continue") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("Start Continue again in this folder. The program in the file opens the page to sign in, which Continue itself cannot.")
                .file(new ConfigFile(".continue/mcpServers/" + server.name() + ".json", "mcpServers", server.name(), bridge.entry(server)));
        }
    },
    ZED("zed", "Zed") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            String place = system == OperatingSystem.WINDOWS ? "%APPDATA%\\Zed\\settings.json" : "~/.config/zed/settings.json";
            return Connection.steps("In the agent panel's settings, choose " + server.name() + " and sign in.")
                .file(new ConfigFile(place, "context_servers", server.name(), JsonObject.of("url", server.url())).withComments());
        }
    },
    INSPECTOR("inspector", "MCP Inspector") {
        @Override
        public Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge) {
            return Connection.steps("Choose Connect on the page it opens.")
                .command("npx", "@modelcontextprotocol/inspector", "--web", "--transport", "http", "--server-url", server.url());
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

    /// @param bridge what a host starts that itself starts programs only
    public abstract Connection connect(RemoteServer server, OperatingSystem system, BridgeCommand bridge);

    /// With the bridge that needs nothing installed but Node.
    public Connection connect(RemoteServer server, OperatingSystem system) {
        return connect(server, system, BridgeCommand.MCP_REMOTE);
    }

    /// On Windows `code` is a script, so its words are read twice, the second time without our quotation marks: JSON that means the same
    /// without any character that means something to cmd.
    private static String plain(String json) {
        var out = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean harmless = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "{}\",:-._~/@?=+#[]*".indexOf(c) >= 0;
            out.append(harmless ? "" + c : "\\u00" + "0123456789abcdef".charAt(c >> 4 & 15) + "0123456789abcdef".charAt(c & 15));
        }
        return out.toString();
    }

    /// Plain Base64 differs from the URL kind by two letters and its filling.
    private static String base64(String text) {
        String url = Base64Url.encode(text.getBytes(StandardCharsets.UTF_8)).replace('-', '+').replace('_', '/');
        return url + "=".repeat((4 - url.length() % 4) % 4);
    }
}
