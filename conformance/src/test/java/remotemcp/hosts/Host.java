package remotemcp.hosts;

import java.net.URI;
import java.util.List;
import remotemcp.hosts.PretendModel.Call;

/// A host of MCP servers as its users have it: an npm package with a command line, run in a home of its own. What it is told of a
/// server's name is always [#SERVER].
public sealed interface Host permits ClaudeCode, Codex, GeminiCli, Opencode, Mcporter, CopilotCli, QwenCode {
    String SERVER = "demo";
    int MOST_TRIES = 3;

    List<Host> ALL =
        List.of(new ClaudeCode(), new Codex(), new GeminiCli(), new Opencode(), new Mcporter(), new CopilotCli(), new QwenCode());

    /// As `./dev hosts` takes it, such as `claude-code`.
    String key();

    /// As people call it.
    String title();

    String npmPackage();

    /// Settings that keep it on this machine and make it ask the pretend model.
    void prepare(HostHome home, PretendModel model);

    /// Adds an MCP server as a user does.
    void add(HostHome home, URI mcp);

    /// Whether [#add] of a server that wants a login also signs in.
    default boolean addSignsIn() {
        return false;
    }

    /// Whether a run in which the access token has expired goes on with the refreshed one; else the next run does.
    default boolean usesRefreshedTokenInSameRun() {
        return true;
    }

    /// Signs in by the command that the host has for it; the browser is the stand-in.
    void signIn(HostHome home, StandInBrowser browser);

    /// What its command says about its servers.
    HostHome.Output list(HostHome home);

    /// One headless run in which the model makes these calls, one after the other, and what the model then reads of each result. On a slow
    /// machine hosts ask their model before they have the tools; such a run is begun again.
    default List<String> session(HostHome home, PretendModel model, Call... calls) {
        HostHome.Output output = new HostHome.Output(0, "");
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            model.plan(calls);
            output = ask(home);
            if (!model.results().isEmpty()) {
                return model.results().stream().map(Object::toString).toList();
            }
        }
        return List.of("no result reached the model; the host said: " + output.text() + "; unknown to the model: " + model.unknown());
    }

    /// One headless run to its end.
    HostHome.Output ask(HostHome home);

    /// Waits until the person in the browser has been sent back once more than before.
    static void awaitVisit(StandInBrowser browser, int before, HostTerminal terminal) {
        terminal.until(() -> browser.ends().size() > before, "the browser was sent to the server");
    }
}
