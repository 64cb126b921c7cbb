package remotemcp.demo;

import java.util.function.UnaryOperator;
import remotemcp.app.App;
import remotemcp.app.OwnAccounts;
import remotemcp.mcp.McpServer;
import remotemcp.oauth.OAuthSettings;
import remotemcp.platform.Platform;
import remotemcp.transport.Site;

/// The ready-made server, the same on every runtime.
public final class Demo {
    public static final String VERSION = "0.1.0";

    private Demo() {
    }

    /// What it offers.
    public static McpServer server() {
        return McpServer.named("remote-mcp", VERSION)
            .title("remote-mcp")
            .instructions("Adds numbers exactly: call the tool add instead of adding in your head.")
            .tools(new Arithmetic())
            .build();
    }

    /// The whole server at this address, with login.
    ///
    /// @param signUpOpen whether anybody may make an account
    /// @param oauth what is wanted otherwise of the authorization server
    public static App on(Platform platform, Site site, boolean signUpOpen, UnaryOperator<OAuthSettings> oauth) {
        return App.serving(server()).at(site).signIn(OwnAccounts.signUp(signUpOpen, oauth)).on(platform);
    }
}
