package remotemcp.web;

import java.util.List;
import remotemcp.connect.ConfigFile;
import remotemcp.connect.Connection;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.RemoteServer;
import remotemcp.connect.Shell;

/// What people paste or click to connect a client to this server, with its own URL filled in.
record ConnectTexts(WebSettings site) {

    String url() {
        return site.endpoint();
    }

    /// The endpoint for clients of HTTP+SSE (2024-11-05).
    String sseUrl() {
        return site.publicUrl() + "/sse";
    }

    String claudeCode() {
        return command(HostApp.CLAUDE_CODE);
    }

    String claudeDesktop() {
        return file(HostApp.CLAUDE_DESKTOP);
    }

    String inspector() {
        return command(HostApp.INSPECTOR);
    }

    String inspectorCommandLine() {
        return Shell.POSIX
            .line(List.of("npx", "@modelcontextprotocol/inspector", "--cli", url(), "--transport", "http", "--method", "tools/list"));
    }

    String vsCodeLink() {
        return connection(HostApp.VS_CODE).link().orElseThrow();
    }

    String vsCodeCommand() {
        return command(HostApp.VS_CODE);
    }

    String vsCodeFile() {
        return file(HostApp.VS_CODE);
    }

    String cursorLink() {
        return connection(HostApp.CURSOR).link().orElseThrow();
    }

    String cursorFile() {
        return file(HostApp.CURSOR);
    }

    String vsCodeCommandOnWindows() {
        return HostApp.VS_CODE.connect(server(), OperatingSystem.WINDOWS).command().orElseThrow().in(Shell.POWERSHELL);
    }

    private String command(HostApp host) {
        return connection(host).command().orElseThrow().in(Shell.POSIX);
    }

    private String file(HostApp host) {
        return connection(host).file().map(ConfigFile::text).orElseThrow();
    }

    /// Only the place of a file differs between systems, and the page names every one.
    private Connection connection(HostApp host) {
        return host.connect(server(), OperatingSystem.LINUX);
    }

    private RemoteServer server() {
        return new RemoteServer(site.shortName(), url());
    }
}
