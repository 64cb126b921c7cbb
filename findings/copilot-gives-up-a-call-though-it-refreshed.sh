#!/usr/bin/env bash
# Finding: when its access token has expired, Copilot CLI refreshes it, gives up the call all the same, and drops the server's tools
#
# Package:    @github/copilot 1.0.102 (needs `script` of util-linux for a terminal)
# Seen:       1 December 2026, Linux, Node 20
# Behaviour:  Before each call of a tool Copilot CLI lists the server's tools again. When that is answered 401 because the token has
#             expired, it gets a new token with its refresh token, but does not repeat the list. The model reads that the tool "has no
#             native execution backend: it is not a built-in native tool, and the MCP invocation failed", and the tool is not offered to
#             it again in that run. The next run works with the new token.
# Surprise:   A refresh is expected to be invisible. The text speaks of a native backend and leads people to look for a fault in the
#             server or in the installation.
# Follows:    A server for Copilot CLI gives access tokens that outlast a working session (an hour or more), and does not count the lists
#             before each call as load by a broken client.
# Found by:   a matrix of real hosts whose tokens a server ends in the middle of a run.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @github/copilot@1.0.102
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';

// The browser: goes to the address, and so follows the redirect back to the host.
mkdirSync('bin', { recursive: true });
for (const name of ['browser', 'xdg-open', 'open']) {
  const go = `"${process.execPath}" -e 'fetch(process.argv[1])' "$word" &`;
  writeFileSync(`bin/${name}`, `#!/bin/sh\nfor word; do case $word in http*) ${go} ;; esac; done\n`);
  chmodSync(`bin/${name}`, 0o755);
}
let base, tokens = 0, valid = 0, signedIn = 0;
const log = [];
const pause = ms => new Promise(done => setTimeout(done, ms));
const plan = [{ wait: 8000 }, { wait: 500, expire: true }, { wait: 0 }]; // the calls of the model, in milliseconds
let given = [];

