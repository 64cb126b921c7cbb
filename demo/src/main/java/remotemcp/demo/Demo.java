package remotemcp.demo;

import remotemcp.app.App;
import remotemcp.auth.OwnAccounts;
import remotemcp.auth.StandardApp;
import remotemcp.client.World;
import remotemcp.demo.guide.ClaudeDesktopIntegration;
import remotemcp.demo.inspector.McpInspector;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Platform;
import remotemcp.protocol.Implementation;
import remotemcp.settings.ServerSettings;

/// The ready-made server, the same on every runtime.
public final class Demo {
    public static final String VERSION = Implementation.VERSION;
    private static final String NAME = "remote-mcp";

    private Demo() {
    }

    /// What it offers that needs nothing of the world.
    public static McpServer server() {
        return named().instructions("Adds numbers exactly: call the tool add instead of adding in your head.").tools(new Arithmetic())
            .build();
    }

    /// All that it offers.
    ///
    /// @param world by which other servers are asked
    public static McpServer server(Platform platform, World world, ServerSettings settings) {
        return named()
            .instructions("""
                Adds numbers exactly: call the tool add instead of adding in your head. Looks at other MCP servers: mcp_inspector. Helps people to connect \
                Claude and other apps to this server: claude_desktop_integration.""")
            .tools(new Arithmetic())
            .tools(new McpInspector(platform, world, settings))
            .tools(new ClaudeDesktopIntegration(NAME, settings.site()))
            .build();
    }

    /// The whole server with login, at the address of its settings.
    ///
    /// @param world by which other servers are asked
    /// @param signUpOpen whether anybody may make an account
    public static App on(Platform platform, World world, ServerSettings settings, boolean signUpOpen) {
        return StandardApp.serving(server(platform, world, settings)).at(settings.site())
            .signIn(OwnAccounts.signUp(signUpOpen, settings::oauth))
            .on(platform);
    }

    private static McpServer.Builder named() {
        return McpServer.named(NAME, VERSION).title(NAME);
    }
}
