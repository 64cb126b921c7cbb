#!/usr/bin/env bash
# Finding: "nullable" in one tool's outputSchema makes listTools fail for all tools
#
# Packages:   @modelcontextprotocol/sdk 1.32.2; for comparison @modelcontextprotocol/client 2.4.0
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  One of two tools has an outputSchema with a property {"enum": ["a", null], "nullable": true}. client.listTools()
#             of the older SDK throws `"nullable" cannot be used without "type"`; neither tool can be had. With client 2.4.0
#             both are listed, and only a call of that tool fails. The same word in an inputSchema harms neither.
# Surprise:   `nullable` is no word of JSON Schema 2020-12, so it is an annotation without effect, and generators for
#             OpenAPI 3.0 leave it behind. The client compiles every outputSchema while it lists, and the validator's own rule
#             for this word ends the list. What is built on it may hide the reason: @langchain/mcp-adapters 1.1.4 says "Failed
#             to connect". Gemini CLI 0.61.0 has a guard of its own and goes on.
# Follows:    A server takes `nullable` out of what a generator made and says type: ["string", "null"]. Tests with the newest
#             client alone do not show it. A client does not let one schema decide about the others.
# Found by:   listing two dozen schemas, each beside a plain tool, to three libraries in both eras of the protocol.
# Public:     no issue known to us for this word.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @modelcontextprotocol/sdk@1.32.2 @modelcontextprotocol/client@2.4.0
cat > see.mjs <<'JS'
import http from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const plain = { type: 'object', properties: {} };
const leftover = { type: 'object', properties: { size: { enum: ['a', null], nullable: true } } };
const clean = { type: 'object', properties: { size: { type: ['string', 'null'], enum: ['a', null] } } };
const identity = { name: 'finding', version: '1' };
const clients = {
  'sdk 1.32.2': [() => new OldClient(identity), url => new OldTransport(url)],
  'client 2.4.0': [() => new Client(identity), url => new StreamableHTTPClientTransport(url)],
};

async function look(makeClient, makeTransport, schemas) {
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      const message = JSON.parse(body);
      if (!('id' in message)) return response.writeHead(202).end();
      const results = {
        initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } },
        'tools/list': { tools: [{ name: 'plain', inputSchema: plain }, { name: 'odd', inputSchema: plain, ...schemas }] },
        'tools/call': { content: [{ type: 'text', text: '{"size":"a"}' }], structuredContent: { size: 'a' } },
      };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result: results[message.method] }));
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const client = makeClient();
  await client.connect(makeTransport(new URL(`http://127.0.0.1:${server.address().port}/mcp`)));
  const attempt = promise => promise.then(value => [true, value], error => [false, error.message.split('\n')[0]]);
  const [listed, list] = await attempt(client.listTools().then(result => result.tools.map(tool => tool.name).join(' ')));
  const [called, call] = listed ? await attempt(client.callTool({ name: 'odd', arguments: {} }).then(() => 'ok')) : [false, 'not tried'];
  await client.close();
  server.closeAllConnections();
  server.close();
  return { listed, called, text: `list: ${list}; call of odd: ${call}` };
}

const cases = {
  'outputSchema with nullable': [{ outputSchema: leftover }, { 'sdk 1.32.2': [false, false], 'client 2.4.0': [true, false] }],
  'inputSchema with nullable': [{ inputSchema: leftover }, { 'sdk 1.32.2': [true, true], 'client 2.4.0': [true, true] }],
  'outputSchema without it': [{ outputSchema: clean }, { 'sdk 1.32.2': [true, true], 'client 2.4.0': [true, true] }],
};
let asStated = true;
for (const [what, [schemas, expected]] of Object.entries(cases)) {
  for (const [name, [makeClient, makeTransport]] of Object.entries(clients)) {
    const seen = await look(makeClient, makeTransport, schemas);
    console.log(`${what.padEnd(27)} ${name.padEnd(13)} ${seen.text}`);
    asStated &&= seen.listed === expected[name][0] && seen.called === expected[name][1];
  }
}
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 120 node see.mjs
