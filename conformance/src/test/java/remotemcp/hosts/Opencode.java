package remotemcp.hosts;

import java.net.URI;

/// opencode, with a model behind an OpenAI-compatible provider.
record Opencode() implements Host {

    @Override
    public String key() {
        return "opencode";
    }

    @Override
    public String title() {
        return "opencode";
    }

    @Override
    public String npmPackage() {
        return "opencode-ai";
    }

    @Override
    public void prepare(HostHome home, PretendModel model) {
        home.with("OPENCODE_DISABLE_AUTOUPDATE", "1").with("OPENCODE_DISABLE_MODELS_FETCH", "1").with("OPENCODE_DISABLE_LSP_DOWNLOAD", "1")
            .with("PRETEND_MODEL", model.base() + "/v1");
        config(home, "");
    }

    /// Its `mcp add` asks in a terminal; people write the file.
    @Override
    public void add(HostHome home, URI mcp) {
        config(home, "\"%s\": {\"type\": \"remote\", \"url\": \"%s\"}".formatted(SERVER, mcp));
    }

    @Override
    public void signIn(HostHome home, StandInBrowser browser) {
        try (HostTerminal terminal = home.terminal("opencode", "mcp", "auth", SERVER)) {
            terminal.until(terminal::hasEnded, "the end of the login");
        }
    }

    @Override
    public HostHome.Output list(HostHome home) {
        return home.run("opencode", "mcp", "list");
    }

    @Override
    public HostHome.Output ask(HostHome home) {
        return home.run("opencode", "run", "go");
    }

    private static void config(HostHome home, String servers) {
        home.write(".config/opencode/opencode.json", """
            {"model": "pretend/pretend", "small_model": "pretend/pretend", "autoupdate": false, "share": "disabled",
             "provider": {"pretend": {"npm": "@ai-sdk/openai-compatible", "name": "Pretend", "options": {"baseURL": "{env:PRETEND_MODEL}", "apiKey": "pretend"},
               "models": {"pretend": {"name": "Pretend"}}}},
             "mcp": {%s}}
            """.formatted(servers));
    }
}
