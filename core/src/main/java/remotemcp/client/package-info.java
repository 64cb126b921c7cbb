/// An MCP client for every revision and transport: it finds out by itself what a server speaks. The world enters through
/// `platform.Outbound`; what only the host can do (ask its user, log in, sample, know folders) through small interfaces given to the builder.
package remotemcp.client;
