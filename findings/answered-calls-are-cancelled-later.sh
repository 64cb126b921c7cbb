#!/usr/bin/env bash
# Finding: calls that were answered long ago are cancelled when their signal aborts
#
# Packages:   @modelcontextprotocol/sdk 1.32.2; for comparison @modelcontextprotocol/client 2.4.0
# Seen:       30 November 2026, Linux, Node 20; the same on the wire of opencode 1.18.33
# Behaviour:  A program makes three calls, one after the other, with one AbortSignal, and gets three answers. Later it aborts
#             the signal. The older SDK then sends notifications/cancelled for each of the three requests. Client 2.4.0
#             sends nothing. Hosts that give a turn one signal and end it in any case, as opencode does, so cancel every
#             call they make, a moment after its answer.
# Surprise:   A cancellation looks like a person or a time limit that gave up. A server that counts them sees all its calls
#             cancelled; one that undoes the work of a cancelled call, or writes it to an audit log as cancelled, does so
#             to calls whose answer was read and used.
# Follows:    A server drops a cancellation of a request it has answered before anything else looks at it: before counting,
#             logging and undoing. A client on the older SDK gives each call a signal of its own, and forgets it afterwards.
# Found by:   a server's log in which each call of one host had a second line.
# Public:     the listener that stays is in modelcontextprotocol/typescript-sdk#1672 (closed), as a leak of memory; what it
#             does on the wire we found nowhere. opencode passes the signal since anomalyco/opencode#31455.
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
const identity = { name: 'finding', version: '1' };
const question = { name: 'work', arguments: {} };
const clients = {
  'sdk 1.32.2': async url => {
    const client = new OldClient(identity);
    await client.connect(new OldTransport(url));
    return signal => client.callTool(question, undefined, { signal });
  },
  'client 2.4.0': async url => {
    const client = new Client(identity);
    await client.connect(new StreamableHTTPClientTransport(url));
    return signal => client.callTool(question, { signal });
  },
};

async function look(connect) {
  const answered = [], cancelled = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      const message = JSON.parse(body);
      if (message.method === 'notifications/cancelled') cancelled.push(message.params.requestId);
      if (!('id' in message)) return response.writeHead(202).end();
      const results = {
        initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } },
        'tools/list': { tools: [{ name: 'work', inputSchema: { type: 'object' } }] },
        'tools/call': { content: [{ type: 'text', text: 'worked' }] },
      };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result: results[message.method] }));
      if (message.method === 'tools/call') answered.push(message.id);
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const call = await connect(new URL(`http://127.0.0.1:${server.address().port}/mcp`));
  const turn = new AbortController();
  let read = 0;
  for (let number = 0; number < 3; number++) {
    if ((await call(turn.signal)).content[0].text === 'worked') read++;
  }
  await pause(0.5);
  const before = cancelled.length;
  turn.abort();
  for (let waited = 0; waited < 3 && cancelled.length < 3; waited += 0.1) await pause(0.1);
  server.closeAllConnections();
  server.close();
  return { read, before, answered: String(answered), cancelled: String(cancelled.sort()) };
}

const older = await look(clients['sdk 1.32.2']);
const newer = await look(clients['client 2.4.0']);
for (const [name, seen] of [['sdk 1.32.2', older], ['client 2.4.0', newer]]) {
  const answers = `${seen.read} answers read (requests ${seen.answered})`;
  console.log(`${name.padEnd(13)} ${answers}; cancelled then: ${seen.before}, after the abort: ${seen.cancelled || 'none'}`);
}
const asStated = older.read === 3 && newer.read === 3 && older.before === 0
  && older.cancelled === older.answered && newer.cancelled === '';
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 120 node see.mjs
