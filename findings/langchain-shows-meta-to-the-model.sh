#!/usr/bin/env bash
# Finding: _meta of a result is written into the text that the model reads
#
# Package:    @langchain/mcp-adapters 1.1.4 (@langchain/core 1.4.0, @langchain/langgraph 1.7.3)
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  A result with one text and nothing else reaches the model as that text. As soon as it also has `_meta` or
#             `structuredContent`, the model gets a JSON object instead: type, text, and all of `_meta` under "meta".
#             Several texts, or none, are handed on without it; structuredContent without a text reaches the model as nothing.
# Surprise:   `_meta` is meant for the program, and the hosts we tried (Claude Code, Codex, Gemini CLI, opencode, Copilot CLI)
#             keep it from the model. A trace id added by a gateway changes what the model reads of every tool.
# Follows:    A server puts nothing into `_meta` that a model must not read or repeat, and says all in text as well as in
#             structuredContent. Whoever compares texts in a test sees them change when a proxy adds `_meta`.
# Found by:   handing eight kinds of valid results to agent libraries and printing the message that the model would get.
# Public:     no issue known to us for the JavaScript adapters.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent \
    @langchain/mcp-adapters@1.1.4 @langchain/core@1.4.0 @langchain/langgraph@1.7.3
cat > see.mjs <<'JS'
import http from 'node:http';
import { MultiServerMCPClient } from '@langchain/mcp-adapters';

const text = words => ({ type: 'text', text: words });
const results = {
  text: { content: [text('42')] },
  text_and_meta: { content: [text('42')], _meta: { 'example.com/trace': 'for the program only' } },
  text_and_structure: { content: [text('42')], structuredContent: { sum: 42 } },
  two_texts_and_meta: { content: [text('4'), text('2')], _meta: { 'example.com/trace': 'for the program only' } },
  structure_alone: { content: [], structuredContent: { sum: 42 } },
};
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', piece => { body += piece; });
  request.on('end', () => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    const message = JSON.parse(body);
    if (!('id' in message)) return response.writeHead(202).end();
    const result = message.method === 'initialize'
      ? { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } }
      : message.method === 'tools/list'
        ? { tools: Object.keys(results).map(name => ({ name, inputSchema: { type: 'object', properties: {} } })) }
        : results[message.params.name];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const url = `http://127.0.0.1:${server.address().port}/mcp`;
const client = new MultiServerMCPClient({ mcpServers: { fake: { transport: 'http', url } } });
const seen = {};
for (const tool of await client.getTools()) {
  const message = await tool.invoke({ type: 'tool_call', id: 'one', name: tool.name, args: {} });
  seen[tool.name] = JSON.stringify(message.content);
  console.log(`${tool.name.padEnd(20)} ${seen[tool.name]}`);
}
const asStated = seen.text === '"42"'
  && seen.text_and_meta.includes('for the program only')
  && JSON.parse(JSON.parse(seen.text_and_structure)).structuredContent.sum === 42
  && !seen.two_texts_and_meta.includes('for the program only')
  && seen.structure_alone === '[]';
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 120 node see.mjs
