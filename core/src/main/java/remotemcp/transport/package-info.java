/// Streamable HTTP of MCP 2026-07-28, and the guards before every MCP URL:
///
/// ```
/// HostGuard → OriginGuard → (login) → McpEndpoint → StatelessEdge, or OlderRevisions
/// ```
///
/// All that comes before 2026-07-28 lies in `legacy` and can be taken out whole.
package remotemcp.transport;
