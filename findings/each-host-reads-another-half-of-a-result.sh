#!/usr/bin/env bash
# Finding: of one result, one host gives the model the text alone and another the structure alone
#
# Packages:   @anthropic-ai/claude-code 2.1.332, @google/gemini-cli 0.61.0, @ai-sdk/mcp 2.0.99
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  A tool answers with a text "Take the umbrella." and structuredContent {"rain":true}. Claude Code's model reads
#             {"rain":true} and no word of the text. Gemini CLI's model, and that of a program on @ai-sdk/mcp, read the text
#             and nothing of the structure. A result of structure alone reaches the last two as nothing, without an error.
# Surprise:   The specification says that a text copy of the structure SHOULD stand beside it, for older clients; so most
#             write a friendly sentence as text, or leave it away. Each is right in one host and loses the answer in another.
# Follows:    A server says everything in both: the text holds all facts of the structure, and advice for the model ("ask
#             the user first") is a field of the structure too.
# Found by:   pretend models that record what they are given. Codex CLI 0.171.0 was seen to hand on the structure alone,
#             opencode 1.18.33 the text alone.
# Public:     no issue known to us that compares them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent \
    @anthropic-ai/claude-code@2.1.332 @google/gemini-cli@0.61.0 @ai-sdk/mcp@2.0.99
node node_modules/@anthropic-ai/claude-code/install.cjs
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createMCPClient } from '@ai-sdk/mcp';

const results = {
  both: { content: [{ type: 'text', text: 'Take the umbrella.' }], structuredContent: { rain: true } },
  alone: { content: [], structuredContent: { rain: true } },
};
const tool = { name: 'weather', description: 'Tells the weather.', inputSchema: { type: 'object', properties: {} },
  outputSchema: { type: 'object', properties: { rain: { type: 'boolean' } } } };
let kind, given;

function mcp(message) {
  if (message.method === 'initialize') {
    return { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } };
  }
  return { 'tools/list': { tools: [tool] }, 'tools/call': results[kind] }[message.method];
}

function gemini(question) {
  const declared = (question.tools ?? []).flatMap(each => each.functionDeclarations ?? []).find(each => each.name.endsWith('weather'));
  const answer = (question.contents ?? []).flatMap(turn => turn.parts).find(part => part.functionResponse);
  if (answer) given = answer.functionResponse.response;
  const part = declared && !answer ? { functionCall: { name: declared.name, args: {} } } : { text: 'done' };
  return { candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } };
}

function claude(question, event) {
  const declared = (question.tools ?? []).find(each => each.name.endsWith('__weather'));
  const parts = question.messages.flatMap(turn => Array.isArray(turn.content) ? turn.content : []);
  const answer = parts.find(part => part.type === 'tool_result');
  if (answer) given = answer.content;
  const call = declared && !answer;
  event('message_start', { message: { id: 'one', type: 'message', role: 'assistant', model: question.model, content: [],
    stop_reason: null, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } } });
  event('content_block_start', { index: 0,
    content_block: call ? { type: 'tool_use', id: 'call', name: declared.name, input: {} } : { type: 'text', text: '' } });
  event('content_block_delta', { index: 0,
    delta: call ? { type: 'input_json_delta', partial_json: '{}' } : { type: 'text_delta', text: 'done' } });
  event('content_block_stop', { index: 0 });
  event('message_delta', { delta: { stop_reason: call ? 'tool_use' : 'end_turn', stop_sequence: null }, usage: { output_tokens: 1 } });
  event('message_stop', {});
}

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', piece => { body += piece; });
  request.on('end', () => {
    const path = request.url.split('?')[0];
    if (request.method !== 'POST') return response.writeHead(405).end();
    const message = JSON.parse(body);
    const json = (status, value) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (path === '/mcp') {
      if (!('id' in message)) return response.writeHead(202).end();
      const result = mcp(message);
      const outcome = result ? { result } : { error: { code: -32601, message: 'Method not found' } };
      return json(result ? 200 : 404, { jsonrpc: '2.0', id: message.id, ...outcome });
    }
    if (path === '/v1/messages') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      claude(message, (type, value) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`));
      return response.end();
    }
    if (!path.startsWith('/v1beta/')) return json(404, {});
    const answer = gemini(message);
    if (!request.url.includes('alt=sse')) return json(200, answer);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`data: ${JSON.stringify(answer)}\n\n`);
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
writeFileSync('home/mcp.json', JSON.stringify({ mcpServers: { fake: { type: 'http', url: `${base}/mcp` } } }));
const run = (command, ...words) => new Promise(done => {
  const host = spawn(`${process.cwd()}/node_modules/.bin/${command}`, words, {
    cwd: 'home', stdio: 'ignore', // Nothing but this machine is reached: the proxy for all else is a closed port.
    env: { PATH: process.env.PATH, HOME: `${process.cwd()}/home`, HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1',
      GEMINI_API_KEY: 'pretend', GOOGLE_GEMINI_BASE_URL: base, GEMINI_CLI_NO_RELAUNCH: '1',
      ANTHROPIC_API_KEY: 'pretend', ANTHROPIC_BASE_URL: base, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_AUTOUPDATER: '1', ENABLE_TOOL_SEARCH: 'false' },
  });
  const limit = setTimeout(() => host.kill('SIGKILL'), 90000);
  host.on('close', () => { clearTimeout(limit); done(); });
});
const hosts = {
  'claude-code 2.1.332': () => run('claude', '-p', 'go', '--mcp-config', 'mcp.json', '--strict-mcp-config', '--allowedTools', 'mcp__fake'),
  'gemini-cli 0.61.0': () => run('gemini', '-p', 'go', '--yolo', '-m', 'gemini-2.5-flash'),
  'ai-sdk/mcp 2.0.99': async () => {
    const client = await createMCPClient({ transport: { type: 'http', url: `${base}/mcp` } });
    const { weather } = await client.tools();
    const output = await weather.execute({}, { toolCallId: 'call', messages: [] });
    given = weather.toModelOutput({ toolCallId: 'call', input: {}, output });
    await client.close();
  },
};
const reads = (words, text, structure) => /umbrella/.test(words) === text && /rain/.test(words) === structure;
let asStated = true;
for (const [name, ask] of Object.entries(hosts)) {
  const structure = name.startsWith('claude');
  for (kind of Object.keys(results)) {
    given = undefined;
    await ask();
    console.log(`${name}  ${kind.padEnd(6)} the model reads ${JSON.stringify(given)}`);
    asStated &&= given !== undefined && reads(JSON.stringify(given), kind === 'both' && !structure, structure);
  }
}
server.closeAllConnections();
server.close();
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 420 node see.mjs
