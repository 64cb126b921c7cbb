package remotemcp.mcp.tools;

/// Declares a tool's parameters and properties, and answers what it does.
@FunctionalInterface
public interface ToolDeclaration {
    ToolBody declare(ToolBuilder tool);
}
