#!/usr/bin/env bash
# Finding: one character too many and Codex shows the model no parameter description at all
#
# Package:    @openai/codex 0.171.0, with a model it does not know (known ones get the tools later, by a search)
# Seen:       30 November 2026, Linux, Node 20
# Behaviour:  An inputSchema of up to about 5,000 characters of JSON reaches the model with the descriptions of all its
#             parameters. A few parameters more, and all descriptions are gone, also those of required parameters; types and
#             names stay. Whatever the size, minimum, maximum, pattern, format and default are taken out.
# Surprise:   Nothing is shortened: it is all or nothing, for the whole tool, and without a warning anywhere. A tool that
#             grows by one parameter gets worse at all the others, and the range that a schema states is known to nobody
#             but the server that then refuses the call.
# Follows:    A server keeps a tool's inputSchema under 5,000 characters, says ranges, formats and defaults in the words of
#             the parameter too, and what matters most in the description of the tool, which is not cut.
# Found by:   schemas that grow by one parameter at a time, and a pretend model that records what it is offered.
# Public:     no issue known to us.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts --no-audit --no-fund --silent @openai/codex@0.171.0
cat > see.mjs <<'JS'
import http from 'node:http';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

/** A schema of as many parameters as fit into so many characters of JSON. */
function schema(characters) {
  const properties = { count: { type: 'integer', description: 'How many.', minimum: 1, maximum: 9, default: 3 },
    day: { type: 'string', description: 'Which day.', format: 'date', pattern: '^20' } };
  const whole = { type: 'object', properties, required: ['count'] };
  for (let number = 1; JSON.stringify(whole).length < characters - 100; number++) {
    properties[`field${number}`] = { type: 'string', description: `What field number ${number} is for, said in a few words.` };
  }
  return whole;
}
const tools = [4900, 5200].map(size => ({ name: `size${size}`, description: 'Does something.', inputSchema: schema(size) }));
let offered;

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', piece => { body += piece; });
  request.on('end', () => {
    if (request.method !== 'POST') return response.writeHead(request.url === '/mcp' ? 405 : 404).end();
    const message = JSON.parse(body);
    if (request.url === '/mcp') {
      if (!('id' in message)) return response.writeHead(202).end();
      const result = message.method === 'tools/list' ? { tools }
        : { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'fake', version: '1' } };
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
    }
    offered ??= message.tools?.flatMap(tool => tool.tools ?? [tool]).filter(tool => /size\d/.test(tool.name ?? ''));
    const item = { type: 'message', id: 'one', role: 'assistant', content: [{ type: 'output_text', text: 'done' }] };
    const event = (type, value) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    event('response.created', { response: { id: 'one' } });
    event('response.output_item.done', { output_index: 0, item });
    event('response.completed', { response: { id: 'one', output: [item], usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2,
      input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } } } });
    response.end();
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${server.address().port}`;
mkdirSync('home/.codex', { recursive: true });
writeFileSync('home/.codex/config.toml', `
model = "pretend"
model_provider = "fake"
check_for_update_on_startup = false
[analytics]
enabled = false
[model_providers.fake]
name = "fake"
base_url = "${base}/v1"
wire_api = "responses"
env_key = "PRETEND_KEY"
request_max_retries = 0
stream_max_retries = 0
[mcp_servers.fake]
url = "${base}/mcp"
`);
const host = spawn(`${process.cwd()}/node_modules/.bin/codex`, ['exec', '--skip-git-repo-check', 'go'], {
  cwd: 'home', stdio: 'ignore', // Nothing but this machine is reached: the proxy for all else is a closed port.
  env: { PATH: process.env.PATH, HOME: `${process.cwd()}/home`, PRETEND_KEY: 'pretend',
    HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' },
});
const limit = setTimeout(() => host.kill('SIGKILL'), 90000);
await new Promise(done => host.on('close', done));
clearTimeout(limit);
server.closeAllConnections();
server.close();

const seen = {};
for (const tool of tools) {
  const parameters = offered?.find(each => each.name === tool.name)?.parameters;
  const described = Object.values(parameters?.properties ?? {}).filter(each => each.description).length;
  const all = Object.keys(tool.inputSchema.properties).length;
  const text = JSON.stringify(parameters ?? '');
  const kept = ['minimum', 'maximum', 'default', 'format', 'pattern'].filter(word => text.includes(`"${word}"`)).length;
  seen[tool.name] = { all, described, kept };
  const size = JSON.stringify(tool.inputSchema).length;
  console.log(`${size} characters: ${all} parameters, ${described} with a description; constraints kept: ${kept}`);
}
const asStated = seen.size4900.described === seen.size4900.all && seen.size5200.described === 0
  && seen.size4900.kept === 0 && seen.size5200.kept === 0 && Boolean(offered?.length);
console.log(asStated ? 'as stated' : 'NOT as stated');
process.exit(asStated ? 0 : 1);
JS
timeout 150 node see.mjs
