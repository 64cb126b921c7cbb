package remotemcp.hosts;

import java.net.URI;

/// Claude Code. By default it defers all MCP tools until its model searches for them; here it offers them at once.
record ClaudeCode() implements Host {

    @Override
    public String key() {
        return "claude-code";
    }

    @Override
    public String title() {
        return "Claude Code";
    }

    @Override
    public String npmPackage() {
        return "@anthropic-ai/claude-code";
    }

    @Override
    public void prepare(HostHome home, PretendModel model) {
        home.with("ANTHROPIC_BASE_URL", model.base().toString()).with("ANTHROPIC_API_KEY", "pretend")
            .with("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1").with("DISABLE_AUTOUPDATER", "1").with("ENABLE_TOOL_SEARCH", "false");
    }

    @Override
    public void add(HostHome home, URI mcp) {
        home.run("claude", "mcp", "add", "--scope", "user", "--transport", "http", SERVER, mcp.toString());
    }

    /// Only in a terminal: elsewhere it says that this is not an interactive one.
    @Override
    public void signIn(HostHome home, StandInBrowser browser) {
        try (HostTerminal terminal = home.terminal("claude", "mcp", "login", SERVER)) {
            terminal.until(terminal::hasEnded, "the end of the login");
        }
    }

    @Override
    public HostHome.Output list(HostHome home) {
        return home.run("claude", "mcp", "list");
    }

    @Override
    public HostHome.Output ask(HostHome home) {
        return home.run("claude", "-p", "go", "--allowedTools", "mcp__" + SERVER);
    }
}
