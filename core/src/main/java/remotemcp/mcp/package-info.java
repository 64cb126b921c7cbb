/// What an MCP server offers, whatever road its clients come by. One call, from top to bottom:
///
/// ```
/// RpcRequest → McpServer (method table) → tools.Tools (find) → Tool (scopes, capabilities, arguments) → ToolBody → ToolResult
/// ```
///
/// A prompt takes the same road through [remotemcp.mcp.prompts.Prompts].
///
/// The road back is a return value, an [remotemcp.mcp.Answer] that says beforehand whether it is there at once, and whether
/// notifications may come first.
package remotemcp.mcp;
