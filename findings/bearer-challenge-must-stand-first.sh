#!/usr/bin/env bash
# Finding: a Bearer challenge that stands behind another one is not seen
#
# Packages:   @modelcontextprotocol/sdk 1.32.2 and @ai-sdk/mcp 2.0.99; for comparison @modelcontextprotocol/client 2.4.0
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  A server answers 401 with two challenges: DPoP first, then Bearer with resource_metadata and scope.
#             The older SDK and the AI SDK read nothing of it. They guess the well-known addresses, do not ask for the
#             challenged scope, and the SDK even registers a client at /register of the MCP server's own origin.
#             With Bearer first all is well. Client 2.4.0 reads both orders.
# Surprise:   RFC 9110 (11.6.1) lets one field carry several challenges in any order, and two fields count as one list.
#             DPoP servers list DPoP first because they prefer it. Nothing in the error says that the field was ignored.
# Follows:    A server that offers DPoP beside Bearer puts Bearer first, and serves its resource metadata at the
#             well-known path too. A client takes the field apart by scheme instead of looking at its first word.
# Found by:   sending one challenge in ten spellings to each client; upper and lower case, realm and order were tried.
# Public:     no issue known to us. A server that answers DPoP alone in one case: better-auth/better-auth#10857.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent \
    @modelcontextprotocol/sdk@1.32.2 @modelcontextprotocol/client@2.4.0 @ai-sdk/mcp@2.0.99
cat > see.mjs <<'JS'
import http from 'node:http';
import { createMCPClient } from '@ai-sdk/mcp';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const bearer = metadata => `Bearer resource_metadata="${metadata}", scope="files:read"`;
const orders = {
  'Bearer, DPoP': metadata => [`${bearer(metadata)}, DPoP algs="ES256"`],
  'DPoP, Bearer': metadata => [`DPoP algs="ES256", ${bearer(metadata)}`],
  'DPoP and Bearer in two fields': metadata => ['DPoP algs="ES256"', bearer(metadata)],
};
const identity = { name: 'finding', version: '1' };
const clients = {
  'sdk 1.32.2': (url, authProvider) => new OldClient(identity).connect(new OldTransport(new URL(url), { authProvider })),
  'client 2.4.0': (url, authProvider) =>
    new Client(identity).connect(new StreamableHTTPClientTransport(new URL(url), { authProvider })),
  'ai-sdk 2.0.99': (url, authProvider) => createMCPClient({ transport: { type: 'http', url, authProvider } }),
};
const expected = { 'sdk 1.32.2': 'x', 'client 2.4.0': 'read', 'ai-sdk 2.0.99': 'x' };

async function look(challenge, connect) {
  const asked = [];
  let base;
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      const path = new URL(request.url, base).pathname;
      asked.push(path);
      const json = (status, value) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (path === '/mcp') {
        response.writeHead(401, { 'www-authenticate': challenge(`${base}/metadata`) });
        response.end();
      } else if (path === '/metadata') {
        json(200, { resource: `${base}/mcp`, authorization_servers: [`${base}/login`] });
      } else if (path === '/.well-known/oauth-authorization-server/login') {
        json(200, {
          issuer: `${base}/login`, authorization_endpoint: `${base}/login/authorize`, token_endpoint: `${base}/login/token`,
          registration_endpoint: `${base}/login/register`, response_types_supported: ['code'],
          grant_types_supported: ['authorization_code'], code_challenge_methods_supported: ['S256'],
          token_endpoint_auth_methods_supported: ['none'],
        });
      } else if (path === '/login/register') {
        json(201, { ...JSON.parse(body), client_id: 'one' });
      } else {
        json(404, {});
      }
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${server.address().port}`;
  let login, client, verifier;
  const provider = {
    redirectUrl: 'http://127.0.0.1/callback',
    clientMetadata: { redirect_uris: ['http://127.0.0.1/callback'], client_name: 'finding' },
    clientInformation: () => client, saveClientInformation: value => { client = value; },
    tokens: () => undefined, saveTokens() {}, state: () => 'state', saveState() {}, storedState: () => 'state',
    saveCodeVerifier: value => { verifier = value; }, codeVerifier: () => verifier,
    redirectToAuthorization: url => { login = url; },
  };
  await connect(`${base}/mcp`, provider).catch(() => {});
  server.closeAllConnections();
  server.close();
  const scope = login && new URL(login).searchParams.get('scope');
  return { read: asked.includes('/metadata') && scope === 'files:read', scope, asked: asked.filter(path => path !== '/mcp') };
}

let asStated = true;
for (const [order, challenge] of Object.entries(orders)) {
  for (const [name, connect] of Object.entries(clients)) {
    const seen = await look(challenge, connect);
    const asked = seen.asked.slice(0, 5).join(' ');
    console.log(`${order.padEnd(30)} ${name.padEnd(14)} ${seen.read ? 'read   ' : 'ignored'} scope=${seen.scope ?? '-'} asked ${asked}`);
    asStated &&= seen.read === (order === 'Bearer, DPoP' || expected[name] === 'read');
  }
}
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 120 node see.mjs
