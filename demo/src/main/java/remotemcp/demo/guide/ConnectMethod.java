package remotemcp.demo.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How an app gets to a remote server.
enum ConnectMethod {
    /// It connects by itself, by its maker's cloud or from the computer it runs on.
    DIRECT("connector"),
    /// By our program on the person's computer.
    BRIDGE("bridge"),
    /// By the one from npm.
    MCP_REMOTE("mcp-remote");

    private final String id;

    ConnectMethod(String id) {
        this.id = id;
    }

    static Optional<ConnectMethod> find(String id) {
        return Arrays.stream(values()).filter(connectMethod -> connectMethod.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ConnectMethod::id).toList();
    }

    String id() {
        return id;
    }
}
