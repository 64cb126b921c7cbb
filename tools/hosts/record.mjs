// Records what the models of MCP hosts get of a server: runs each host, as npm has it, against small servers on loopback and a pretend model
// that asks for the server's tools, and stores names, descriptions, schemas, instructions and results as that model got them.
//
// node record.mjs PACKAGES FIXTURES [HOST...]
//   PACKAGES  a folder in which npm has installed the hosts (record.sh makes one)
//   FIXTURES  a folder with the servers, NAME.json; what is recorded is written there as HOST-NAME.json
//
// In these files {{5000*x}} is 5,000 times the character x.
import http from 'node:http';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [packages, fixtures, ...chosen] = process.argv.slice(2);
const SERVERS = (process.env.SERVERS ?? 'plain,odd,long,boolean').split(',');
const NAME = 'fixture';

const expand = text => text.replace(/\{\{(\d+)\*(.)\}\}/gs, (_, count, character) => character.repeat(Number(count)));
const compact = text => text.replace(/(.)\1{39,}/gs, (run, character) => `{{${run.length}*${character}}}`);
const deeply = (value, change) => typeof value === 'string' ? change(value)
  : Array.isArray(value) ? value.map(each => deeply(each, change))
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deeply(each, change)]))
  : value;

/** Without what is of this run alone: folders, files and times. */
const impersonal = (text, home) => text.replaceAll(home, '/home').replace(/(?:\/home|\/tmp)\/[^\s\]"]*/g, 'FILE')
  .replace(/FILE(?=\\n)/g, 'FILE').replace(/tool_[0-9a-f]{12}\w+/g, 'FILE').replace(/Wall time: [\d.]+ seconds/g, 'Wall time: 0.0000 seconds');

function mcp(fixture, state, { method, params }) {
  if (method === 'initialize') {
    return { protocolVersion: params.protocolVersion ?? '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: NAME, title: 'Fixture', version: '1' },
      instructions: fixture.instructions };
  }
  if (method === 'tools/list') return { tools: fixture.tools };
  if (method === 'tools/call') {
    return fixture.calls[state.called++]?.result;
  }
  return method === 'ping' ? {} : undefined;
}

/** What the model gets of one result: texts, and media by their type. */
const result = (parts, isError) => ({ parts, ...(isError ? { isError } : {}) });
const blocks = content => typeof content === 'string' ? [{ text: content }] : content.map(part =>
  part.text !== undefined ? { text: part.text } : { media: /data:([^;]*);|^(\w+\/[\w-]+)$/.exec(part.image_url?.url ?? part.image_url ?? part.source?.media_type)?.slice(1).find(Boolean) });

/** The part of a JSON text that begins with one mark and ends before the first of the others, as it was before it became JSON. */
function between(text, start, ...ends) {
  const from = text.indexOf(start);
  if (from < 0) return undefined;
  const to = Math.min(...ends.map(end => text.indexOf(end, from)).filter(at => at >= 0));
  return JSON.parse(`"${text.slice(from, to)}"`);
}

// Each API in which a model is asked: `tools` and `results` of a question as { name, description, parameters } and blocks, and an answer
// that calls a tool or ends the talk.
const anthropic = {
  tools: question => (question.tools ?? []).map(({ name, description, input_schema: parameters }) => ({ name, description, parameters })),
  results: question => question.messages.flatMap(turn => Array.isArray(turn.content) ? turn.content : [])
    .filter(part => part.type === 'tool_result').map(({ content, is_error: isError }) => result(blocks(content), isError)),
  instructions: question => between(JSON.stringify([question.system, question.messages]), '# MCP Server Instructions',
    '\\n\\n# Unavailable MCP Tools', '\\n\\nThe following skills'),
  answer(question, call, response) {
    const event = (type, value) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    event('message_start', { message: { id: 'one', type: 'message', role: 'assistant', model: question.model, content: [],
      stop_reason: null, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } } });
    event('content_block_start', { index: 0,
      content_block: call ? { type: 'tool_use', id: `call_${call.number}`, name: call.name, input: {} } : { type: 'text', text: '' } });
    event('content_block_delta', { index: 0, delta: call ? { type: 'input_json_delta', partial_json: JSON.stringify(call.arguments) }
      : { type: 'text_delta', text: 'done' } });
    event('content_block_stop', { index: 0 });
    event('message_delta', { delta: { stop_reason: call ? 'tool_use' : 'end_turn', stop_sequence: null }, usage: { output_tokens: 1 } });
    event('message_stop', {});
    response.end();
  },
};
const gemini = {
  tools: question => (question.tools ?? []).flatMap(tool => tool.functionDeclarations ?? [])
    .map(({ name, description, parametersJsonSchema, parameters }) => ({ name, description, parameters: parametersJsonSchema ?? parameters })),
  results(question) {
    const results = [];
    for (const part of (question.contents ?? []).flatMap(turn => turn.parts)) {
      const { output, error } = part.functionResponse?.response ?? {};
      if (part.functionResponse) results.push(result([output, error].filter(text => text !== undefined).map(text => ({ text })), error !== undefined));
      else if (results.length && !part.functionCall) results.at(-1).parts.push(part.inlineData ? { media: part.inlineData.mimeType } : part);
    }
    return results;
  },
  instructions: question => between(JSON.stringify(question.contents), 'The following are instructions provided by the tool server',
    '\\n</project_context>'),
  answer(question, call, response, url) {
    const part = call ? { functionCall: { name: call.name, args: call.arguments } } : { text: 'done' };
    const answer = JSON.stringify({ candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } });
    const stream = url.includes('alt=sse');
    response.writeHead(200, { 'content-type': stream ? 'text/event-stream' : 'application/json' });
    response.end(stream ? `data: ${answer}\n\n` : answer);
  },
};
const responses = {
  tools: question => (question.tools ?? []).flatMap(tool => tool.type === 'namespace'
    ? tool.tools.map(each => ({ namespace: tool.name, about: tool.description, ...each })) : [tool]),
  results: question => (question.input ?? []).filter(item => item.type === 'function_call_output').map(item => result(blocks(item.output))),
  instructions: question => (question.tools ?? []).find(tool => tool.name === `mcp__${NAME}`)?.description
    ?? between(JSON.stringify(question.input), `- mcp__${NAME}`, '\\n'),
  answer(question, call, response) {
    const item = call
      ? { type: 'function_call', id: `fc_${call.number}`, call_id: `call_${call.number}`, name: call.name, arguments: JSON.stringify(call.arguments),
        ...(call.namespace ? { namespace: call.namespace } : {}) }
      : { type: 'message', id: 'one', role: 'assistant', content: [{ type: 'output_text', text: 'done' }] };
    const event = (type, value) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    event('response.created', { response: { id: 'one' } });
    event('response.output_item.done', { output_index: 0, item });
    event('response.completed', { response: { id: 'one', output: [item], usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2,
      input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } } } });
    response.end();
  },
};
const completions = {
  tools: question => (question.tools ?? []).map(tool => tool.function),
  results(question) {
    const results = [];
    for (const message of question.messages) {
      if (message.role === 'tool') results.push(result(blocks(message.content)));
      else if (message.role === 'user' && results.length) results.at(-1).parts.push(...blocks(message.content));
    }
    return results;
  },
  instructions: question => between(JSON.stringify(question.messages), '<mcp_instructions>', '\\nSkills provide'),
  answer(question, call, response) {
    const delta = call ? { role: 'assistant', tool_calls: [{ index: 0, id: `call_${call.number}`, type: 'function',
      function: { name: call.name, arguments: JSON.stringify(call.arguments) } }] } : { role: 'assistant', content: 'done' };
    const chunk = (choice, more = {}) => ({ id: 'one', object: 'chat.completion.chunk', created: 1, model: question.model,
      choices: [{ index: 0, ...choice }], ...more });
    const finish = call ? 'tool_calls' : 'stop';
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
    if (!question.stream) {
      const message = { ...delta, content: delta.content ?? null, tool_calls: delta.tool_calls?.map(({ index, ...rest }) => rest) };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: 'one', object: 'chat.completion', created: 1, model: question.model,
        choices: [{ index: 0, message, finish_reason: finish }], usage }));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify(chunk({ delta, finish_reason: null }))}\n\n`);
    response.write(`data: ${JSON.stringify(chunk({ delta: {}, finish_reason: finish }, { usage }))}\n\n`);
    response.end('data: [DONE]\n\n');
  },
};

const json = value => JSON.stringify(value);
const HOSTS = {
  'claude-code': {
    package: '@anthropic-ai/claude-code', api: anthropic, own: tool => tool.name.startsWith('mcp__'),
    files: base => ({ 'mcp.json': json({ mcpServers: { [NAME]: { type: 'http', url: `${base}/mcp` } } }) }),
    command: ['claude', '-p', 'go', '--mcp-config', 'mcp.json', '--strict-mcp-config', '--allowedTools', `mcp__${NAME}`],
    // As it comes, it names its tools, and describes them to a model that has searched.
    deferring: { env: { ENABLE_TOOL_SEARCH: undefined }, seen: text => between(text, 'The following deferred tools', '\\n\\nAvailable agent types')
      ?.split('\n').filter(line => line.startsWith(`mcp__${NAME}__`)).join('\n') },
    env: base => ({ ANTHROPIC_API_KEY: 'pretend', ANTHROPIC_BASE_URL: base, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_AUTOUPDATER: '1', ENABLE_TOOL_SEARCH: 'false' }),
  },
  codex: {
    package: '@openai/codex', api: responses, own: tool => /^mcp__/.test(tool.namespace ?? tool.name),
    files: base => ({ '.codex/config.toml': `
