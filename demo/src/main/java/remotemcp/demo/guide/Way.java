package remotemcp.demo.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How an app gets to a remote server.
enum Way {
    /// It connects by itself, by its maker's cloud or from the computer it runs on.
    DIRECT("connector"),
    /// By our program on the person's computer.
    BRIDGE("bridge"),
    /// By the one from npm.
    MCP_REMOTE("mcp-remote");

    private final String id;

    Way(String id) {
        this.id = id;
    }

    static Optional<Way> find(String id) {
        return Arrays.stream(values()).filter(way -> way.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Way::id).toList();
    }

    String id() {
        return id;
    }
}
