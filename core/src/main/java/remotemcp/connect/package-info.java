/// What people put into their MCP hosts (Claude, VS Code, Cursor, …) so that these connect to a remote server: files, commands, links
/// and steps. Texts only; who shows or writes them stands elsewhere.
package remotemcp.connect;
