#!/usr/bin/env bash
# Finding: "come back later" with requestState lasts two and a half seconds
#
# Packages:   @modelcontextprotocol/client 2.4.0 and @ai-sdk/mcp 2.0.99, options left as they come
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  A server of 2026-07-28 may answer a call with resultType input_required and a requestState but no
#             inputRequests: nothing is asked, the client is to repeat the call with the state. Both clients repeat it every
#             250 ms, ten times, and then fail the call, about 2.5 s after it began.
# Surprise:   The form looks made for work that takes a while, or for a server under load that wants to be asked later.
#             Both clients instead ask four times a second and give up soon; there is no growing pause and no word for
#             "wait longer", and the limit of ten rounds is shared with real questions to the user.
# Follows:    A server that answers so holds each answer back itself: three rounds of 2 s are waited for (below), and five
#             of 20 s were. For longer work it uses progress on a stream, or tasks.
# Found by:   a server that answered so twenty times; the times of the requests were written down.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @modelcontextprotocol/client@2.4.0 @ai-sdk/mcp@2.0.99
cat > see.mjs <<'JS'
import http from 'node:http';
import { createMCPClient } from '@ai-sdk/mcp';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const clients = {
  'client 2.4.0': async url => {
    const client = new Client({ name: 'finding', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    return () => client.callTool({ name: 'work', arguments: {} });
  },
  'ai-sdk 2.0.99': async url => {
    const tools = await (await createMCPClient({ transport: { type: 'http', url } })).tools();
    return () => tools.work.execute({}, { toolCallId: '1', messages: [] });
  },
};

async function look(connect, rounds, held) {
  const times = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', async () => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      const message = JSON.parse(body);
      if (!('id' in message)) return response.writeHead(202).end();
      const hints = { resultType: 'complete', ttlMs: 0, cacheScope: 'private' };
      let result = { ...hints, supportedVersions: ['2026-07-28'], capabilities: { tools: {} },
        _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'fake', version: '1' } } };
      if (message.method === 'tools/list') result = { ...hints, tools: [{ name: 'work', inputSchema: { type: 'object' } }] };
      if (message.method === 'tools/call') {
        times.push(Date.now());
        await new Promise(done => setTimeout(done, held));
        result = times.length > rounds
          ? { resultType: 'complete', content: [{ type: 'text', text: 'done' }] }
          : { resultType: 'input_required', requestState: `round ${times.length}` };
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const call = await connect(`http://127.0.0.1:${server.address().port}/mcp`);
  const outcome = await call().then(result => result.content[0].text, error => `error: ${error.message}`);
  server.closeAllConnections();
  server.close();
  const gaps = times.slice(1).map((time, index) => time - times[index]).sort((a, b) => a - b);
  return { outcome, calls: times.length, gap: gaps[Math.floor(gaps.length / 2)] };
}

const cases = [
  { rounds: 10, held: 0, calls: 11, outcome: /^done$/ },
  { rounds: 20, held: 0, calls: 11, outcome: /^error: .*10 rounds/ },
  { rounds: 3, held: 2000, calls: 4, outcome: /^done$/ },
];
let asStated = true;
for (const [name, connect] of Object.entries(clients)) {
  for (const { rounds, held, calls, outcome } of cases) {
    const seen = await look(connect, rounds, held);
    const sent = `sent ${seen.calls} times, ${seen.gap} ms apart (median)`;
    console.log(`${name.padEnd(14)} done after ${rounds} rounds held ${held} ms: ${sent}: ${seen.outcome}`);
    // A busy machine makes the pauses longer, never shorter; without holding, none is a pause made for waiting.
    asStated &&= seen.calls === calls && outcome.test(seen.outcome) && seen.gap >= held + 200 && seen.gap < held + 2000;
  }
}
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 180 node see.mjs
