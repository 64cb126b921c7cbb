package remotemcp.hosts;

import java.net.URI;

/// GitHub Copilot CLI, offline, with a model of another provider.
record CopilotCli() implements Host {

    @Override
    public String key() {
        return "copilot-cli";
    }

    @Override
    public String title() {
        return "Copilot CLI";
    }

    @Override
    public String npmPackage() {
        return "@github/copilot";
    }

    @Override
    public void prepare(HostHome home, PretendModel model) {
        home.with("COPILOT_OFFLINE", "true").with("COPILOT_PROVIDER_BASE_URL", model.base() + "/v1").with("COPILOT_PROVIDER_TYPE", "openai")
            .with("COPILOT_PROVIDER_API_KEY", "pretend").with("COPILOT_MODEL", "pretend").with("COPILOT_AUTO_UPDATE", "false")
            .write(".copilot/config.json", "{\"trusted_folders\": [\"" + home.work() + "\"], \"banner\": \"never\"}");
    }

    @Override
    public void add(HostHome home, URI mcp) {
        home.run("copilot", "mcp", "add", "--transport", "http", SERVER, mcp.toString());
    }

    /// Its terminal opens the browser as it starts, or when it is told to.
    @Override
    public void signIn(HostHome home, StandInBrowser browser) {
        int before = browser.ends().size();
        try (HostTerminal terminal = home.terminal("copilot")) {
            Host.awaitVisit(browser, before, terminal);
            terminal.rest(5000);
        }
    }

    @Override
    public HostHome.Output list(HostHome home) {
        return home.run("copilot", "mcp", "list");
    }

    @Override
    public HostHome.Output ask(HostHome home) {
        return home.run("copilot", "-p", "go", "--allow-all-tools", "--disable-builtin-mcps");
    }
}
