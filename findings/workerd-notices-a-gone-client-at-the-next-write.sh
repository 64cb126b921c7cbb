#!/usr/bin/env bash
# Finding: workerd notices a client that left an event stream at the next write; under wrangler dev at the second
#
# Packages:   workerd 1.20261117.1, wrangler 4.164.0 (needs Node 22: run with Node 24.21.0 of npm)
# Seen:       30 November 2026, Linux; both run locally, Cloudflare's own network was not tried
# Behaviour:  A Durable Object answers with an event stream and has the flag enable_request_signal. The client closes its
#             connection. As long as nothing is written, neither request.signal nor the stream's cancel() says so. The first
#             write after that does not fail, and then both are called. With wrangler dev in front of the same runtime the
#             second write is needed. A connection that is reset instead of closed is noticed one write earlier: at once
#             by workerd, at the first write under wrangler dev.
# Surprise:   The signal is there to tell of a client that left, and in Node the close of a connection is told at once. A
#             silent stream never ends; a first keep-alive comment looks as if it had been received; and a test whose client
#             resets its connection says nothing of clients that close it.
# Follows:    On workerd every event stream needs keep-alive comments, not only for proxies: they alone free what a listener
#             holds. Tests of leaving clients wait for two of them, and run on workerd itself. A place for a listener that
#             counts against a limit stays taken until then.
# Found by:   a count of open listeners that fell in one test setup and not in the other.
# Public:     cloudflare/workerd#4185 and #6832, cloudflare/workers-sdk#9438 ask for such a notice; in what we read of them
#             nothing says how many writes it takes, or that closing and resetting differ.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
newer="node-linux-$(node -p process.arch)"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent wrangler@4.164.0 workerd@1.20261117.1 "$newer@24.21.0"
mkdir worker
cat > worker/worker.js <<'JS'
import { DurableObject } from 'cloudflare:workers';

const comment = new TextEncoder().encode(': here\n\n');

export class Room extends DurableObject {
  told = { cancel: 0, signal: 0 };

  fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === '/told') return Response.json(this.told);
    if (pathname === '/write') {
      this.stream.enqueue(comment);
      return new Response('written');
    }
    this.told = { cancel: 0, signal: 0 };
    request.signal.addEventListener('abort', () => { this.told.signal++; });
    const body = new ReadableStream({
      start: stream => {
        this.stream = stream;
        stream.enqueue(comment);
      },
      cancel: () => { this.told.cancel++; },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }
}

export default { fetch: (request, env) => env.ROOM.get(env.ROOM.idFromName('one')).fetch(request) };
JS
cat > worker/wrangler.jsonc <<'JSON'
{
  "name": "finding", "main": "worker.js", "compatibility_date": "2026-11-01", "compatibility_flags": ["enable_request_signal"],
  "durable_objects": { "bindings": [{ "name": "ROOM", "class_name": "Room" }] },
  "migrations": [{ "tag": "v1", "new_sqlite_classes": ["Room"] }]
}
JSON
cat > worker/config.capnp <<'CAPNP'
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.js", esModule = embed "worker.js")],
    compatibilityDate = "2026-11-01", compatibilityFlags = ["enable_request_signal"],
    durableObjectNamespaces = [(className = "Room", uniqueKey = "room")], durableObjectStorage = (inMemory = void),
    bindings = [(name = "ROOM", durableObjectNamespace = "Room")]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
CAPNP
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';

const pause = seconds => new Promise(done => setTimeout(done, seconds * 1000));
const modules = `${process.cwd()}/node_modules`;
const freePort = () => new Promise(done => {
  const holder = http.createServer().listen(0, '127.0.0.1', () => {
    const { port } = holder.address();
    holder.close(() => done(port));
  });
});
const runtimes = {
  workerd: port => [`${modules}/workerd/bin/workerd`, 'serve', 'config.capnp', `-shttp=127.0.0.1:${port}`],
  'wrangler dev': port => [process.execPath, `${modules}/wrangler/bin/wrangler.js`, 'dev', '--local', '--ip', '127.0.0.1',
    '--port', String(port), '--show-interactive-dev-session=false'],
};
const leave = { close: request => request.destroy(), reset: request => request.socket.resetAndDestroy() };

/** How many writes it takes until the object is told that its client left; 9 for more than three. */
async function writesNeeded(port, way) {
  const get = async path => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const told = async () => Object.values(JSON.parse(await get('/told'))).every(count => count === 1);
  const listening = http.get({ host: '127.0.0.1', port, path: '/stream' });
  await new Promise(begun => listening.on('response', response => {
    response.on('error', () => {});
    response.once('data', begun);
  }));
  listening.on('error', () => {});
  leave[way](listening);
  for (let writes = 0; writes <= 3; writes++) {
    for (let waited = 0; waited < 4; waited += 0.25) {
      if (await told()) return writes;
      await pause(0.25);
    }
    await get('/write');
  }
  return 9;
}

const expected = { workerd: { close: 1, reset: 0 }, 'wrangler dev': { close: 2, reset: 1 } };
let asStated = true;
for (const [name, command] of Object.entries(runtimes)) {
  const port = await freePort();
  const [program, ...words] = command(port);
  const runtime = spawn(program, words, {
    cwd: 'worker', stdio: 'ignore', detached: true, // Nothing but this machine is reached: the proxy for all else is a closed port.
    env: { PATH: process.env.PATH, HOME: process.cwd(), CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1,localhost' },
  });
  try {
    let up = false;
    for (let waited = 0; !up && waited < 60; waited += 0.25) {
      up = await fetch(`http://127.0.0.1:${port}/told`).then(answer => answer.ok, () => false);
      await pause(0.25);
    }
    if (!up) throw new Error(`${name} did not start`);
    for (const way of Object.keys(leave)) {
      const writes = await writesNeeded(port, way);
      console.log(`${name.padEnd(13)} ${way}: told after ${writes} writes`);
      asStated &&= writes === expected[name][way];
    }
  } finally {
    process.kill(-runtime.pid, 'SIGKILL');
  }
}
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 240 "node_modules/$newer/bin/node" see.mjs
