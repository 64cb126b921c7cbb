// A host made with the official TypeScript SDK that starts a server as a program and uses it to the full, as far as it offers things. Prints what it found.
// Usage: node stdio-host.mjs v1|v2 legacy|auto|2026-07-28 COMMAND ARGUMENTS...
import { createRequire } from 'node:module';
const require = createRequire(process.env.TOOLS + '/package.json');
const [version, era, command, ...args] = process.argv.slice(2);

const sdk = version === 'v2'
  ? { ...require('@modelcontextprotocol/client'), ...require('@modelcontextprotocol/client/stdio') }
  : { ...require('@modelcontextprotocol/sdk/client/index.js'), ...require('@modelcontextprotocol/sdk/client/stdio.js'), ...require('@modelcontextprotocol/sdk/types.js') };

const capabilities = { elicitation: { form: {} }, sampling: {}, roots: { listChanged: true } };
const seen = { changes: 0, progress: 0, logs: 0 };
const client = new sdk.Client({ name: 'stdio-host', version: '1' }, version === 'v2'
  ? { capabilities, versionNegotiation: { mode: era === '2026-07-28' ? { pin: era } : era }, listChanged: { tools: { onChanged: () => { seen.changes++; } } } }
  : { capabilities });

const answer = (method, schema, reply) => client.setRequestHandler(version === 'v2' ? method : sdk[schema], reply);
answer('elicitation/create', 'ElicitRequestSchema', async () => ({ action: 'accept', content: { name: 'Ada' } }));
answer('sampling/createMessage', 'CreateMessageRequestSchema',
  async () => ({ role: 'assistant', model: 'test', content: { type: 'text', text: 'I am a model' } }));
answer('roots/list', 'ListRootsRequestSchema', async () => ({ roots: [{ uri: 'file:///home/ada', name: 'home' }] }));
if (version === 'v1') client.setNotificationHandler(sdk.ToolListChangedNotificationSchema, async () => { seen.changes++; });

const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'TOOLS'));
const transport = new sdk.StdioClientTransport({ command, args, env: environment, stderr: 'inherit' });
transport.onerror = (error) => console.log(`transport error: ${error.message}`);
client.onerror = (error) => console.log(`error: ${error.message}`);
await client.connect(transport);
console.log(`server: ${client.getServerVersion()?.name}`);

const call = async (name, input = {}, options) => {
  const result = version === 'v2' ? await client.callTool({ name, arguments: input }, options) : await client.callTool({ name, arguments: input }, undefined, options);
  return result.content.map((block) => block.text ?? block.type).join(' ');
};
const wait = async (what, condition) => {
  for (let i = 0; i < 1200 && !condition(); i++) await new Promise((done) => setTimeout(done, 50));
  console.log(`${what}: ${condition()}`);
};

const { tools } = await client.listTools();
const names = tools.map((tool) => tool.name);
console.log(`tools: ${names.join(' ')}`);
const sum = names.includes('add') ? 'add' : 'get-sum';
if (names.includes(sum)) {
  console.log(`sum: ${await call(sum, { a: 40, b: 2 })}`);
  const many = await Promise.all(Array.from({ length: 20 }, (_, i) => call(sum, { a: i, b: 1000 })));
  console.log(`many: ${many.every((text, i) => text.includes(`${1000 + i}`))}`);
}
if (names.includes('ask')) console.log(`asked: ${await call('ask')}`);
if (names.includes('where')) console.log(`header: ${await call('where', { region: 'Zürich ' })}`);
if (names.includes('trigger-elicitation-request')) console.log(`elicited: ${await call('trigger-elicitation-request')}`);
if (names.includes('trigger-sampling-request')) console.log(`sampled: ${await call('trigger-sampling-request', { prompt: 'Hi', maxTokens: 10 })}`);
if (names.includes('get-roots-list')) console.log(`roots: ${await call('get-roots-list')}`);
if (names.includes('trigger-long-running-operation')) {
  const done = await call('trigger-long-running-operation', { duration: 1, steps: 4 }, { onprogress: () => { seen.progress++; } });
  console.log(`long: ${done}`);
  await wait('progress', () => seen.progress >= 3);
  const leaving = new AbortController();
  const cancelled = call('trigger-long-running-operation', { duration: 60, steps: 60 }, { signal: leaving.signal }).then(() => 'answered', () => 'given up');
  setTimeout(() => leaving.abort('the person lost patience'), 300);
  console.log(`cancelled: ${await cancelled}`);
}
if (client.getServerCapabilities()?.resources) {
  const { resources } = await client.listResources();
  const read = await client.readResource({ uri: resources[0].uri });
  console.log(`read: ${read.contents[0].uri}`);
}
if (client.getServerCapabilities()?.prompts) console.log(`prompts: ${(await client.listPrompts()).prompts.map((prompt) => prompt.name).join(' ')}`);
if (names.includes('grow')) {
  await call('grow');
  await wait('changed', () => seen.changes > 0);
}
try {
  await call('no-such-tool');
  console.log('unknown tool: result');
} catch (error) {
  console.log(`unknown tool: ${error.code}`);
}
if (era === 'legacy') {
  await client.ping();
  console.log('ping: true');
}
await client.close();
console.log('done');
process.exit(0);
