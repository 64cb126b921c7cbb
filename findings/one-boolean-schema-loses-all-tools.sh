#!/usr/bin/env bash
# Finding: a parameter with the schema true loses all tools of the server
#
# Packages:   opencode-ai 1.18.33, @google/gemini-cli 0.61.0
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  One tool of two has a parameter whose schema is true (anything goes). Neither host offers its model any tool of that
#             server; opencode says nothing about it, Gemini CLI "MCP issues detected". With {} instead of true, or with true one level
#             deeper (as items), both tools are there.
# Surprise:   true is a schema like any other in JSON Schema 2020-12, the dialect that MCP names, and generators write it for "any
#             value". The fault of one parameter takes away the tools that have nothing to do with it.
# Follows:    A server writes {} where it means anything. A host drops the tool that it cannot read, and keeps the others.
# Found by:   schemas of all shapes, met by five hosts: Claude Code passes it on, Codex makes it a string, Copilot CLI makes it {}.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent opencode-ai@1.18.33 @google/gemini-cli@0.61.0
node node_modules/opencode-ai/postinstall.mjs > postinstall.log
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const any = schema => [
  { name: 'any', description: 'Takes anything.', inputSchema: { type: 'object', properties: { value: schema } } },
  { name: 'plain', description: 'Takes nothing.', inputSchema: { type: 'object', properties: {} } },
];
const schemas = { 'true': true, '{}': {}, 'an array of true': { type: 'array', items: true } };
const result = { content: [{ type: 'text', text: 'ok' }] };
let tools;
let given, offered;

function mcp({ method, params }) {
  if (method === 'initialize') {
    return { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } };
  }
  if (method === 'tools/list') return { tools };
  if (method === 'tools/call') return result;
  return method === 'ping' ? {} : undefined;
}

function chat(question, response) {
  const names = (question.tools ?? []).map(tool => tool.function.name).filter(name => name.startsWith('fake'));
  if (names.length || !offered) offered = names;
  const answer = question.messages.find(turn => turn.role === 'tool');
  if (answer) given = answer.content;
  const call = names.length > 0 && !answer;
  const delta = call
    ? { role: 'assistant', tool_calls: [{ index: 0, id: 'call', type: 'function', function: { name: names[0], arguments: '{}' } }] }
    : { role: 'assistant', content: 'done' };
  const chunk = choice => `data: ${JSON.stringify({ id: 'one', object: 'chat.completion.chunk', created: 1, model: 'pretend',
    choices: [{ index: 0, ...choice }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } })}\n\n`;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(chunk({ delta, finish_reason: null }));
  response.end(`${chunk({ delta: {}, finish_reason: call ? 'tool_calls' : 'stop' })}data: [DONE]\n\n`);
}

function gemini(question, url, response) {
  const names = (question.tools ?? []).flatMap(tool => tool.functionDeclarations ?? []).map(tool => tool.name);
  offered = names.filter(name => name.startsWith('mcp_fake'));
  const answer = JSON.stringify({ candidates: [{ content: { role: 'model', parts: [{ text: 'done' }] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } });
  const stream = url.includes('alt=sse');
  response.writeHead(200, { 'content-type': stream ? 'text/event-stream' : 'application/json' });
  response.end(stream ? `data: ${answer}\n\n` : answer);
}

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', piece => { body += piece; });
  request.on('end', () => {
    const path = request.url.split('?')[0];
    if (request.method !== 'POST') return response.writeHead(path === '/mcp' ? 405 : 404).end();
    const message = body ? JSON.parse(body) : {};
    if (path === '/mcp') {
      if (!('id' in message)) return response.writeHead(202).end();
      const answer = mcp(message);
      const outcome = answer ? { result: answer } : { error: { code: -32601, message: 'Method not found' } };
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, ...outcome }));
    }
    if (path.startsWith('/v1beta/')) return gemini(message, request.url, response);
    chat(message, response);
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${server.address().port}`;
mkdirSync('home', { recursive: true });
writeFileSync('home/opencode.json', JSON.stringify({
  autoupdate: false, share: 'disabled', model: 'fake/pretend', small_model: 'fake/pretend',
  provider: { fake: { npm: '@ai-sdk/openai-compatible', name: 'fake', options: { baseURL: `${base}/v1`, apiKey: 'pretend' },
    models: { pretend: { name: 'pretend', tool_call: true, limit: { context: 2000000, output: 4096 } } } } },
  mcp: { fake: { type: 'remote', url: `${base}/mcp`, enabled: true, oauth: false } },
}));
mkdirSync('home/.gemini', { recursive: true });
writeFileSync('home/.gemini/settings.json', JSON.stringify({
  security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
  telemetry: { enabled: false }, privacy: { usageStatisticsEnabled: false }, general: { disableAutoUpdate: true },
  mcpServers: { fake: { httpUrl: `${base}/mcp`, trust: true } },
}));
const run = (command, ...words) => new Promise(done => {
  const host = spawn(`${process.cwd()}/node_modules/.bin/${command}`, words, {
    cwd: 'home', stdio: 'ignore', // Nothing but this machine is reached: the proxy for all else is a closed port.
    env: { PATH: process.env.PATH, HOME: `${process.cwd()}/home`, HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1,localhost',
      OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1',
      GEMINI_API_KEY: 'pretend', GOOGLE_GEMINI_BASE_URL: base, GEMINI_CLI_NO_RELAUNCH: '1' },
  });
  const limit = setTimeout(() => host.kill('SIGKILL'), 90000);
  host.on('close', () => { clearTimeout(limit); done(); });
});
const hosts = {
  'opencode 1.18.33': () => run('opencode', 'run', '--model', 'fake/pretend', 'go'),
  'gemini-cli 0.61.0': () => run('gemini', '-p', 'go', '--yolo', '-m', 'gemini-2.5-flash'),
};
let asStated = true;
for (const [name, go] of Object.entries(hosts)) {
  for (const [words, schema] of Object.entries(schemas)) {
    offered = undefined;
    tools = any(schema);
    await go();
    console.log(`${name}: with ${words} the model is offered ${JSON.stringify(offered)}`);
    asStated &&= offered?.length === (schema === true ? 0 : 2);
  }
}
server.closeAllConnections();
server.close();
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 300 node see.mjs
