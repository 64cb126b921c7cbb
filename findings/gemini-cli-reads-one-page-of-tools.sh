#!/usr/bin/env bash
# Finding: Gemini CLI reads the first page of tools/list only
#
# Package:    @google/gemini-cli 0.61.0
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  The answer to tools/list holds one tool and a nextCursor. No second request comes, the model is offered the
#             first tool alone, and nothing is printed about the rest. Prompts are treated the same way.
# Surprise:   The cursor is as old as MCP, and Claude Code, Codex, opencode and Copilot CLI follow it today (the first and
#             the last did not earlier this year: anthropics/claude-code#24785, github/copilot-cli#4006). A server that was tested
#             with those works, and here loses all tools but those of its first page.
# Follows:    A server lists its tools in one page as long as their number allows, and puts the ones that matter first.
# Found by:   a server with four pages, one of them empty, met by five hosts.
# Public:     no issue known to us for this host.
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

const asked = [];
let offered;

function mcp({ method, params }) {
  if (method.endsWith('/list')) asked.push(`${method} ${JSON.stringify(params ?? {})}`);
  const second = params?.cursor === 'second';
  const page = second ? {} : { nextCursor: 'second' };
  if (method === 'initialize') {
    return { protocolVersion: '2025-06-18', capabilities: { tools: {}, prompts: {} }, serverInfo: { name: 'fake', version: '1' } };
  }
  const name = second ? 'later' : 'early';
  if (method === 'tools/list') return { tools: [{ name, inputSchema: { type: 'object', properties: {} } }], ...page };
  if (method === 'prompts/list') return { prompts: [{ name }], ...page };
  return {};
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
    offered ??= (message.tools ?? []).flatMap(tool => tool.functionDeclarations ?? [])
      .map(tool => tool.name).filter(name => /fake/.test(name));
    const answer = JSON.stringify({ candidates: [{ content: { role: 'model', parts: [{ text: 'done' }] }, finishReason: 'STOP', index: 0 }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } });
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
console.log(`asked:                ${asked.join(', ')}`);
console.log(`offered to the model: ${offered}`);
const asStated = asked.filter(line => line.startsWith('tools/list')).length === 1
  && asked.filter(line => line.startsWith('prompts/list')).length === 1 && /early/.test(offered) && !/later/.test(offered);
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 150 node see.mjs
