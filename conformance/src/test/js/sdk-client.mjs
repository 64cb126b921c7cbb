// An official TypeScript SDK client with its own OAuth login. Prints the authorization URL, reads the callback URL from standard input,
// connects again with the tokens, lists the tools and prints the sum of 40 and 2.
// Usage: node sdk-client.mjs v1|v2 http|sse URL [legacy|auto|2026-07-28]
import { createRequire } from 'node:module';
import readline from 'node:readline';
const require = createRequire(process.env.TOOLS + '/package.json');
const [version, kind, url, era] = process.argv.slice(2);

const sdk = version === 'v2' ? require('@modelcontextprotocol/client') : {
  ...require('@modelcontextprotocol/sdk/client/index.js'),
  ...require('@modelcontextprotocol/sdk/client/auth.js'),
  ...require('@modelcontextprotocol/sdk/client/streamableHttp.js'),
  ...require('@modelcontextprotocol/sdk/client/sse.js'),
};

const kept = {};
const provider = {
  redirectUrl: 'http://127.0.0.1:4712/callback',
  clientMetadata: {
    client_name: `TypeScript SDK ${version}`, redirect_uris: ['http://127.0.0.1:4712/callback'],
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'], token_endpoint_auth_method: 'none',
  },
  state: () => 'state-of-the-test',
  clientInformation: () => kept.client,
  saveClientInformation: (client) => { kept.client = client; },
  tokens: () => kept.tokens,
  saveTokens: (tokens) => { kept.tokens = tokens; },
  redirectToAuthorization: (address) => { console.log(`authorize: ${address}`); },
  saveCodeVerifier: (verifier) => { kept.verifier = verifier; },
  codeVerifier: () => kept.verifier,
};

const transport = () => new (kind === 'sse' ? sdk.SSEClientTransport : sdk.StreamableHTTPClientTransport)(new URL(url), { authProvider: provider });
const client = () => new sdk.Client({ name: 'interop', version: '1' },
  version === 'v2' ? { versionNegotiation: { mode: era === '2026-07-28' ? { pin: era } : era ?? 'legacy' } } : {});

async function use(label) {
  const one = client();
  const road = transport();
  await one.connect(road);
  const { tools } = await one.listTools();
  console.log(`${label} tools: ${tools.map((tool) => tool.name).join(' ')}`);
  const result = await one.callTool({ name: 'add', arguments: { a: 40, b: 2 } });
  console.log(`${label} sum: ${result.content[0].text}`);
  await one.close();
}

const first = transport();
try {
  await client().connect(first);
  throw new Error('connected without a login');
} catch (error) {
  if (!(error instanceof sdk.UnauthorizedError) && !/unauthorized/i.test(String(error))) throw error;
}
const lines = readline.createInterface({ input: process.stdin });
const callback = new URL((await lines[Symbol.asyncIterator]().next()).value);
if (version === 'v2') await first.finishAuth(callback.searchParams);
else await first.finishAuth(callback.searchParams.get('code'));
await use('signed in');
kept.tokens = { ...kept.tokens, access_token: 'spoiled' };
await use('refreshed');
console.log('done');
process.exit(0);
