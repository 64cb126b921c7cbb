// Servers made with the official TypeScript SDK, for clients of ours. Prints the URL once it answers.
// Usage: node sdk-server.mjs v1|v1-json|v1-stateless|v2
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
const require = createRequire(process.env.TOOLS + '/package.json');
const [version] = process.argv.slice(2);

const { z } = require('zod');
const text = (value) => ({ content: [{ type: 'text', text: value }] });
const question = { type: 'object', properties: { name: { type: 'string', default: 'Ada' } }, required: ['name'] };

function addTo(server) {
  server.registerTool('add', { description: 'Adds', inputSchema: z.object({ a: z.number(), b: z.number() }) }, async ({ a, b }) => text(`${a + b}`));
  server.registerResource('note', 'note://one', { mimeType: 'text/plain' }, async (uri) => ({ contents: [{ uri: uri.href, text: 'remember' }] }));
  server.registerPrompt('greet', { description: 'Greets' }, async () => ({ messages: [{ role: 'user', content: { type: 'text', text: 'Hi' } }] }));
}

function v1() {
  const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
  const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');
  const sessions = new Map();
  const make = () => {
    const server = new McpServer({ name: 'sdk-v1', version: '1.0.0' });
    addTo(server);
    server.registerTool('ask', { description: 'Asks beside the call' }, async () => {
      const answer = await server.server.elicitInput({ message: 'Who?', requestedSchema: question });
      return text(`${answer.action} ${answer.content?.name}`);
    });
    // Without a session there is no stream that could tell of the change.
    if (version !== 'v1-stateless') {
      server.registerTool('grow', { description: 'Adds a tool' }, async () => {
        server.registerTool(`grown-${randomUUID()}`, { description: 'New' }, async () => text('new'));
        return text('grown');
      });
    }
    return server;
  };
  return async (request, response) => {
    const known = sessions.get(request.headers['mcp-session-id']);
    if (known) {
      return known.handleRequest(request, response);
    }
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: version === 'v1-stateless' ? undefined : () => randomUUID(),
      enableJsonResponse: version === 'v1-json',
      onsessioninitialized: (id) => sessions.set(id, transport),
    });
    await make().connect(transport);
    return transport.handleRequest(request, response);
  };
}

function v2() {
  const { McpServer, createMcpHandler, inputRequired } = require('@modelcontextprotocol/server');
  const { toNodeHandler } = require('@modelcontextprotocol/node');
  const grown = [];
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name: 'sdk-v2', version: '2.0.0' }, { capabilities: { tools: { listChanged: true }, resources: { subscribe: true, listChanged: true } } });
    addTo(server);
    for (const name of grown) {
      server.registerTool(name, { description: 'New' }, async () => text('new'));
    }
    server.registerTool('grow', { description: 'Adds a tool, and touches the note' }, async () => {
      grown.push(`grown-${grown.length}`);
      handler.notify.toolsChanged();
      handler.notify.resourceUpdated('note://one');
      return text('grown');
    });
    server.registerTool('leave', { description: 'Ends all streams of changes' }, async () => {
      setTimeout(() => handler.close(), 100);
      return text('bye');
    });
    server.registerTool('ask', { description: 'Asks in its result' }, async (context) => {
      const answer = context.mcpReq.inputResponses?.who;
      return answer ? text(`${answer.action} ${answer.content?.name}`)
        : inputRequired({ inputRequests: { who: inputRequired.elicit({ message: 'Who?', requestedSchema: question }) } });
    });
    server.registerTool('where', {
      description: 'Tells a header', inputSchema: z.object({ region: z.string().meta({ 'x-mcp-header': 'Region' }) }),
    }, async ({ region }) => text(`in ${region}`));
    return server;
  });
  return toNodeHandler(handler);
}

const handle = version === 'v2' ? v2() : v1();
const server = createServer((request, response) => {
  Promise.resolve(handle(request, response)).catch((error) => { console.error(error); response.writeHead(500).end(); });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/mcp`));
