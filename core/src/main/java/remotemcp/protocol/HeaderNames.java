package remotemcp.protocol;

/// The HTTP header fields of MCP (2026-07-28, streamable HTTP; `Mcp-Session-Id` in 2025-03-26 to 2025-11-25).
public final class HeaderNames {
    public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
    public static final String SESSION_ID = "Mcp-Session-Id";
    /// The method of the body.
    public static final String METHOD = "Mcp-Method";
    /// What the method is about: see [McpMethod#mirroredBy].
    public static final String NAME = "Mcp-Name";
    /// Followed by the name that a tool gives to an argument: see [MirroredArgument].
    public static final String PARAM_PREFIX = "Mcp-Param-";

    private HeaderNames() {
    }
}
