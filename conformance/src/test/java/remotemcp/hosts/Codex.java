package remotemcp.hosts;

import java.net.URI;

/// Codex CLI, with a model that it does not know: from those it knows, it keeps all MCP tools until they search.
record Codex() implements Host {

    @Override
    public String key() {
        return "codex";
    }

    @Override
    public String title() {
        return "Codex CLI";
    }

    @Override
    public String npmPackage() {
        return "@openai/codex";
    }

    @Override
    public void prepare(HostHome home, PretendModel model) {
        home.with("PRETEND_KEY", "pretend").write(".codex/config.toml", """
            model = "pretend"
            model_provider = "pretend"
            check_for_update_on_startup = false
            mcp_oauth_credentials_store = "file"
            [analytics]
            enabled = false
            [model_providers.pretend]
            name = "pretend"
            base_url = "%s/v1"
            wire_api = "responses"
            env_key = "PRETEND_KEY"
            request_max_retries = 0
            stream_max_retries = 0
            """.formatted(model.base()));
    }

    @Override
    public void add(HostHome home, URI mcp) {
        home.run("codex", "mcp", "add", SERVER, "--url", mcp.toString());
    }

    @Override
    public boolean addSignsIn() {
        return true;
    }

    @Override
    public void signIn(HostHome home, StandInBrowser browser) {
        home.run("codex", "mcp", "login", SERVER);
    }

    @Override
    public HostHome.Output list(HostHome home) {
        return home.run("codex", "mcp", "list");
    }

    @Override
    public HostHome.Output ask(HostHome home) {
        return home.run("codex", "exec", "--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox", "go");
    }
}
