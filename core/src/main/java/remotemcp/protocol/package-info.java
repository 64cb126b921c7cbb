/// MCP as server and client share it, with nothing of either: JSON-RPC messages, revisions and what each has ([remotemcp.protocol.Revision],
/// [remotemcp.protocol.Feature]), methods ([remotemcp.protocol.McpMethod]), header fields and their values, `_meta`, error codes, and the
/// names that OAuth shares.
package remotemcp.protocol;
