package remotemcp.demo.guide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import remotemcp.connect.Bridge;
import remotemcp.connect.ConfigFile;
import remotemcp.connect.Connection;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;

/// The steps by which a wish comes true, in their order. What an app's files, commands and links look like is known by [HostApp].
final class Steps {
    /// What stands for the place where somebody unpacked our program.
    private static final String LAUNCHER = "/path/to/remote-mcp";

    /// Windows starts npx, which is a script there, by its shell only.
    private static final Bridge WINDOWS_NPX = new Bridge("cmd", List.of("/c", "npx", "-y", "mcp-remote"));

    private final Wish wish;
    private final List<Step> steps = new ArrayList<>();

    private Steps(Wish wish) {
        this.wish = wish;
    }

    static List<Step> of(Wish wish) {
        var steps = new Steps(wish);
        switch (wish.way()) {
            case DIRECT -> steps.direct();
            case BRIDGE -> steps.bridged("Get the bridge", """
                Have the program remote-mcp (with Java 25) on the computer. This line does the next two steps: it shows what changes in the file, asks, and writes it. \
                (For computers without Java, remote-mcp connect mcpb makes a bundle to double-click.)""",
                wish.shell().line(List.of("remote-mcp", "connect", "claude-desktop", wish.server().url(), "--write")));
            case MCP_REMOTE -> steps.bridged("Get Node.js",
                "The bridge mcp-remote needs Node.js 18 or newer; this line has to print its version:", "npx --version");
        }
        steps.add(wish.app() == HostApp.INSPECTOR ? Step.of("Check", "On its page, choose Tools and list them.")
            : Step.of("Check", "Ask " + wish.app().title() + ": “Which tools does " + wish.server().name()
                + " offer?” It should name them, and ask before it calls one."));
        return List.copyOf(steps.steps);
    }

    private void bridged(String title, String text, String paste) {
        add(Step.of(title, text).pasting(paste));
        ConfigFile file = connection().file().orElseThrow();
        add(Step.of("Open the configuration file",
            "In " + wish.app().title() + ", open Settings → Developer → Edit Config. The file is " + places() + "."));
        String rest = wish.way() == Way.BRIDGE ? " Put the real path of remote-mcp in place of " + LAUNCHER + "." : "";
        add(Step
            .of("Add the server",
                "Write this into the file. If it has other servers, add only the member \"" + file.name() + "\" to its \"" + file.section()
                    + "\"." + rest)
            .pasting(file.text()));
        connection().steps().forEach(step -> add(Step.of("Start again", step + " Closing the window is not enough.")));
        add(Step.of("Sign in", "If the server wants a login, the browser opens by itself: sign in and choose Allow."));
    }

    /// For Claude Desktop that is the connector, which is Claude's.
    private void direct() {
        Connection connection = connection();
        connection.link()
            .ifPresent(link -> add(Step
                .of("Open this link",
                    "It opens " + wish.app().title()
                        + ", which asks whether to add the server. The steps after it, up to the sign-in, are another way to the same.")
                .pasting(link)));
        connection.command()
            .ifPresent(command -> add(Step.of(connection.link().isPresent() ? "Or run this command" : "Run this command", "In a terminal.")
                .pasting(command.in(wish.shell()))));
        connection.file().ifPresent(
            file -> add(Step.of(steps.isEmpty() ? "Add the server" : "Or write the file", "In " + places() + ".").pasting(file.text())));
        connection.steps().forEach(step -> add(Step.of("In " + wish.app().title(), step)));
    }

    private Connection connection() {
        return connection(wish.system().orElse(OperatingSystem.MACOS));
    }

    private Connection connection(OperatingSystem system) {
        HostApp app = wish.app() == HostApp.CLAUDE_DESKTOP && wish.way() == Way.DIRECT ? HostApp.CLAUDE : wish.app();
        return app.connect(wish.server(), system,
            wish.way() == Way.BRIDGE ? Bridge.ours(LAUNCHER) : wish.isOnWindows() ? WINDOWS_NPX : Bridge.MCP_REMOTE);
    }

    /// Where the file is: on their system, or on each.
    private String places() {
        if (wish.system().isPresent()) {
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

    private void add(Step step) {
        steps.add(step);
    }
}
