#!/usr/bin/env bash
# Finding: a revoked login ends in a registration without redirect URIs, and its refusal is all that is read
#
# Package:    @google/gemini-cli 0.61.0 (needs `script` of util-linux for a terminal)
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  The user has signed in to an MCP server with /mcp auth. In a later run the server answers a tools/call with 401
#             (access revoked). The host neither refreshes nor asks for a new login: it sends POST /register with
#             empty redirect_uris, grant_types and response_types. What the registration endpoint says to that becomes the
#             tool's error, for the model and the user.
# Surprise:   A client that nobody can be sent back to is of no use, so servers refuse it; and the sentence that then reaches
#             the user is about redirect URIs of a client they have never heard of, not about the login that has ended.
# Follows:    An authorization server that refuses an empty redirect_uris says in error_description what to do: sign in again
#             (/mcp auth NAME). A host that gets 401 with a token refreshes, then asks for a login.
# Found by:   revoking a grant between two calls of one session.
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
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';

// The browser: goes to the address, and so follows the redirect back to the host.
mkdirSync('bin');
for (const name of ['browser', 'xdg-open', 'open']) {
  const go = `"${process.execPath}" -e 'fetch(process.argv[1])' "$word" &`;
  writeFileSync(`bin/${name}`, `#!/bin/sh\nfor word; do case $word in http*) ${go} ;; esac; done\n`);
  chmodSync(`bin/${name}`, 0o755);
}

let base, revoked = false, signedIn = false, read;
const afterwards = [];

function mcp(message) {
  if (message.method === 'initialize') {
    return { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } };
  }
  return { tools: [{ name: 'work', description: 'Works.', inputSchema: { type: 'object', properties: {} } }] };
}

function model(question) {
  const declared = (question.tools ?? []).flatMap(tool => tool.functionDeclarations ?? []).find(tool => tool.name.endsWith('work'));
  const answer = (question.contents ?? []).flatMap(turn => turn.parts ?? []).find(part => part.functionResponse);
  if (answer) read = JSON.stringify(answer.functionResponse.response);
  const part = declared && !answer ? { functionCall: { name: declared.name, args: {} } } : { text: 'done' };
  return { candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } };
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
    if (url.pathname.startsWith('/v1beta/')) {
      const answer = JSON.stringify(model(JSON.parse(body)));
      const stream = request.url.includes('alt=sse');
      response.writeHead(200, { 'content-type': stream ? 'text/event-stream' : 'application/json' });
      return response.end(stream ? `data: ${answer}\n\n` : answer);
    }
    if (revoked && request.method === 'POST') afterwards.push(`${url.pathname} ${body}`);
    if (url.pathname.startsWith('/.well-known/oauth-protected-resource')) {
      return json(200, { resource: `${base}/mcp`, authorization_servers: [base] });
    }
    if (url.pathname === '/.well-known/oauth-authorization-server') {
      return json(200, {
        issuer: base, authorization_endpoint: `${base}/authorize`, token_endpoint: `${base}/token`,
        registration_endpoint: `${base}/register`, response_types_supported: ['code'],
        grant_types_supported: ['authorization_code', 'refresh_token'], code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none'], authorization_response_iss_parameter_supported: true,
      });
    }
    if (url.pathname === '/register') {
      const wanted = JSON.parse(body);
      return wanted.redirect_uris?.length ? json(201, { ...wanted, client_id: 'one' })
        : json(400, { error: 'invalid_redirect_uri', error_description: 'a redirect URI is needed' });
    }
    if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri'));
      for (const [name, value] of Object.entries({ code: 'code', state: url.searchParams.get('state'), iss: base })) back.searchParams.set(name, value);
      response.writeHead(303, { location: back.href });
      return response.end();
    }
    if (url.pathname === '/token') {
      if (revoked) return json(400, { error: 'invalid_grant' });
      signedIn = true;
      return json(200, { access_token: 'access', refresh_token: 'refresh', token_type: 'Bearer', expires_in: 3600 });
    }
    if (url.pathname !== '/mcp') return json(404, {});
    const message = body ? JSON.parse(body) : {};
    if (message.method === 'tools/call') revoked = true;
    if (revoked || request.headers.authorization !== 'Bearer access') {
      return json(401, {}, { 'www-authenticate': `Bearer resource_metadata="${base}/.well-known/oauth-protected-resource/mcp"` });
    }
    if (request.method !== 'POST') return response.writeHead(405).end();
    if (!('id' in message)) return response.writeHead(202).end();
    json(200, { jsonrpc: '2.0', id: message.id, result: mcp(message) });
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
base = `http://127.0.0.1:${server.address().port}`;
const home = `${process.cwd()}/home`;
mkdirSync('home/.gemini', { recursive: true });
writeFileSync('home/.gemini/settings.json', JSON.stringify({
  security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
  telemetry: { enabled: false }, privacy: { usageStatisticsEnabled: false }, general: { disableAutoUpdate: true },
  mcpServers: { fake: { httpUrl: `${base}/mcp`, trust: true } },
}));
const gemini = `${process.cwd()}/node_modules/.bin/gemini`;
const start = (command, words) => spawn(command, words, {
  cwd: 'home', stdio: ['pipe', 'pipe', 'ignore'], // Nothing but this machine is reached: the proxy for all else is a closed port.
  env: { PATH: `${process.cwd()}/bin:${process.env.PATH}`, HOME: home, BROWSER: `${process.cwd()}/bin/browser`, SHELL: '/bin/sh', TERM: 'xterm-256color',
    GEMINI_API_KEY: 'pretend', GOOGLE_GEMINI_BASE_URL: base, GEMINI_CLI_NO_RELAUNCH: '1', HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' },
});
const pause = millis => new Promise(done => setTimeout(done, millis));

/** Signs in by the command of the terminal. */
async function signIn() {
  const terminal = start('script', ['-qec', `stty cols 120 rows 40; ${gemini} -m gemini-2.5-flash`, '/dev/null']);
  let shown = '';
  terminal.stdout.on('data', piece => { shown += piece; });
  const shows = async text => { for (let i = 0; i < 450 && !shown.includes(text); i++) await pause(100); };
  const type = async words => { for (const letter of words) { terminal.stdin.write(letter); await pause(40); } };
  await shows('Type your message');
  await pause(3000);
  await type('/mcp auth fake');
  await pause(500);
  terminal.stdin.write('\r');
  await shows('continue');
  await pause(1000);
  terminal.stdin.write('\r');
  for (let i = 0; i < 450 && !signedIn; i++) await pause(100);
  await pause(3000);
  terminal.kill('SIGKILL');
}

for (let tries = 0; tries < 3 && !signedIn; tries++) await signIn();
const host = start(gemini, ['-p', 'go', '--yolo', '-m', 'gemini-2.5-flash']);
host.stdin.end();
const limit = setTimeout(() => host.kill('SIGKILL'), 120000);
await new Promise(done => host.on('close', done));
clearTimeout(limit);
server.closeAllConnections();
server.close();
const registration = afterwards.find(each => each.startsWith('/register '));
console.log(`signed in:                ${signedIn}`);
console.log(`sent after the 401:       ${afterwards.map(each => each.slice(0, 160)).join('\n                          ')}`);
console.log(`what the model then read: ${read}`);
const asStated = signedIn && /"redirect_uris":\[\]/.test(registration ?? '') && !afterwards.some(each => each.startsWith('/token '))
  && /a redirect URI is needed/.test(read ?? '');
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 600 node see.mjs
