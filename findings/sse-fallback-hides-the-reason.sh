#!/usr/bin/env bash
# Finding: a host that falls back to HTTP+SSE replaces the server's reason by a bare status
#
# Packages:   @modelcontextprotocol/sdk 1.32.2 (with the eventsource it brings), mcporter 0.12.3
# Seen:       30 November 2026, Linux, Node 24
# Behaviour:  A refused POST of the Streamable HTTP transport throws an error with the whole body in its message. Hosts then
#             try the SSE transport at the same address; its GET is refused too, and the error of that is
#             "SSE error: Non-200 status code (401)": neither body nor reason phrase nor header is in it. mcporter and
#             opencode show the last error, so people read a number.
# Surprise:   The server said in words what to do, twice, and the second telling hides the first.
# Follows:    No answer to the GET can carry words to these hosts; a server writes them into the POST's body all the same,
#             which others show (Continue). A host keeps the first error and shows both.
# Found by:   people who read "Non-200 status code (401)" where the server had said "Sign in".
# Public:     we know of no place.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @modelcontextprotocol/sdk@1.32.2 mcporter@0.12.3
cat > see.mjs <<'JS'
import http from 'node:http';
import { execFile } from 'node:child_process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const WORDS = 'Sign in from your app';
const methods = [];
const server = http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    methods.push(request.method);
    response.writeHead(403, WORDS, { 'content-type': 'application/json', 'x-reason': WORDS });
    response.end(JSON.stringify({ error: 'access_denied', error_description: WORDS }));
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const url = new URL(`http://127.0.0.1:${server.address().port}/mcp`);
const why = transport => new Client({ name: 'finding', version: '1' }).connect(transport).then(() => 'connected', error => error.message);
const post = await why(new StreamableHTTPClientTransport(url));
const get = await why(new SSEClientTransport(url));
methods.length = 0;
const host = await new Promise(done => execFile('./node_modules/.bin/mcporter', ['list', String(url), '--allow-http'],
  { env: { ...process.env, HOME: process.cwd() }, timeout: 60_000 }, (_, out, err) => done(out + err)));
server.closeAllConnections();
server.close();
console.log('POST refused:', post);
console.log('GET refused: ', get);
console.log('mcporter asked', methods.join(', '), 'and says:', host.replace(/\s+/g, ' ').slice(0, 300));
const asStated = post.includes(WORDS) && !get.includes(WORDS) && get.includes('403')
  && methods.includes('GET') && !host.includes(WORDS) && host.includes('403');
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 180 node see.mjs
