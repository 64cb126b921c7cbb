package remotemcp.hosts;

import java.net.URI;

/// Gemini CLI. It gives each tool a parameter of its own, `wait_for_previous`, and the pretend model makes use of it.
record GeminiCli() implements Host {

    @Override
    public String key() {
        return "gemini-cli";
    }

    @Override
    public String title() {
        return "Gemini CLI";
    }

    @Override
    public String npmPackage() {
        return "@google/gemini-cli";
    }

    @Override
    public void prepare(HostHome home, PretendModel model) {
        home.with("GEMINI_API_KEY", "pretend").with("GOOGLE_GEMINI_BASE_URL", model.base().toString()).with("GEMINI_CLI_NO_RELAUNCH", "1")
            .write(".gemini/settings.json", """
                {"security": {"auth": {"selectedType": "gemini-api-key"}, "folderTrust": {"enabled": false}}, "telemetry": {"enabled": false},
                 "privacy": {"usageStatisticsEnabled": false}, "general": {"disableAutoUpdate": true, "enableAutoUpdate": false}}
                """);
    }

    @Override
    public void add(HostHome home, URI mcp) {
        home.run("gemini", "mcp", "add", "--scope", "user", "--transport", "http", "--trust", SERVER, mcp.toString());
    }

    /// Only by a command of its terminal.
    @Override
    public void signIn(HostHome home, StandInBrowser browser) {
        int before = browser.ends().size();
        try (HostTerminal terminal = home.terminal("gemini", "-m", "gemini-2.5-flash")) {
            terminal.shows("Type your message");
            terminal.rest(2000);
            terminal.enter("/mcp auth " + SERVER);
            terminal.shows("Do you want to continue");
            terminal.rest(500);
            terminal.type("\r");
            Host.awaitVisit(browser, before, terminal);
            terminal.shows("Successfully authenticated", "uccessfully");
            terminal.rest(2000);
        }
    }

    @Override
    public HostHome.Output list(HostHome home) {
        return home.run("gemini", "mcp", "list");
    }

    @Override
    public HostHome.Output ask(HostHome home) {
        return home.run("gemini", "-p", "go", "--yolo", "-m", "gemini-2.5-flash");
    }
}
