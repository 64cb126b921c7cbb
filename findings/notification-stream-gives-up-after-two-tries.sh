#!/usr/bin/env bash
# Finding: a restart of three seconds ends a client's notifications for good, and one line prevents it
#
# Packages:   @modelcontextprotocol/sdk 1.32.2 and @modelcontextprotocol/client 2.4.0, options left as they come
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  When the GET event stream of a session ends, the client opens it again after 1.0 s and, if nobody answers,
#             once more after 1.5 s. Then it gives up for the rest of the session; calls go on working. A stream that began
#             with "retry: 4000" alone (no event, no id) is opened again 4 s later, so the same restart is survived.
# Surprise:   An EventSource tries for ever, and a call that succeeds after the restart suggests that all is well again.
#             The one sign is an onerror that most programs only log. And a retry line needs no event to take effect.
# Follows:    A server writes "retry:" with a little more than the time of its own restart as the first line of every
#             GET stream. A client that lives long raises reconnectionOptions.maxRetries.
# Found by:   hosts that missed list changes after a restart of their server; the requests of each were recorded.
# Public:     modelcontextprotocol/typescript-sdk#2098 is about the two tries; we know of no place that names the server's cure.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @modelcontextprotocol/sdk@1.32.2 @modelcontextprotocol/client@2.4.0
cat > see.mjs <<'JS'
import http from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const pause = seconds => new Promise(done => setTimeout(done, seconds * 1000));
const until = async (truth, seconds) => {
  for (let waited = 0; !truth() && waited < seconds; waited += 0.1) await pause(0.1);
  return truth();
};

function start(port, firstLine, opened) {
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.flushHeaders();
        if (firstLine) response.write(`${firstLine}\n\n`);
        return opened(response);
      }
      const message = JSON.parse(body);
      if (!('id' in message)) return response.writeHead(202).end();
      const result = message.method === 'initialize'
        ? { protocolVersion: '2025-11-25', capabilities: { tools: { listChanged: true } }, serverInfo: { name: 'fake', version: '1' } }
        : { tools: [] };
      response.writeHead(200, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
    });
  });
  return new Promise(ready => server.listen(port, '127.0.0.1', () => ready(server)));
}

async function look(makeClient, makeTransport, firstLine) {
  let streams = [], gaveUp = false;
  const opened = response => streams.push(response);
  let server = await start(0, firstLine, opened);
  const port = server.address().port;
  const client = makeClient();
  client.onerror = error => { gaveUp ||= /Maximum reconnection attempts/.test(error.message); };
  await client.connect(makeTransport(new URL(`http://127.0.0.1:${port}/mcp`)));
  await until(() => streams.length === 1, 20);
  await pause(0.3);
  const down = Date.now();
  streams[0].end();
  await new Promise(closed => { server.close(closed); server.closeIdleConnections(); });
  await (firstLine ? pause(3) : until(() => gaveUp, 30));
  const seconds = ((Date.now() - down) / 1000).toFixed(1);
  server = await start(port, firstLine, opened);
  const again = await until(() => streams.length > 1, firstLine ? 20 : 10);
  const call = await client.listTools().then(() => 'works', () => 'fails');
  server.closeAllConnections();
  server.close();
  return { again, gaveUp, call, text: `down ${seconds} s, stream open again: ${again}, gave up: ${gaveUp}, a call: ${call}` };
}

const identity = { name: 'finding', version: '1' };
const clients = {
  'sdk 1.32.2': [() => new OldClient(identity), url => new OldTransport(url)],
  'client 2.4.0': [() => new Client(identity), url => new StreamableHTTPClientTransport(url)],
};
let asStated = true;
for (const [name, [makeClient, makeTransport]] of Object.entries(clients)) {
  for (const firstLine of ['', 'retry: 4000']) {
    const seen = await look(makeClient, makeTransport, firstLine);
    console.log(`${name.padEnd(13)} ${(firstLine || 'no first line').padEnd(14)} ${seen.text}`);
    asStated &&= seen.again === (firstLine !== '') && seen.gaveUp === (firstLine === '') && seen.call === 'works';
  }
}
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 180 node see.mjs
