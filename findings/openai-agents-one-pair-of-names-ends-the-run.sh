#!/usr/bin/env bash
# Finding: two tools of one server, files.read and files_read, end the whole run
#
# Package:    @openai/agents 0.20.0 (zod 4.6.7)
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  The library gives the model `files_read` for a tool named files.read. A server that also has a tool named
#             files_read, or another server of the same agent that has one, makes the run fail before the model is asked:
#             "Duplicate tool names found across MCP servers". All tools are lost, also those whose names are unlike.
#             With mcpConfig.includeServerInToolNames both are offered, each with a hash at the end of its name.
# Surprise:   The names differ, and MCP allows the dot. The message speaks of several servers when there is one, and
#             names only the changed name, which no server has listed.
# Follows:    A server does not let two tool names differ only in "." and "_"; best is to use letters, digits and "_" alone.
#             An agent of several servers sets includeServerInToolNames.
# Found by:   listing pairs of names to agent libraries and hosts, and looking at what the model was offered.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @openai/agents@0.20.0 zod@4.6.7
cat > see.mjs <<'JS'
import http from 'node:http';
import { Agent, MCPServerStreamableHttp, Usage, run, setTracingDisabled } from '@openai/agents';

setTracingDisabled(true);

async function look(names, mcpConfig) {
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      const message = JSON.parse(body);
      if (!('id' in message)) return response.writeHead(202).end();
      const results = {
        initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } },
        'tools/list': { tools: names.map(name => ({ name, inputSchema: { type: 'object', properties: {} } })) },
      };
      const result = results[message.method];
      response.writeHead(result ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id,
        ...(result ? { result } : { error: { code: -32601, message: 'Method not found' } }) }));
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const mcp = new MCPServerStreamableHttp({ url: `http://127.0.0.1:${server.address().port}/mcp`, name: 'fake' });
  await mcp.connect();
  let offered;
  const model = {
    async getResponse(request) {
      offered = request.tools.map(tool => tool.name);
      return { usage: new Usage(),
        output: [{ type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: 'done' }] }] };
    },
  };
  const outcome = await run(new Agent({ name: 'finding', model, mcpServers: [mcp], mcpConfig }), 'go')
    .then(result => result.finalOutput, error => `error: ${error.message}`);
  await mcp.close();
  server.closeAllConnections();
  server.close();
  return { offered, outcome };
}

const pair = ['files.read', 'files_read', 'clock'];
const alone = await look(['files.read', 'clock'], {});
const both = await look(pair, {});
const prefixed = await look(pair, { includeServerInToolNames: true });
console.log('files.read, clock:                            ', alone);
console.log('files.read, files_read, clock:                ', both);
console.log('the same with includeServerInToolNames:       ', prefixed);
const asStated = String(alone.offered) === 'files_read,clock' && alone.outcome === 'done'
  && both.offered === undefined && /Duplicate tool names found across MCP servers: files_read/.test(both.outcome)
  && prefixed.offered?.length === 3 && prefixed.outcome === 'done';
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 120 node see.mjs
