package remotemcp.web;

import remotemcp.connect.ConfigFile;
import remotemcp.connect.Connection;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.RemoteServer;

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
        return connection(HostApp.CLAUDE_CODE).command().orElseThrow();
    }

    String claudeDesktop() {
        return file(HostApp.CLAUDE_DESKTOP);
    }

    String inspector() {
        return connection(HostApp.INSPECTOR).command().orElseThrow();
    }

    String inspectorCommandLine() {
        return "npx @modelcontextprotocol/inspector --cli " + url() + " --transport http --method tools/list";
    }

    String vsCodeLink() {
        return connection(HostApp.VS_CODE).link().orElseThrow();
    }

    String vsCodeCommand() {
        return connection(HostApp.VS_CODE).command().orElseThrow();
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

    private String file(HostApp host) {
        return connection(host).file().map(ConfigFile::text).orElseThrow();
    }

    /// Only the place of a file differs between systems, and the page names every one.
    private Connection connection(HostApp host) {
        return host.connect(new RemoteServer(site.shortName(), url()), OperatingSystem.LINUX);
    }
}
