/// MCP on standard input and output: a server in this process, spoken with through its HTTP handler, without a socket.
package remotemcp.jvm.stdio;
