#!/usr/bin/env bash
# Finding: the error that names a version both sides speak ends the attempt
#
# Packages:   @ai-sdk/mcp 2.0.99 and @modelcontextprotocol/client 2.4.0 (versionNegotiation: auto)
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  A client asks server/discover in 2026-07-28. The server answers with error -32022 and the list of what it
#             speaks. @ai-sdk/mcp gives up, though the list names 2025-11-25, which it speaks; a bare 404 or an unknown
#             error makes it send initialize and all is well. Client 2.4.0 takes the older version, unless the list also
#             names a revision it does not know: then it gives up too.
# Surprise:   The more a server says, the less works: the exact error of the specification is worse than a 404. And a
#             server that one day adds a newer revision to its list loses clients that still share an older one with it.
# Follows:    A server that also speaks older revisions answers server/discover itself, with a result, or with 404; it
#             does not refuse it with -32022. A client looks for any version in common before it gives up.
# Found by:   one server that speaks only the older handshake, with its answer to server/discover changed.
# Public:     the AI SDK says so in its error message; no issue known to us for the list with an unknown revision.
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

const unsupported = supported => ({
  status: 400,
  error: { code: -32022, message: 'Unsupported protocol version', data: { supported, requested: '2026-07-28' } },
});
const answers = {
  'HTTP 404, method not found': { status: 404, error: { code: -32601, message: 'Method not found' } },
  '-32022, [2025-11-25]': unsupported(['2025-11-25']),
  '-32022, [2027-03-01, 2025-11-25]': unsupported(['2027-03-01', '2025-11-25']),
};
const clients = {
  'ai-sdk 2.0.99': async url => Object.keys(await (await createMCPClient({ transport: { type: 'http', url } })).tools()),
  'client 2.4.0': async url => {
    const client = new Client({ name: 'finding', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    return (await client.listTools()).tools.map(tool => tool.name);
  },
};
const expected = { 'ai-sdk 2.0.99': [true, false, false], 'client 2.4.0': [true, true, false] };

async function look(answer, connect) {
  const methods = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      const message = JSON.parse(body);
      methods.push(message.method);
      if (!('id' in message)) return response.writeHead(202).end();
      const { status = 200, ...outcome } = message.method === 'server/discover' ? answer
        : message.method === 'initialize' ? { result: {
            protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } } }
        : { result: { tools: [{ name: 'add', inputSchema: { type: 'object' } }] } };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, ...outcome }));
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  let outcome, works = false;
  try {
    const names = await connect(`http://127.0.0.1:${server.address().port}/mcp`);
    works = names.includes('add');
    outcome = `tools: ${names}`;
  } catch (error) {
    outcome = `error: ${error.message}`;
  }
  server.closeAllConnections();
  server.close();
  return { works, text: `${outcome} (sent: ${methods.join(' ')})` };
}

let asStated = true;
for (const [name, connect] of Object.entries(clients)) {
  for (const [index, [what, answer]] of Object.entries(answers).entries()) {
    const seen = await look(answer, connect);
    console.log(`${name.padEnd(14)} ${what.padEnd(34)} ${seen.text}`);
    asStated &&= seen.works === expected[name][index];
  }
}
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 120 node see.mjs
