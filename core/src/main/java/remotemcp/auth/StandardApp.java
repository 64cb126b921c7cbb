package remotemcp.auth;

import remotemcp.app.App;
import remotemcp.mcp.McpServer;
import remotemcp.transport.legacy.HandshakeRevisions;
import remotemcp.web.WebPages;

/// An app with everything but a login: every MCP revision, and pages for people.
///
/// ```
/// StandardApp.serving(server).at("https://mcp.example.com").signIn(OwnAccounts.signUpClosed()).on(platform);
/// ```
public final class StandardApp {
    private StandardApp() {
    }

    public static App.Builder serving(McpServer server) {
        return App.serving(server).withOlderRevisions(HandshakeRevisions.all()).withPages(WebPages.all());
    }
}
