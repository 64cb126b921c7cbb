#!/usr/bin/env bash
# Finding: of a long result in one line opencode shows the model nothing at all
#
# Package:    opencode-ai 1.18.33
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  A text of more than 51,200 bytes is cut to the whole lines that fit. When it is one line, none fits: the model reads
#             "...60000 bytes truncated..." and the name of a file, and not one character of the result. A text of 51,000 bytes in one
#             line comes whole.
# Surprise:   JSON as most libraries write it is one line. A tool that answers with it works until its answer grows by some bytes, and
#             then gives nothing rather than less; nobody is told, and the same text with line breaks would have come for the most part.
# Follows:    A tool breaks long texts into lines, writes JSON indented, and keeps results far below 50,000 bytes with a parameter to
#             get the rest.
# Found by:   results of growing size, and a pretend model that records what it reads.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent opencode-ai@1.18.33
node node_modules/opencode-ai/postinstall.mjs > postinstall.log
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const tools = [{ name: 'read', description: 'Reads.', inputSchema: { type: 'object', properties: {} } }];
const texts = { 'one line of 51,000': 'x'.repeat(51000), 'one line of 60,000': 'x'.repeat(60000), '60 lines of 1,000': `${'x'.repeat(999)}\n`.repeat(60) };
let result;
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
const run = (command, ...words) => new Promise(done => {
  const host = spawn(`${process.cwd()}/node_modules/.bin/${command}`, words, {
    cwd: 'home', stdio: 'ignore', // Nothing but this machine is reached: the proxy for all else is a closed port.
    env: { PATH: process.env.PATH, HOME: `${process.cwd()}/home`, HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1,localhost',
      OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1' },
  });
  const limit = setTimeout(() => host.kill('SIGKILL'), 90000);
  host.on('close', () => { clearTimeout(limit); done(); });
});
const read = {};
for (const [name, text] of Object.entries(texts)) {
  given = undefined;
  result = { content: [{ type: 'text', text }] };
  await run('opencode', 'run', '--model', 'fake/pretend', 'go');
  read[name] = given?.replace(/[^x]/g, '').length;
  console.log(`${name}: the model reads ${read[name]} of its characters, and ${JSON.stringify(given?.replace(/x+\n?/g, '').slice(0, 60))}`);
}
const asStated = read['one line of 51,000'] === 51000 && read['60 lines of 1,000'] > 50000 && read['one line of 60,000'] < 10;
server.closeAllConnections();
server.close();
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 200 node see.mjs
