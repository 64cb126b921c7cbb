package remotemcp.hosts;

import java.net.URI;
import java.util.List;
import remotemcp.hosts.PretendModel.Call;

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

    /// It refreshes the token before the call, and all the same gives up the call and drops the server's tools for the rest of the run (1.0.102).
    @Override
    public boolean usesRefreshedTokenInSameRun() {
        return false;
    }

    /// Its terminal opens the browser as it starts for a server it has never signed in to, and else when it is told to.
    @Override
    public void signIn(HostHome home, StandInBrowser browser) {
        int before = browser.ends().size();
        try (HostTerminal terminal = home.terminal("copilot")) {
            if (!terminal.within(20, () -> browser.ends().size() > before)) {
                terminal.enter("/mcp auth " + SERVER);
                Host.awaitVisit(browser, before, terminal);
            }
            terminal.rest(10_000);
        }
    }

    /// Its model takes its time, as a real one does: a call within the first seconds of a run is answered with "requires authentication" by the
    /// host itself, though it has a token, has listed the tools with it, and sends no request for the call.
    @Override
    public List<String> session(HostHome home, PretendModel model, Call... calls) {
        Call first = calls[0];
        calls[0] = new Call(first.tool(), first.arguments(), () -> {
            pause();
            first.before().run();
        });
        return Host.super.session(home, model, calls);
    }

    private static void pause() {
        try {
            Thread.sleep(8_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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