async function model(question, response) {
  const tool = (question.tools ?? []).find(each => each.function?.name.includes('work'));
  const results = question.messages.filter(each => each.role === 'tool');
  given = results.map(each => each.content);
  const step = plan[results.length];
  log.push({ model: results.length, offered: tool?.function.name });
  const call = tool && step !== undefined;
  if (call) {
    if (step.expire) valid = Infinity;
    await pause(step.wait);
  }
  const chunk = (delta, reason) => response.write('data: ' + JSON.stringify({ id: 'chat', object: 'chat.completion.chunk', created: 1,
    model: 'pretend', choices: [{ index: 0, delta, finish_reason: reason }] }) + '\n\n');
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  chunk(call ? { role: 'assistant', content: null, tool_calls: [{ index: 0, id: `call_${results.length}`, type: 'function',
    function: { name: tool.function.name, arguments: '{}' } }] } : { role: 'assistant', content: 'done' }, null);
  chunk({}, call ? 'tool_calls' : 'stop');
  response.end('data: [DONE]\n\n');
}

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', piece => { body += piece; });
  request.on('end', () => {
    const url = new URL(request.url, base);
    const json = (status, value, fields = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...fields });
      response.end(JSON.stringify(value));
    };
    if (url.pathname.endsWith('/chat/completions')) return model(JSON.parse(body), response);
    if (url.pathname.startsWith('/.well-known/oauth-protected-resource')) {
      return json(200, { resource: `${base}/mcp`, authorization_servers: [base] });
    }
    if (url.pathname === '/.well-known/oauth-authorization-server') {
      return json(200, { issuer: base, authorization_endpoint: `${base}/authorize`, token_endpoint: `${base}/token`,
        registration_endpoint: `${base}/register`, response_types_supported: ['code'],
        grant_types_supported: ['authorization_code', 'refresh_token'], code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none'] });
    }
    if (url.pathname === '/register') return json(201, { ...JSON.parse(body), client_id: 'one' });
    if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri'));
      back.searchParams.set('code', 'code');
      back.searchParams.set('state', url.searchParams.get('state'));
      response.writeHead(303, { location: back.href });
      return response.end();
    }
    if (url.pathname === '/token') {
      const kind = new URLSearchParams(body).get('grant_type');
      tokens++;
      valid = tokens;
      log.push({ token: kind });
      signedIn++;
      return json(200, { access_token: `access${tokens}`, refresh_token: `refresh${tokens}`, token_type: 'Bearer',
        expires_in: 3600 });
    }
    if (url.pathname !== '/mcp') return json(404, {});
    const number = Number(/^Bearer access(\d+)$/.exec(request.headers.authorization ?? '')?.[1] ?? 0);
    const method = body ? JSON.parse(body).method : request.method;
    const refused = number === 0 || number < valid;
    log.push({ mcp: method, status: refused ? 401 : 200 });
    if (refused) {
      const metadata = `resource_metadata="${base}/.well-known/oauth-protected-resource/mcp"`;
      return json(401, {}, { 'www-authenticate': `Bearer ${number ? 'error="invalid_token", ' : ''}${metadata}` });
    }
    if (request.method !== 'POST') return response.writeHead(405).end();
    const message = JSON.parse(body);
    if (!('id' in message)) return response.writeHead(202).end();
    const results = {
      'server/discover': { resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: { tools: {} }, ttlMs: 0,
        cacheScope: 'private', _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'fake', version: '1' } } },
      initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } },
      'tools/list': { resultType: 'complete', ttlMs: 0, cacheScope: 'private', tools: [
        { name: 'work', description: 'Works.', inputSchema: { type: 'object', properties: {} }, annotations: { readOnlyHint: true } }] },
      'tools/call': { resultType: 'complete', content: [{ type: 'text', text: 'ok' }] },
    };
    const result = results[message.method];
    const outcome = result ? { result } : { error: { code: -32601, message: 'Method not found' } };
    json(result ? 200 : 404, { jsonrpc: '2.0', id: message.id, ...outcome });
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
base = `http://127.0.0.1:${server.address().port}`;
const home = `${process.cwd()}/home`;
mkdirSync(`${home}/.copilot`, { recursive: true });
writeFileSync(`${home}/.copilot/config.json`, JSON.stringify({ trusted_folders: [home], banner: 'never' }));
const copilot = `${process.cwd()}/node_modules/.bin/copilot`;
const start = (command, ...words) => spawn(command, words, {
  cwd: home, stdio: ['pipe', 'pipe', 'pipe'],
  env: { PATH: `${process.cwd()}/bin:${process.env.PATH}`, HOME: home, BROWSER: `${process.cwd()}/bin/browser`, SHELL: '/bin/sh',
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color', COPILOT_OFFLINE: 'true', COPILOT_PROVIDER_BASE_URL: `${base}/v1`, COPILOT_PROVIDER_TYPE: 'openai',
    COPILOT_PROVIDER_API_KEY: 'pretend', COPILOT_MODEL: 'pretend', COPILOT_AUTO_UPDATE: 'false',
    HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1,localhost' } });
const run = (command, ...words) => new Promise(done => {
  const host = start(command, ...words);
  let said = '';
  host.stdout.on('data', piece => { said += piece; });
  host.stderr.on('data', piece => { said += piece; });
  if (command !== 'script') host.stdin.end();
  const limit = setTimeout(() => host.kill('SIGKILL'), 120000);
  host.on('close', () => { clearTimeout(limit); done(said); });
});
await run(copilot, 'mcp', 'add', '--transport', 'http', 'fake', `${base}/mcp`);
const terminal = start('script', '-qec', `stty cols 140 rows 50; ${copilot}`, '/dev/null');
terminal.stdout.resume();
for (let i = 0; i < 300 && !signedIn; i++) await pause(200);
await pause(8000);
terminal.kill('SIGKILL');
await run(copilot, '-p', 'go', '--allow-all-tools', '--disable-builtin-mcps');
const first = log.length;
const results = given;
const offered = log.filter(each => 'model' in each).map(each => each.offered !== undefined);
const lists = log.findLastIndex(each => each.mcp === 'tools/list' && each.status === 401);
const refresh = log.findIndex(each => each.token === 'refresh_token');
plan.length = 1;
await run(copilot, '-p', 'go', '--allow-all-tools', '--disable-builtin-mcps');
console.log('the model reads', results, 'the tool was offered', offered, 'in the next run', given);
const asStated = results.length === 2 && results[0] === 'ok' && /no native execution backend/.test(results[1])
  && refresh > lists && lists > 0
  && refresh < first && offered.at(0) && !offered.at(-1) && given.at(0) === 'ok';
server.closeAllConnections();
server.close();
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 400 node see.mjs
