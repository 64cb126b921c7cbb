package remotemcp.mcp.tools;

/// A tool could not do what it was asked. Becomes a result with `isError`, whose text the model reads and can act upon
/// (2026-07-28, server/tools, Error Handling).
public final class ToolException extends RuntimeException {

    public ToolException(String message) {
        super(message);
    }

    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
