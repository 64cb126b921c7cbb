import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { McpAgent } from "agents/mcp";
import { add, sum } from "./add";
import { withLogin } from "./provider";

/** The stack with sessions, which Cloudflare keeps for older clients: a Durable Object for each session. */
export class Agent extends McpAgent {
  server = new McpServer({ name: "bench", version: "1.0.0" });

  async init() {
    this.server.registerTool("add", { ...add, inputSchema: add.inputSchema.shape, outputSchema: add.outputSchema.shape }, sum);
  }
}

export default withLogin(Agent.serve("/mcp", { binding: "AGENT" }));
