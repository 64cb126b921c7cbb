package remotemcp.doctor.play;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A client that people connect servers with, as far as servers notice who it is: where it calls from and how it registers.
public enum ClientApp {
    CLAUDE("Claude", "claude", true, "Claude-User", List.of("https://claude.ai/api/mcp/auth_callback")),
    CHATGPT("ChatGPT", "chatgpt", true, "openai-mcp/1.0.0",
        List.of("https://chatgpt.com/connector/oauth/doctor", "https://chatgpt.com/connector_platform_oauth_redirect")),
    VS_CODE("VS Code", "vscode", false, "node",
        List.of("https://insiders.vscode.dev/redirect", "https://vscode.dev/redirect", "http://127.0.0.1/", "http://127.0.0.1:33418/")),
    CURSOR("Cursor", "cursor", false, "node", List.of("cursor://anysphere.cursor-mcp/oauth/callback")),
    INSPECTOR("MCP Inspector", "inspector", false, "node", List.of("http://127.0.0.1:6276/oauth/callback")),
    MCP_REMOTE("mcp-remote", "mcp-remote", false, "node", List.of("http://localhost:14202/oauth/callback"));

    private final String title;
    private final String word;
    private final boolean fromCloud;
    private final String userAgent;
    private final List<String> redirectUris;

    ClientApp(String title, String word, boolean fromCloud, String userAgent, List<String> redirectUris) {
        this.title = title;
        this.word = word;
        this.fromCloud = fromCloud;
        this.userAgent = userAgent;
        this.redirectUris = redirectUris;
    }

    /// All of them.
    public static Set<ClientApp> everyone() {
        return EnumSet.allOf(ClientApp.class);
    }

    /// Those that call from a data centre: they see public addresses only.
    public static Set<ClientApp> cloud() {
        return EnumSet.of(CLAUDE, CHATGPT);
    }

    /// Those whose login comes back to a port of the user's own machine.
    public static Set<ClientApp> loopback() {
        return EnumSet.of(VS_CODE, INSPECTOR, MCP_REMOTE);
    }

    public static Optional<ClientApp> named(String word) {
        for (ClientApp app : values()) {
            if (app.word.equals(word)) {
                return Optional.of(app);
            }
        }
        return Optional.empty();
    }

    /// Its name for people.
    public String title() {
        return title;
    }

    /// Its name on the command line and in JSON.
    public String word() {
        return word;
    }

    boolean fromCloud() {
        return fromCloud;
    }

    public String userAgent() {
        return userAgent;
    }

    public List<String> redirectUris() {
        return redirectUris;
    }

    /// What it posts to a registration endpoint, under the doctor's name.
    public JsonObject registration() {
        return RegisteredClient.body("remote-mcp doctor (as " + title + ")", JsonArray.ofStrings(redirectUris));
    }
}
