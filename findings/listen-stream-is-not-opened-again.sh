#!/usr/bin/env bash
# Finding: with 2026-07-28 the same listChanged option stops for good when its stream ends once
#
# Package:    @modelcontextprotocol/client 2.4.0, options listChanged and versionNegotiation: auto
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  Against a server of 2025-11-25 the client opens the notification stream again a second after it ended, and
#             the listChanged callback goes on working. Against a server of 2026-07-28 it opens subscriptions/listen once.
#             When that stream ends (a deploy, a proxy's time limit) nothing is sent again, onerror is not called, the
#             callback stays silent, and listTools answers from the cache for as long as ttlMs of the last list says.
# Surprise:   It is one option of one class, and which of the two happens is decided by the server's revision. A program
#             that worked for months stops seeing changes on the day its server learns 2026-07-28.
# Follows:    A server keeps ttlMs short when it changes lists, and keeps listen streams alive with comments.
#             A client watches autoOpenedSubscription.closed, which tells it ("remote"), and calls listen() again.
# Found by:   ending the stream of both revisions and recording what the same program sends next.
# Public:     the documentation of listen() says "No automatic re-listen"; that of listChanged does not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @modelcontextprotocol/client@2.4.0
cat > see.mjs <<'JS'
import http from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const pause = seconds => new Promise(done => setTimeout(done, seconds * 1000));
const until = async (truth, seconds) => {
  for (let waited = 0; !truth() && waited < seconds; waited += 0.1) await pause(0.1);
  return truth();
};
const tools = [{ name: 'first', inputSchema: { type: 'object' } }];
const capabilities = { tools: { listChanged: true } };
const subscription = 'io.modelcontextprotocol/subscriptionId';

async function look(newest) {
  const streams = [], sent = [];
  const write = (stream, method, params) => {
    const _meta = newest ? { _meta: { [subscription]: stream.id } } : {};
    stream.response.write(`data: ${JSON.stringify({ jsonrpc: '2.0', method, params: { ...params, ..._meta } })}\n\n`);
  };
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      const message = body ? JSON.parse(body) : {};
      sent.push(message.method ?? request.method);
      if (request.method === 'GET' || message.method === 'subscriptions/listen') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.flushHeaders();
        const stream = { id: message.id, response };
        if (newest) write(stream, 'notifications/subscriptions/acknowledged', { notifications: message.params.notifications });
        return streams.push(stream);
      }
      if (!('id' in message)) return response.writeHead(202).end();
      const complete = newest ? { resultType: 'complete', ttlMs: 600000, cacheScope: 'private' } : {};
      const results = {
        'server/discover': newest && { ...complete, supportedVersions: ['2026-07-28'], capabilities,
          _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'fake', version: '1' } } },
        initialize: { protocolVersion: '2025-11-25', capabilities, serverInfo: { name: 'fake', version: '1' } },
        'tools/list': { ...complete, tools },
      };
      const result = results[message.method];
      response.writeHead(result ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id,
        ...(result ? { result } : { error: { code: -32601, message: 'Method not found' } }) }));
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  let changes = 0, errors = 0;
  const client = new Client({ name: 'finding', version: '1' }, {
    versionNegotiation: { mode: 'auto' },
    listChanged: { tools: { onChanged: () => { changes++; } } },
  });
  client.onerror = () => { errors++; };
  await client.connect(new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${server.address().port}/mcp`)));
  await client.listTools();
  await until(() => streams.length === 1, 20);
  await pause(0.3);
  write(streams[0], 'notifications/tools/list_changed', {});
  const heard = await until(() => changes === 1, 20);
  await pause(0.5);
  const before = sent.length;
  streams[0].response.end();
  const again = await until(() => streams.length > 1, 12);
  const closed = await Promise.race([client.autoOpenedSubscription?.closed, pause(1)]);
  const listed = await client.listTools();
  const after = sent.slice(before);
  server.closeAllConnections();
  server.close();
  const asked = after.includes('tools/list');
  const list = `listTools (${listed.tools.length} tool) sent ${asked ? 'a request' : 'nothing'}`;
  return { heard, again, errors, closed, asked,
    text: `change heard: ${heard}; stream ended: open again ${again}, closed ${closed ?? '-'}, onerror ${errors} times, ${list}` };
}

const older = await look(false);
console.log(`2025-11-25  ${older.text}`);
const newer = await look(true);
console.log(`2026-07-28  ${newer.text}`);
const asStated = older.heard && older.again
  && newer.heard && !newer.again && newer.errors === 0 && newer.closed === 'remote' && !newer.asked;
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 120 node see.mjs
