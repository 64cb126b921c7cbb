package remotemcp.demo.guide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import remotemcp.connect.BridgeCommand;
import remotemcp.connect.ConfigFile;
import remotemcp.connect.Connection;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;

/// The steps by which a wish comes true, in their order. What an app's files, commands and links look like is known by [HostApp].
final class Steps {
    /// What stands for the place where somebody unpacked our program.
    private static final String LAUNCHER = "/path/to/remote-mcp";

    /// Windows starts npx, which is a script there, by its shell only.
    private static final BridgeCommand WINDOWS_NPX = new BridgeCommand("cmd", List.of("/c", "npx", "-y", "mcp-remote"));

    private final ConnectRequest request;
    private final List<GuideStep> steps = new ArrayList<>();

    private Steps(ConnectRequest request) {
        this.request = request;
    }

    static List<GuideStep> of(ConnectRequest request) {
        var steps = new Steps(request);
        switch (request.way()) {
            case DIRECT -> steps.direct();
            case BRIDGE -> steps.bridged("Get the bridge", """
                Have the program remote-mcp (with Java 25) on the computer. This line does the next two steps: it shows what changes in the file, asks, and writes it. \
                (For computers without Java, remote-mcp connect mcpb makes a bundle to double-click.)""",
                request.shell().line(List.of("remote-mcp", "connect", "claude-desktop", request.server().url(), "--write")));
            case MCP_REMOTE -> steps.bridged("Get Node.js",
                "The bridge mcp-remote needs Node.js 18 or newer; this line has to print its version:", "npx --version");
        }
        steps.add(request.app() == HostApp.INSPECTOR ? GuideStep.of("Check", "On its page, choose Tools and list them.")
            : GuideStep.of("Check", "Ask " + request.app().title() + ": “Which tools does " + request.server().name()
                + " offer?” It should name them, and ask before it calls one."));
        return List.copyOf(steps.steps);
    }

    private void bridged(String title, String text, String paste) {
        add(GuideStep.of(title, text).pasting(paste));
        ConfigFile file = connection().file().orElseThrow();
        add(GuideStep.of("Open the configuration file",
            "In " + request.app().title() + ", open Settings → Developer → Edit Config. The file is " + places() + "."));
        String rest = request.way() == ConnectMethod.BRIDGE ? " Put the real path of remote-mcp in place of " + LAUNCHER + "." : "";
        add(GuideStep
            .of("Add the server",
                "Write this into the file. If it has other servers, add only the member \"" + file.name() + "\" to its \"" + file.section()
                    + "\"." + rest)
            .pasting(file.text()));
        connection().steps().forEach(step -> add(GuideStep.of("Start again", step + " Closing the window is not enough.")));
        add(GuideStep.of("Sign in", "If the server wants a login, the browser opens by itself: sign in and choose Allow."));
    }

    /// For Claude Desktop that is the connector, which is Claude's.
    private void direct() {
        Connection connection = connection();
        connection.link()
            .ifPresent(link -> add(GuideStep
                .of("Open this link",
                    "It opens " + request.app().title()
                        + ", which asks whether to add the server. The steps after it, up to the sign-in, are another way to the same.")
                .pasting(link)));
        connection.command()
            .ifPresent(
                command -> add(GuideStep.of(connection.link().isPresent() ? "Or run this command" : "Run this command", "In a terminal.")
                    .pasting(command.in(request.shell()))));
        connection.file().ifPresent(
            file -> add(
                GuideStep.of(steps.isEmpty() ? "Add the server" : "Or write the file", "In " + places() + ".").pasting(file.text())));
        connection.steps().forEach(step -> add(GuideStep.of("In " + request.app().title(), step)));
    }

    private Connection connection() {
        return connection(request.system().orElse(OperatingSystem.MACOS));
    }

    private Connection connection(OperatingSystem system) {
        HostApp app = request.app() == HostApp.CLAUDE_DESKTOP && request.way() == ConnectMethod.DIRECT ? HostApp.CLAUDE : request.app();
        return app.connect(request.server(), system,
            request.way() == ConnectMethod.BRIDGE ? BridgeCommand.ours(LAUNCHER)
                : request.isOnWindows() ? WINDOWS_NPX : BridgeCommand.MCP_REMOTE);
    }

    /// Where the file is: on their system, or on each.
    private String places() {
        if (request.system().isPresent()) {
            return connection().file().orElseThrow().place();
        }
        var places = new LinkedHashSet<String>();
        for (OperatingSystem system : OperatingSystem.values()) {
            places.add(connection(system).file().orElseThrow().place());
        }
        if (places.size() == 1) {
            return places.getFirst();
        }
        var named = new ArrayList<String>();
        for (OperatingSystem system : OperatingSystem.values()) {
            named.add(connection(system).file().orElseThrow().place() + " on " + system.title());
        }
        return String.join(", ", named);
    }

    private void add(GuideStep step) {
        steps.add(step);
    }
}
