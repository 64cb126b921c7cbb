#!/usr/bin/env bash
# Finding: Gemini CLI gives every tool a parameter of its own and sends it on to the server
#
# Package:    @google/gemini-cli 0.61.0
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  The model is offered each MCP tool with one more boolean property, wait_for_previous, also where the server's
#             inputSchema says additionalProperties: false. When the model uses it, the host obeys it and then sends it to
#             the server in tools/call, among the arguments.
# Surprise:   A word between host and model reaches the server. A server that checks arguments against its own schema, as
#             the specification says it must, refuses a call that the host itself found valid; a call without the
#             parameter works, so the fault comes and goes with the model's mood.
# Follows:    A server drops wait_for_previous (or all top-level arguments it does not know) before it checks, or at least
#             before it refuses. A host takes its own parameters out again.
# Found by:   a pretend model that fills in all parameters it is offered; the server refused the call.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @google/gemini-cli@0.61.0
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const inputSchema = { type: 'object', properties: { a: { type: 'number' } }, required: ['a'], additionalProperties: false };
let offered, sent;

function mcp(message) {
  if (message.method === 'initialize') {
    return { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } };
  }
  if (message.method === 'tools/list') return { tools: [{ name: 'double', description: 'Doubles a number.', inputSchema }] };
  if (message.method === 'tools/call') {
    sent = message.params.arguments;
    return { content: [{ type: 'text', text: '2' }] };
  }
  return {};
}

function model(question) {
  const declared = (question.tools ?? []).flatMap(tool => tool.functionDeclarations ?? []).find(tool => tool.name.endsWith('double'));
  offered ??= declared && (declared.parametersJsonSchema ?? declared.parameters);
  const answered = JSON.stringify(question.contents).includes('functionResponse');
  const args = { a: 1, ...(offered?.properties.wait_for_previous ? { wait_for_previous: true } : {}) };
  const part = declared && !answered ? { functionCall: { name: declared.name, args } } : { text: 'done' };
  return { candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } };
}

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', piece => { body += piece; });
  request.on('end', () => {
    if (request.url === '/mcp' && request.method !== 'POST') return response.writeHead(405).end();
    const message = body ? JSON.parse(body) : {};
    if (request.url === '/mcp') {
      if (!('id' in message)) return response.writeHead(202).end();
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result: mcp(message) }));
    }
    const answer = JSON.stringify(model(message));
    const stream = request.url.includes('alt=sse');
    response.writeHead(200, { 'content-type': stream ? 'text/event-stream' : 'application/json' });
    response.end(stream ? `data: ${answer}\n\n` : answer);
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${server.address().port}`;
mkdirSync('home/.gemini', { recursive: true });
writeFileSync('home/.gemini/settings.json', JSON.stringify({
  security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
  telemetry: { enabled: false }, privacy: { usageStatisticsEnabled: false }, general: { disableAutoUpdate: true },
  mcpServers: { fake: { httpUrl: `${base}/mcp`, trust: true } },
}));
const host = spawn(`${process.cwd()}/node_modules/.bin/gemini`, ['-p', 'go', '--yolo', '-m', 'gemini-2.5-flash'], {
  cwd: 'home', stdio: 'ignore', // Nothing but this machine is reached: the proxy for all else is a closed port.
  env: { PATH: process.env.PATH, HOME: `${process.cwd()}/home`, GEMINI_API_KEY: 'pretend', GOOGLE_GEMINI_BASE_URL: base,
    GEMINI_CLI_NO_RELAUNCH: '1', HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' },
});
const limit = setTimeout(() => host.kill('SIGKILL'), 120000);
await new Promise(done => host.on('close', done));
clearTimeout(limit);
server.closeAllConnections();
server.close();
console.log(`the server's schema:  ${JSON.stringify(inputSchema)}`);
console.log(`offered to the model: ${JSON.stringify(offered)}`);
console.log(`sent to the server:   ${JSON.stringify(sent)}`);
const asStated = offered?.properties.wait_for_previous?.type === 'boolean' && offered.additionalProperties === false
  && sent?.wait_for_previous === true;
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 150 node see.mjs
