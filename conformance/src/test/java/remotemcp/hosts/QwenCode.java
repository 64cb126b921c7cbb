package remotemcp.hosts;

import java.net.URI;
import java.util.Locale;

/// Qwen Code, with a model behind an OpenAI-compatible API. By default it defers MCP tools until its model searches for them; here
/// it offers them at once.
record QwenCode() implements Host {

    @Override
    public String key() {
        return "qwen-code";
    }

    @Override
    public String title() {
        return "Qwen Code";
    }

    @Override
    public String npmPackage() {
        return "@qwen-code/qwen-code";
    }

    @Override
    public void prepare(HostHome home, PretendModel model) {
        home.with("OPENAI_API_KEY", "pretend").with("OPENAI_BASE_URL", model.base() + "/v1").with("OPENAI_MODEL", "pretend")
            .write(".qwen/settings.json", """
                {"security": {"auth": {"selectedType": "openai"}, "folderTrust": {"enabled": false}}, "telemetry": {"enabled": false},
                 "privacy": {"usageStatisticsEnabled": false}, "general": {"disableAutoUpdate": true, "enableAutoUpdate": false},
                 "tools": {"toolSearch": {"enabled": false}}}
                """);
    }

    @Override
    public void add(HostHome home, URI mcp) {
        home.run("qwen", "mcp", "add", "--scope", "user", "--transport", "http", "--trust", SERVER, mcp.toString());
    }

    /// Only in the dialog of its terminal.
    @Override
    public void signIn(HostHome home, StandInBrowser browser) {
        int before = browser.ends().size();
        try (HostTerminal terminal = home.terminal("qwen")) {
            terminal.shows("Type your message");
            terminal.rest(3000);
            terminal.enter("/mcp");
            terminal.shows("Manage MCP servers");
            terminal.until(() -> opened(terminal), "what can be done with the server");
            terminal.until(() -> chosen(terminal), "the choice of the login");
            terminal.type("\r");
            Host.awaitVisit(browser, before, terminal);
            terminal.rest(5000);
        }
    }

    /// A key that comes before the dialog listens is lost.
    private static boolean opened(HostTerminal terminal) {
        if (terminal.screen().contains("uthenticate")) {
            return true;
        }
        terminal.type("\r").rest(2000);
        return false;
    }

    private static boolean chosen(HostTerminal terminal) {
        if (terminal.screen().lines().anyMatch(line -> line.contains("›") && line.toLowerCase(Locale.ROOT).contains("authenticate"))) {
            return true;
        }
        terminal.type("\u001b[B").rest(500);
        return false;
    }

    @Override
    public HostHome.Output list(HostHome home) {
        return home.run("qwen", "mcp", "list");
    }

    @Override
    public HostHome.Output ask(HostHome home) {
        return home.run("qwen", "--yolo", "-p", "go");
    }
}
