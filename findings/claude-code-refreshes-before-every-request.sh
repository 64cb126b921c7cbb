#!/usr/bin/env bash
# Finding: with access tokens of five minutes Claude Code refreshes before every single request
#
# Package:    @anthropic-ai/claude-code 2.1.332 (needs `script` of util-linux for a terminal)
# Seen:       30 November 2026, Linux, Node 20; the same with 2.1.328
# Behaviour:  A token that lives less than 300 s more counts as used up. With expires_in 300 each fresh token is "old" when it
#             arrives, so every request to the MCP server has a refresh before it (requests of one moment share one), and each
#             refresh rotates the refresh token. With expires_in 330 there is none in the same session.
# Surprise:   Five minutes is a usual lifetime for careful servers, and a refresh is expected once in it. Nothing fails: the
#             token endpoint just gets as many requests as the MCP endpoint, and a rate limit there, set for people who
#             sign in, refuses busy sessions.
# Follows:    An authorization server gives tokens well over 300 s (10 minutes or more), or counts refreshes so that this
#             shows. A client measures its margin against the lifetime.
# Found by:   a server that logged its grants; the limit was closed in on from both sides.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @anthropic-ai/claude-code@2.1.332
node node_modules/@anthropic-ai/claude-code/install.cjs
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

function modelAnswer(question, response) {
  const tool = (question.tools ?? []).find(each => each.name.endsWith('__work'));
  const results = JSON.stringify(question.messages).split('"tool_result"').length - 1;
  const call = tool && results < 3;
  const event = (type, value) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  event('message_start', { message: { id: 'one', type: 'message', role: 'assistant', model: question.model, content: [],
    stop_reason: null, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } } });
  event('content_block_start', { index: 0,
    content_block: call ? { type: 'tool_use', id: `call_${results}`, name: tool.name, input: {} } : { type: 'text', text: '' } });
  event('content_block_delta', { index: 0,
    delta: call ? { type: 'input_json_delta', partial_json: '{}' } : { type: 'text_delta', text: 'done' } });
  event('content_block_stop', { index: 0 });
  event('message_delta', { delta: { stop_reason: call ? 'tool_use' : 'end_turn', stop_sequence: null }, usage: { output_tokens: 1 } });
  event('message_stop', {});
  response.end();
}

async function look(lifetime) {
  let base, tokens = 0, counting = false;
  const seen = { requests: 0, refreshes: 0, calls: 0 };
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      const url = new URL(request.url, base);
      const json = (status, value, fields = {}) => {
        response.writeHead(status, { 'content-type': 'application/json', ...fields });
        response.end(JSON.stringify(value));
      };
      if (url.pathname === '/v1/messages') return modelAnswer(JSON.parse(body), response);
      if (url.pathname.startsWith('/.well-known/oauth-protected-resource')) {
        return json(200, { resource: `${base}/mcp`, authorization_servers: [base] });
      }
      if (url.pathname === '/.well-known/oauth-authorization-server') {
        return json(200, {
          issuer: base, authorization_endpoint: `${base}/authorize`, token_endpoint: `${base}/token`,
          registration_endpoint: `${base}/register`, response_types_supported: ['code'],
          grant_types_supported: ['authorization_code', 'refresh_token'], code_challenge_methods_supported: ['S256'],
          token_endpoint_auth_methods_supported: ['none'],
        });
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
        if (counting && new URLSearchParams(body).get('grant_type') === 'refresh_token') seen.refreshes++;
        tokens++;
        return json(200, {
          access_token: `access${tokens}`, refresh_token: `refresh${tokens}`, token_type: 'Bearer', expires_in: lifetime,
        });
      }
      if (url.pathname !== '/mcp') return json(404, {});
      if (!/^Bearer access\d+$/.test(request.headers.authorization ?? '')) {
        return json(401, {}, { 'www-authenticate': `Bearer resource_metadata="${base}/.well-known/oauth-protected-resource/mcp"` });
      }
      if (counting) seen.requests++;
      if (request.method !== 'POST') return response.writeHead(405).end();
      const message = JSON.parse(body);
      if (!('id' in message)) return response.writeHead(202).end();
      if (message.method === 'tools/call') seen.calls++;
      const results = {
        initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } },
        'tools/list': { tools: [{ name: 'work', description: 'Works.', inputSchema: { type: 'object', properties: {} } }] },
        'tools/call': { content: [{ type: 'text', text: 'ok' }] },
      };
      const result = results[message.method];
      const outcome = result ? { result } : { error: { code: -32601, message: 'Method not found' } };
      json(result ? 200 : 404, { jsonrpc: '2.0', id: message.id, ...outcome });
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${server.address().port}`;
  const home = `${process.cwd()}/home${lifetime}`;
  mkdirSync(home);
  const claude = `${process.cwd()}/node_modules/.bin/claude`;
  const run = (command, ...words) => new Promise((done, failed) => {
    const host = spawn(command, words, {
      cwd: home, stdio: ['pipe', 'pipe', 'pipe'], // Nothing but this machine is reached: the proxy for all else is a closed port.
      env: { PATH: `${process.cwd()}/bin:${process.env.PATH}`, HOME: home, BROWSER: `${process.cwd()}/bin/browser`, SHELL: '/bin/sh',
        TERM: 'xterm', ANTHROPIC_API_KEY: 'pretend', ANTHROPIC_BASE_URL: base, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        DISABLE_AUTOUPDATER: '1', ENABLE_TOOL_SEARCH: 'false', HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1,localhost' },
    });
    let said = '';
    host.stdout.on('data', piece => { said += piece; });
    host.stderr.on('data', piece => { said += piece; });
    if (command !== 'script') host.stdin.end();
    const limit = setTimeout(() => host.kill('SIGKILL'), 60000);
    host.on('close', code => { clearTimeout(limit); code === 0 ? done(said) : failed(new Error(`${command}: ${said}`)); });
  });
  await run(claude, 'mcp', 'add', '--scope', 'user', '--transport', 'http', 'fake', `${base}/mcp`);
  await run('script', '-qec', `${claude} mcp login fake`, '/dev/null');
  counting = true;
  await run(claude, '-p', 'go', '--allowedTools', 'mcp__fake');
  server.closeAllConnections();
  server.close();
  return seen;
}

const five = await look(300);
const more = await look(330);
console.log('expires_in 300:', five);
console.log('expires_in 330:', more);
const asStated = five.calls === 3 && five.refreshes >= five.requests - 2 && five.requests > 5 && more.calls === 3 && more.refreshes === 0;
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 300 node see.mjs
