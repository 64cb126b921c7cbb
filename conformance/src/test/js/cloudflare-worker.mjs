// Servers made with Cloudflare's own stack, in one worker: stateless at /mcp, sessions in Durable Objects at /agent, HTTP+SSE at /sse, and sessions
// behind the provider's login at /private. Whoever asks for that login is allowed everything without being asked.
import { McpServer as OlderServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpServer } from '@modelcontextprotocol/server';
import { OAuthProvider } from '@cloudflare/workers-oauth-provider';
import { McpAgent } from 'agents/mcp';
import { createMcpHandler } from 'agents/mcp/server';
import { env } from 'cloudflare:workers';
import { z } from 'zod';

const numbers = { a: z.number(), b: z.number() };
const sum = async ({ a, b }) => ({ content: [{ type: 'text', text: `${a + b}` }] });

export class Agent extends McpAgent {
  server = new OlderServer({ name: 'agent', version: '1.0.0' });

  async init() {
    this.server.registerTool('add', { description: 'Adds', inputSchema: numbers }, sum);
  }
}

const stateless = createMcpHandler(() => {
  const server = new McpServer({ name: 'stateless', version: '1.0.0' });
  server.registerTool('add', { description: 'Adds', inputSchema: z.object(numbers) }, sum);
  return server;
});
const ways = { '/agent': Agent.serve('/agent', { binding: 'AGENT' }), '/sse': Agent.serveSSE('/sse', { binding: 'AGENT' }), '/mcp': { fetch: stateless } };

const open = {
  async fetch(request, environment, context) {
    const { pathname } = new URL(request.url);
    if (pathname === '/authorize') {
      const asked = await environment.OAUTH_PROVIDER.parseAuthRequest(request);
      const allowed = await environment.OAUTH_PROVIDER.completeAuthorization({ request: asked, userId: 'ada', metadata: {}, scope: asked.scope, props: {} });
      return Response.redirect(allowed.redirectTo, 302);
    }
    const way = Object.keys(ways).find((path) => pathname.startsWith(path));
    return way ? ways[way].fetch(request, environment, context) : new Response('nothing here', { status: 404 });
  }
};

export default new OAuthProvider({
  authorizeEndpoint: '/authorize',
  tokenEndpoint: '/token',
  clientRegistrationEndpoint: '/register',
  apiRoute: '/private',
  apiHandler: Agent.serve('/private', { binding: 'AGENT' }),
  defaultHandler: open,
  resourceMetadata: { resource: env.PUBLIC_URL + '/private' }
});
