package remotemcp.mcp;

/// Tools, and prompts, that belong together and are offered together.
@FunctionalInterface
public interface ToolSet {
    void addTo(McpServer.Builder server);
}
