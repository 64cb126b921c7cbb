#!/usr/bin/env bash
# Finding: mcp-remote asks for "openid email profile" when a server names no scope; an empty list stops it
#
# Package:    mcp-remote 0.15.1
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  When neither the challenge nor the two metadata documents name a scope, mcp-remote registers and asks with
#             scope "openid email profile". A scope that the registration answer grants is not taken over. With
#             "scopes_supported": [] in the resource metadata it asks without a scope; with names there, it asks for those.
# Surprise:   The MCP specification (2025-11-25, scope selection) says to leave the scope out when nothing names one, and the
#             client is for servers that have no use for OpenID. A server that is strict about unknown scopes answers
#             invalid_scope, and a missing list and an empty list look alike to most who write metadata.
# Follows:    An authorization server reduces scopes it does not know instead of refusing. A server without scopes says
#             "scopes_supported": [] or lists its one scope. Users can set --static-oauth-client-metadata '{"scope":"..."}'.
# Found by:   reading the authorization requests of several clients at one server that names no scopes.
# Public:     no issue known to us; its README does not name the three scopes as what is asked by default.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent mcp-remote@0.15.1
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';

// A browser that does nothing, under all the names that are tried.
mkdirSync('bin');
for (const name of ['xdg-open', 'gio', 'open', 'x-www-browser', 'www-browser', 'wslview']) {
  writeFileSync(`bin/${name}`, '#!/bin/sh\nexit 0\n');
  chmodSync(`bin/${name}`, 0o755);
}

async function look(name, { resource = {}, login = {}, granted = {} }) {
  let base, registered;
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      const path = new URL(request.url, base).pathname;
      const json = (status, value, fields = {}) => {
        response.writeHead(status, { 'content-type': 'application/json', ...fields });
        response.end(JSON.stringify(value));
      };
      if (path === '/mcp') {
        json(401, {}, { 'www-authenticate': `Bearer resource_metadata="${base}/.well-known/oauth-protected-resource/mcp"` });
      } else if (path === '/.well-known/oauth-protected-resource/mcp') {
        json(200, { resource: `${base}/mcp`, authorization_servers: [base], ...resource });
      } else if (path === '/.well-known/oauth-authorization-server') {
        json(200, {
          issuer: base, authorization_endpoint: `${base}/authorize`, token_endpoint: `${base}/token`,
          registration_endpoint: `${base}/register`, response_types_supported: ['code'],
          grant_types_supported: ['authorization_code'], code_challenge_methods_supported: ['S256'],
          token_endpoint_auth_methods_supported: ['none'], ...login,
        });
      } else if (path === '/register') {
        registered = JSON.parse(body);
        json(201, { ...registered, client_id: 'one', ...granted });
      } else {
        json(404, {});
      }
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${server.address().port}`;
  mkdirSync(name);
  const home = `${process.cwd()}/${name}`;
  const bridge = spawn(process.execPath, ['node_modules/mcp-remote/dist/proxy.js', `${base}/mcp`], {
    env: { ...process.env, HOME: home, MCP_REMOTE_CONFIG_DIR: home, BROWSER: '/bin/true',
      PATH: `${process.cwd()}/bin:${process.env.PATH}` },
  });
  let words = '';
  bridge.stderr.on('data', piece => { words += piece; });
  bridge.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'finding', version: '1' } } })}\n`);
  const link = () => words.match(/http:\S+\/authorize\?\S+(?=\s)/)?.[0];
  for (let waited = 0; !link() && waited < 40; waited += 0.1) await new Promise(done => setTimeout(done, 100));
  bridge.kill('SIGKILL');
  server.closeAllConnections();
  server.close();
  if (!link()) throw new Error(`no login address: ${words}`);
  return { asked: new URL(link()).searchParams.get('scope'), registered: registered.scope ?? null };
}

const cases = {
  nothing: [{}, 'openid email profile'],
  granted_scope: [{ granted: { scope: 'notes' } }, 'openid email profile'],
  empty_list: [{ resource: { scopes_supported: [] } }, null],
  listed_scope: [{ resource: { scopes_supported: ['notes'] } }, 'notes'],
};
let asStated = true;
for (const [name, [documents, expected]] of Object.entries(cases)) {
  const seen = await look(name, documents);
  console.log(`${name.padEnd(14)} ${JSON.stringify(documents).padEnd(42)} asked: ${seen.asked}; registered: ${seen.registered}`);
  asStated &&= seen.asked === expected && seen.registered === expected;
}
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 180 node see.mjs
