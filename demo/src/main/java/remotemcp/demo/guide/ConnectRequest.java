package remotemcp.demo.guide;

import java.util.Optional;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.RemoteServer;
import remotemcp.connect.Shell;
import remotemcp.http.PublicName;
import remotemcp.http.Uri;

/// What somebody wants to connect, to what, and how.
///
/// @param system theirs; empty when it is not known
/// @param chosen empty to take what suits best
record ConnectRequest(HostApp app, RemoteServer server, Optional<OperatingSystem> system, Optional<ConnectMethod> chosen) {

    /// The way to go: Claude Desktop's connectors where they reach the server, else a bridge; other apps connect by themselves. Our bridge is
    /// started by a shell script, so not on Windows.
    ConnectMethod way() {
        if (app != HostApp.CLAUDE_DESKTOP) {
            return ConnectMethod.DIRECT;
        }
        return chosen
            .orElse(isReachedFromClouds() ? ConnectMethod.DIRECT : isOnWindows() ? ConnectMethod.MCP_REMOTE : ConnectMethod.BRIDGE);
    }

    boolean isOnWindows() {
        return system.equals(Optional.of(OperatingSystem.WINDOWS));
    }

    /// What they paste commands into.
    Shell shell() {
        return system.map(Shell::of).orElse(Shell.POSIX);
    }

    /// Why this wish cannot come true, and what could; empty when it can.
    Optional<String> obstacle() {
        boolean isConnector = app == HostApp.CLAUDE || isClaude() && way() == ConnectMethod.DIRECT;
        if (isConnector && !isReachedFromClouds()) {
            return Optional.of("A connector cannot reach " + server.url()
                + ": Claude connects from Anthropic's cloud, to public https addresses on port 443 only. "
                + "Take the way bridge or mcp-remote with claude-desktop, or connect claude-code.");
        }
        if (app == HostApp.CHATGPT && server.isLocal()) {
            return Optional.of("ChatGPT connects from OpenAI's cloud, which cannot reach " + server.url()
                + ": publish the server under a public https address.");
        }
        return way() == ConnectMethod.BRIDGE && isOnWindows()
            ? Optional.of("The program remote-mcp is started by a shell script, which Windows does not run: take the way mcp-remote there.")
            : Optional.empty();
    }

    boolean isClaude() {
        return app == HostApp.CLAUDE || app == HostApp.CLAUDE_DESKTOP;
    }

    /// Whether the server is at a public name, by https on its usual port.
    boolean isReachedFromClouds() {
        Optional<Uri> uri = Uri.parse(server.url());
        String port = uri.flatMap(Uri::authority).map(Uri.Authority::port).orElse("");
        return uri.filter(found -> found.scheme().equals("https") && PublicName.is(found.host())).isPresent()
            && (port.isEmpty() || port.equals("443"));
    }
}
