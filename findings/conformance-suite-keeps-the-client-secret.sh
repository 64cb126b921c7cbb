#!/usr/bin/env bash
# Finding: the conformance suite does not send the client secret it was given when the server also allows "none"
#
# Package:    @modelcontextprotocol/conformance 0.2.0-alpha.12 (needs Node 22: run with Node 24.21.0 of npm)
# Seen:       30 November 2026, Linux
# Behaviour:  `conformance authorization --client-id ID --client-secret SECRET` sends the secret when the metadata say
#             token_endpoint_auth_methods_supported: ["client_secret_basic"]. With ["client_secret_basic", "none"], in
#             either order, it sends only the client id. A server that knows ID as a client with a secret answers 401,
#             and scenario authorization-code-grant fails.
# Surprise:   The list says what the server can do for all its clients, not how this one is registered. Most MCP clients
#             are public, so most of their servers list "none". The failure reads as one of the server's token endpoint.
# Follows:    Register a public client for this scenario and leave the option away. A client decides by its own
#             registration, and by the list only where it has none.
# Found by:   a server that passed with a public client and failed with a confidential one.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
newer="node-linux-$(node -p process.arch)"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @modelcontextprotocol/conformance@0.2.0-alpha.12 "$newer@24.21.0"
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';

const freePort = () => new Promise(done => {
  const holder = http.createServer().listen(0, '127.0.0.1', () => {
    const { port } = holder.address();
    holder.close(() => done(port));
  });
});

async function look(methods) {
  let base, sent = 'no token request';
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      const url = new URL(request.url, base);
      const json = (status, value) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
        response.end(JSON.stringify(value));
      };
      if (url.pathname === '/.well-known/oauth-authorization-server') {
        json(200, {
          issuer: base, authorization_endpoint: `${base}/authorize`, token_endpoint: `${base}/token`,
          response_types_supported: ['code'], code_challenge_methods_supported: ['S256'],
          token_endpoint_auth_methods_supported: methods, client_id_metadata_document_supported: true,
        });
      } else if (url.pathname === '/authorize') {
        const back = new URL(url.searchParams.get('redirect_uri'));
        back.searchParams.set('code', 'code');
        back.searchParams.set('state', url.searchParams.get('state'));
        response.writeHead(303, { location: back.href });
        response.end();
      } else if (url.pathname === '/token') {
        const secret = request.headers.authorization?.startsWith('Basic ') || new URLSearchParams(body).has('client_secret');
        sent = secret ? 'secret sent' : 'secret not sent';
        secret ? json(200, { access_token: 'token', token_type: 'Bearer', expires_in: 60 }) : json(401, { error: 'invalid_client' });
      } else {
        json(404, {});
      }
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${server.address().port}`;
  const suite = spawn(process.execPath, ['node_modules/@modelcontextprotocol/conformance/dist/index.js', 'authorization',
    '--url', base, '--client-id', 'client', '--client-secret', 'secret', '-p', String(await freePort())]);
  let words = '', visited = false;
  const read = piece => {
    words += piece;
    const link = words.match(/http:\S+\/authorize\?\S+(?=\s)/)?.[0];
    if (link && /Callback server started/.test(words) && !visited) {
      visited = true;
      fetch(link).then(answer => answer.text()).catch(() => {});
    }
  };
  suite.stdout.on('data', read);
  suite.stderr.on('data', read);
  const limit = setTimeout(() => suite.kill('SIGKILL'), 60000);
  const code = await new Promise(done => suite.on('close', done));
  clearTimeout(limit);
  server.closeAllConnections();
  server.close();
  return { sent, code };
}

let asStated = true;
for (const [methods, sent, code] of [
  [['client_secret_basic'], 'secret sent', 0],
  [['client_secret_basic', 'none'], 'secret not sent', 1],
  [['none', 'client_secret_post'], 'secret not sent', 1],
]) {
  const seen = await look(methods);
  console.log(`${JSON.stringify(methods).padEnd(32)} ${seen.sent}, the suite ended with ${seen.code}`);
  asStated &&= seen.sent === sent && seen.code === code;
}
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 240 "node_modules/$newer/bin/node" see.mjs
