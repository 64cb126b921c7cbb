package remotemcp.connect;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A program on the host's computer that speaks stdio with the host and HTTP with a remote server, and opens the browser to sign in.
///
/// @param command found by the host, which has no shell: an absolute path, or a name on its PATH
/// @param arguments that stand before the server's URL
public record BridgeCommand(String command, List<String> arguments) {
    /// The one from npm; needs Node.
    public static final BridgeCommand MCP_REMOTE = new BridgeCommand("npx", List.of("-y", "mcp-remote"));

    public BridgeCommand {
        arguments = List.copyOf(arguments);
    }

    /// Ours, started by this launcher.
    ///
    /// @param launcher absolute path of the program `remote-mcp`
    public static BridgeCommand ours(String launcher) {
        return new BridgeCommand(launcher, List.of("bridge"));
    }

    /// What a host's file says of it: `command` and `args`.
    JsonObject entry(RemoteServer server) {
        var all = new ArrayList<>(arguments);
        all.add(server.url());
        return JsonObject.builder().put("command", command).put("args", JsonArray.ofStrings(all)).build();
    }
}