model = "pretend"
model_provider = "fake"
check_for_update_on_startup = false
approval_policy = "never"
sandbox_mode = "danger-full-access"
[analytics]
enabled = false
[model_providers.fake]
name = "fake"
base_url = "${base}/v1"
wire_api = "responses"
env_key = "PRETEND_KEY"
request_max_retries = 0
stream_max_retries = 0
[mcp_servers.${NAME}]
url = "${base}/mcp"
` }),
    // With a model that it knows, it names the server, and describes its tools to a model that has searched.
    deferring: { change: text => text.replace('"pretend"', '"gpt-5.5"'), seen: text => between(text, `- mcp__${NAME}`, '\\n') },
    command: ['codex', 'exec', '--skip-git-repo-check', 'go'],
    env: () => ({ PRETEND_KEY: 'pretend' }),
  },
  gemini: {
    package: '@google/gemini-cli', api: gemini, own: tool => tool.name.startsWith('mcp_'),
    files: base => ({ '.gemini/settings.json': json({
      security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
      telemetry: { enabled: false }, privacy: { usageStatisticsEnabled: false }, general: { disableAutoUpdate: true },
      mcpServers: { [NAME]: { httpUrl: `${base}/mcp`, trust: true } },
    }) }),
    command: ['gemini', '-p', 'go', '--yolo', '-m', 'gemini-2.5-flash'],
    env: base => ({ GEMINI_API_KEY: 'pretend', GOOGLE_GEMINI_BASE_URL: base, GEMINI_CLI_NO_RELAUNCH: '1' }),
  },
  opencode: {
    package: 'opencode-ai', api: completions, own: tool => tool.name.startsWith(`${NAME}_`),
    files: base => ({ 'opencode.json': json({
      autoupdate: false, share: 'disabled', model: 'fake/pretend', small_model: 'fake/pretend',
      provider: { fake: { npm: '@ai-sdk/openai-compatible', name: 'fake', options: { baseURL: `${base}/v1`, apiKey: 'pretend' },
        models: { pretend: { name: 'pretend', tool_call: true, attachment: true, modalities: { input: ['text', 'image'], output: ['text'] }, limit: { context: 2000000, output: 4096 } } } } },
      mcp: { [NAME]: { type: 'remote', url: `${base}/mcp`, enabled: true, oauth: false } },
    }) }),
    command: ['opencode', 'run', '--model', 'fake/pretend', 'go'],
    env: () => ({ OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1' }),
  },
  copilot: {
    package: '@github/copilot', api: completions, own: tool => tool.name.startsWith(`${NAME}-`),
    files: base => ({ '.copilot/mcp-config.json': json({ mcpServers: { [NAME]: { type: 'http', url: `${base}/mcp`, tools: ['*'] } } }) }),
    command: ['copilot', '-p', 'go', '--allow-all-tools', '--no-auto-update', '--model', 'pretend'],
    env: base => ({ COPILOT_OFFLINE: 'true', COPILOT_PROVIDER_BASE_URL: `${base}/v1`, COPILOT_PROVIDER_API_KEY: 'pretend',
      COPILOT_PROVIDER_MAX_PROMPT_TOKENS: '2000000', COPILOT_PROVIDER_MAX_OUTPUT_TOKENS: '4096' }),
  },
};

/** Runs a host once, to the end of its talk with the model. */
async function watch(id, serverName, deferring) {
  const host = HOSTS[id];
  const fixture = deeply(JSON.parse(readFileSync(join(fixtures, `${serverName}.json`), 'utf8')), expand);
  const state = { called: 0 };
  const questions = [];
  const seen = { tools: [], results: [] };
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      const path = request.url.split('?')[0];
      if (request.method !== 'POST') return response.writeHead(path === '/mcp' ? 405 : 404).end();
      const message = body ? JSON.parse(body) : {};
      if (path === '/mcp') {
        if (!('id' in message)) return response.writeHead(202).end();
        const result = mcp(fixture, state, message);
        const outcome = result ? { result } : { error: { code: -32601, message: 'Method not found' } };
        response.writeHead(result ? 200 : 404, { 'content-type': 'application/json' });
        return response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, ...outcome }));
      }
      if (/count_tokens|countTokens/.test(request.url)) {
        response.writeHead(200, { 'content-type': 'application/json' });
        return response.end('{"input_tokens":1,"totalTokens":1}');
      }
      questions.push(message);
      const offered = host.api.tools(message).filter(host.own);
      if (offered.length || !seen.tools.length) {
        seen.tools = seen.tools.length ? seen.tools : offered;
        seen.instructions ??= host.api.instructions(message);
      }
      const results = host.api.results(message);
      if (results.length > seen.results.length) seen.results.push(results.at(-1)); // Older ones may be shortened later.
      const wanted = offered.length ? fixture.calls[results.length] : undefined;
      const tool = wanted && offered.find(each => each.name.endsWith(wanted.name));
      host.api.answer(message, tool && { number: state.called, ...tool, arguments: wanted.arguments }, response, request.url);
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${server.address().port}`;
  const home = mkdtempSync(join(tmpdir(), 'model-'));
  for (const [path, text] of Object.entries(host.files(base))) {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), deferring?.change ? deferring.change(text) : text);
  }
  const [command, ...words] = host.command;
  const child = spawn(join(packages, 'node_modules/.bin', command), words, {
    cwd: home, stdio: ['ignore', 'pipe', 'pipe'], // Nothing but this machine is reached: the proxy for all else is a closed port.
    env: { PATH: process.env.PATH, HOME: home, TERM: 'dumb', HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1,localhost', ...host.env(base), ...deferring?.env },
  });
  let said = '';
  child.stdout.on('data', piece => { said += piece; });
  child.stderr.on('data', piece => { said += piece; });
  const limit = setTimeout(() => child.kill('SIGKILL'), Number(process.env.LIMIT ?? 180) * 1000);
  await new Promise(done => child.on('close', done));
  clearTimeout(limit);
  server.closeAllConnections();
  server.close();
  rmSync(home, { recursive: true, force: true });
  if (process.env.RAW) writeFileSync(join(process.env.RAW, `${id}-${serverName}${deferring ? '-deferring' : ''}.json`), JSON.stringify({ said, home, questions }, null, 1));
  return { ...seen, questions, home };
}

async function record(id, serverName) {
  const host = HOSTS[id];
  const { home, ...seen } = await watch(id, serverName);
  const deferred = host.deferring && host.deferring.seen(JSON.stringify((await watch(id, serverName, host.deferring)).questions[0]));
  const { version } = JSON.parse(readFileSync(join(packages, 'node_modules', host.package, 'package.json'), 'utf8'));
  const tools = seen.tools.map(({ namespace, name, description, parameters }) => ({ ...(namespace ? { namespace } : {}), name, description, parameters }));
  const recording = { host: id, version, recorded: new Date().toISOString().slice(0, 10), server: serverName,
    ...(deferred ? { beforeSearch: deferred } : {}), ...(seen.instructions ? { instructions: seen.instructions } : {}), tools, results: seen.results };
  writeFileSync(join(fixtures, `${id}-${serverName}.json`), `${JSON.stringify(deeply(recording, text => compact(impersonal(text, home))), null, 1)}\n`);
  console.log(id, serverName, 'tools', tools.length, 'results', seen.results.length);
}

for (const id of chosen.length ? chosen : Object.keys(HOSTS)) {
  for (const server of SERVERS) await record(id, server);
}
