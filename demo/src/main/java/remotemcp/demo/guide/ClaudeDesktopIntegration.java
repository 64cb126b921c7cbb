package remotemcp.demo.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.RemoteServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolSet;
import remotemcp.mcp.prompts.PromptBody;
import remotemcp.mcp.prompts.PromptBuilder;
import remotemcp.mcp.prompts.PromptMessages;
import remotemcp.mcp.tools.ToolBody;
import remotemcp.mcp.tools.ToolBuilder;
import remotemcp.mcp.tools.ToolException;
import remotemcp.protocol.RpcException;
import remotemcp.transport.Site;

/// The tool and the prompt `claude_desktop_integration`: lead a person step by step to connecting Claude Desktop, or another app, to this
/// server or to one they name. Texts only: nothing is asked, and nothing on anybody's computer is changed.
public final class ClaudeDesktopIntegration implements ToolSet {
    private static final String NAME = "claude_desktop_integration";
    private static final List<String> APPS = Arrays.stream(HostApp.values()).map(HostApp::id).toList();
    private static final List<String> SYSTEMS =
        Arrays.stream(OperatingSystem.values()).map(system -> system.name().toLowerCase(Locale.ROOT)).toList();

    private final RemoteServer ours;

    /// @param name of this server in people's configuration
    public ClaudeDesktopIntegration(String name, Site site) {
        ours = new RemoteServer(name, site.url() + "/mcp");
    }

    @Override
    public void addTo(McpServer.Builder server) {
        server.tool(NAME, """
            Guides a person step by step to connecting Claude Desktop, or another AI app, to this MCP server or to a remote MCP server they name: \
            the configuration text for their system and where it goes, commands, install links, how to check it, and what helps when it does not \
            work. Use it when somebody asks how to add, install or connect a server, or why that fails. Ask which system they have first. \
            Show what is to be pasted exactly as it is.""", this::declare)
            .prompt(NAME, "Connect Claude Desktop or another AI app to this server, step by step", this::declare);
    }

    private ToolBody declare(ToolBuilder tool) {
        var client = tool.choice("client", "the app to connect", APPS.toArray(String[]::new)).orElse(HostApp.CLAUDE_DESKTOP.id());
        var system = tool.choice("system", "the person's operating system", SYSTEMS.toArray(String[]::new)).optional();
        var way = tool.choice("way",
            "only for claude-desktop: connector (for public servers), bridge (our program), or mcp-remote (needs Node.js); what suits best when left out",
            ConnectMethod.ids().toArray(String[]::new)).optional();
        var url = tool.string("url", "the server to connect to, such as https://mcp.example.com/mcp; this server when left out").optional();
        var step = tool.integer("step", "show only this step, to go one at a time", 1, 12).optional();
        var problem =
            tool.choice("problem", "what went wrong, to be told why and what helps", Trouble.ids().toArray(String[]::new)).optional();
        tool.title("Connect Claude Desktop").output(Guide.SCHEMA).readOnly().idempotent().openWorld(false).inline();
        return call -> {
            var request = wish(call.get(client), call.get(system), call.get(way), call.get(url));
            return Guide.of(request, call.get(step), call.get(problem).flatMap(Trouble::find)).result();
        };
    }

    private PromptBody declare(PromptBuilder prompt) {
        var client =
            prompt.argument("client", "the app to connect").suggest(APPS.toArray(String[]::new)).orElse(HostApp.CLAUDE_DESKTOP.id());
        var system = prompt.argument("system", "your operating system").suggest(SYSTEMS.toArray(String[]::new)).optional();
        var way =
            prompt.argument("way", "for Claude Desktop: how to connect").suggest(ConnectMethod.ids().toArray(String[]::new)).optional();
        var url = prompt.argument("url", "the server to connect to; this one when empty").optional();
        var problem =
            prompt.argument("problem", "what went wrong, if something did").suggest(Trouble.ids().toArray(String[]::new)).optional();
        prompt.title("Connect Claude Desktop");
        return call -> {
            try {
                var request = wish(call.get(client), call.get(system), call.get(way), call.get(url));
                return said(Guide.of(request, Optional.empty(), call.get(problem).flatMap(Trouble::find)), call.get(problem));
            } catch (ToolException e) {
                throw RpcException.invalidParams(e.getMessage());
            }
        };
    }

    private static PromptMessages said(Guide guide, Optional<String> problem) {
        String words = problem.map(text -> " This goes wrong: " + text + ".").orElse("");
        return PromptMessages.user("Help me to connect " + guide.wish().app().title() + " to the MCP server " + guide.wish().server().url()
            + "." + words
            + " Lead me through the guide below one step at a time: show me a step and what I have to paste exactly as it stands, wait until I say that it is done, then go on."
            + (guide.wish().system().isEmpty() ? " First ask me which operating system I have." : ""))
            .thenUser(guide.text());
    }

    private ConnectRequest wish(String client, Optional<String> system, Optional<String> way, Optional<String> url) {
        HostApp app = HostApp.find(client).orElseThrow(() -> new ToolException("The client is one of " + String.join(", ", APPS) + "."));
        return new ConnectRequest(app, url.map(ClaudeDesktopIntegration::named).orElse(ours), system.map(ClaudeDesktopIntegration::known),
            way.map(id -> ConnectMethod.find(id)
                .orElseThrow(() -> new ToolException("The way is one of " + String.join(", ", ConnectMethod.ids()) + "."))));
    }

    private static OperatingSystem known(String system) {
        if (!SYSTEMS.contains(system)) {
            throw new ToolException("The system is one of " + String.join(", ", SYSTEMS) + ".");
        }
        return OperatingSystem.of(system);
    }

    /// The URL becomes part of lines that people paste into a shell: what a shell might act upon is refused, also inside quotation marks.
    private static RemoteServer named(String url) {
        if (!url.strip().chars()
            .allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~:/?=+,@[]".indexOf(c) >= 0)) {
            throw new ToolException("That URL has characters that no endpoint needs.");
        }
        try {
            return RemoteServer.at(url.strip());
        } catch (IllegalArgumentException e) {
            throw new ToolException(
                "That is no http or https URL of a server. Give the whole address, such as https://mcp.example.com/mcp.");
        }
    }
}
