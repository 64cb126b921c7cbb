#!/usr/bin/env bash
# Finding: a result that is a link reaches the models of two hosts as an empty text
#
# Packages:   opencode-ai 1.18.33, @github/copilot 1.0.102
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  A tool answers with one block of type resource_link, with address, name and description. In both hosts the model reads an
#             empty text: no address, no name, and no word that something was left out.
# Surprise:   A link has been a content block of its own since 2025-06-18 and is what the specification offers for large results. Other
#             hosts (Claude Code, Gemini CLI, Codex) tell the model its address. Here a call that worked looks like one that found
#             nothing.
# Follows:    A server puts a text beside each link that says what it is and where.
# Found by:   a result of each kind, and a pretend model that records what it reads. A result that is only a binary resource or a picture
#             ends the same way in Copilot CLI with such a model.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent opencode-ai@1.18.33 @github/copilot@1.0.102
node node_modules/opencode-ai/postinstall.mjs > postinstall.log
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const tools = [{ name: 'find', description: 'Finds.', inputSchema: { type: 'object', properties: {} }, annotations: { readOnlyHint: true } }];
const result = { content: [{ type: 'resource_link', uri: 'https://example.com/report.txt', name: 'report', description: 'The whole report' }] };
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
mkdirSync('home/.copilot', { recursive: true });
writeFileSync('home/.copilot/mcp-config.json',
  JSON.stringify({ mcpServers: { fake: { type: 'http', url: `${base}/mcp`, tools: ['*'] } } }));
const run = (command, ...words) => new Promise(done => {
  const host = spawn(`${process.cwd()}/node_modules/.bin/${command}`, words, {
    cwd: 'home', stdio: 'ignore', // Nothing but this machine is reached: the proxy for all else is a closed port.
    env: { PATH: process.env.PATH, HOME: `${process.cwd()}/home`, HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1,localhost',
      OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1',
      COPILOT_OFFLINE: 'true', COPILOT_PROVIDER_BASE_URL: `${base}/v1`, COPILOT_PROVIDER_API_KEY: 'pretend' },
  });
  const limit = setTimeout(() => host.kill('SIGKILL'), 90000);
  host.on('close', () => { clearTimeout(limit); done(); });
});
const hosts = {
  'opencode 1.18.33': () => run('opencode', 'run', '--model', 'fake/pretend', 'go'),
  'copilot 1.0.102': () => run('copilot', '-p', 'go', '--allow-all-tools', '--no-auto-update', '--model', 'pretend'),
};
let asStated = true;
for (const [name, go] of Object.entries(hosts)) {
  given = undefined;
  await go();
  console.log(`${name}: the model reads ${JSON.stringify(given)}`);
  asStated &&= given === '';
}
server.closeAllConnections();
server.close();
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 240 node see.mjs
