package remotemcp.demo.guide;

import java.util.Optional;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.RemoteServer;
import remotemcp.http.PublicName;
import remotemcp.http.Uri;

/// What somebody wants to connect, to what, and how.
///
/// @param system theirs; empty when it is not known
/// @param chosen empty to take what suits best
record Wish(HostApp app, RemoteServer server, Optional<OperatingSystem> system, Optional<Way> chosen) {

    /// The way to go: Claude Desktop's connectors where they reach the server, else a bridge; other apps connect by themselves.
    Way way() {
        if (app != HostApp.CLAUDE_DESKTOP) {
            return Way.DIRECT;
        }
        return chosen.orElse(isReachedFromClouds() ? Way.DIRECT : Way.BRIDGE);
    }

    boolean isClaude() {
        return app == HostApp.CLAUDE || app == HostApp.CLAUDE_DESKTOP;
    }

    /// Whether the server is at a public name, by https on its usual port.
    boolean isReachedFromClouds() {
        Optional<Uri> uri = Uri.parse(server.url());
        String port = uri.flatMap(Uri::authority).map(Uri.Authority::port).orElse("");
        return uri.filter(found -> found.scheme().equals("https") && PublicName.is(found.host())).isPresent() && (port.isEmpty() || port.equals("443"));
    }
}
