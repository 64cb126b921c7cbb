import { McpServer } from "@modelcontextprotocol/server";
import { createMcpHandler } from "agents/mcp/server";
import { add, sum } from "./add";

/** An open server of Cloudflare's stack, stateless in every revision. */
export function createServer() {
  const server = new McpServer({ name: "bench", version: "1.0.0" });
  server.registerTool("add", add, sum);
  return server;
}

export const handler = createMcpHandler(createServer);

export default { fetch: handler };
