// The server under judgement, one browser, and the places that clients wait at: a loopback port, and https sites of the domain
// `.example` that this machine plays itself. No other name resolves, so nothing can leave the machine.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createRequire } from 'node:module';
import { once } from 'node:events';

const require = createRequire(process.env.TOOLS + '/package.json');
const { chromium } = require('playwright-core');
const NO_NOISE = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const axe = readFileSync(process.env.TOOLS + '/node_modules/axe-core/axe.min.js', 'utf8');
export const base = process.env.BASE;
export const person = { email: process.env.EMAIL, password: process.env.PASSWORD };

const http = createHttpServer(callback);
const https = createHttpsServer({ pfx: readFileSync(process.env.KEYSTORE), passphrase: process.env.KEYSTORE_PASSWORD }, callback);
http.listen(0, '127.0.0.1');
https.listen(0, '127.0.0.1');
await Promise.all([once(http, 'listening'), once(https, 'listening')]);
export const loopback = `http://127.0.0.1:${http.address().port}/callback`;
export const website = 'https://client.example/callback';

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [...NO_NOISE, '--host-resolver-rules=' + [`MAP *.example 127.0.0.1:${https.address().port}`, 'MAP * ~NOTFOUND', 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1',
    'EXCLUDE ' + new URL(base).hostname].join(',')],
});

export async function close() {
  await browser.close();
  http.close();
  https.close();
}

/** `/callback` is what clients register; `/via` sends people on to a second site, as large clients do. */
function callback(request, response) {
  const url = new URL(request.url, (request.socket.encrypted ? 'https://' : 'http://') + request.headers.host);
  if (url.pathname === '/via') {
    response.writeHead(302, { Location: 'https://app.example/callback' + url.search }).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><html lang="en"><title>Client</title><h1>Connected</h1></html>');
}

/** A new browser profile, with nobody signed in. */
export async function profile(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ignoreHTTPSErrors: true, ...options });
  context.setDefaultTimeout(60000);
  return context;
}

/** An OAuth client that registered itself, with a PKCE pair. */
export class Client {
  static async register(redirectUri, name = 'Claude') {
    const client = new Client();
    const answer = await post('/register', JSON.stringify({ client_name: name, redirect_uris: [redirectUri], token_endpoint_auth_method: 'none' }), 'application/json');
    client.id = (await answer.json()).client_id;
    client.redirectUri = redirectUri;
    client.verifier = randomBytes(32).toString('base64url');
    return client;
  }

  /** Where it sends people. */
  url(changes = {}) {
    const challenge = createHash('sha256').update(this.verifier).digest('base64url');
    return base + '/authorize?' + new URLSearchParams({ response_type: 'code', client_id: this.id, redirect_uri: this.redirectUri, state: 'state-' + randomBytes(6).toString('hex'),
      code_challenge: challenge, code_challenge_method: 'S256', resource: base + '/mcp', ...changes });
  }

  /** The status of redeeming the code in a callback's URL. */
  async redeem(callbackUrl) {
    const code = new URL(callbackUrl).searchParams.get('code');
    const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: this.redirectUri, client_id: this.id, code_verifier: this.verifier });
    return (await post('/token', form.toString(), 'application/x-www-form-urlencoded')).status;
  }
}

function post(path, body, type) {
  return fetch(base + path, { method: 'POST', body, headers: { 'Content-Type': type } });
}

/** Fills in the login form that stands there, and sends it. */
export async function signIn(page, password = person.password, email = person.email) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A page on which the client's request waits for a decision. */
export async function consent(context, client) {
  const page = await context.newPage();
  await page.goto(client.url());
  if (new URL(page.url()).pathname === '/login' || await page.getByLabel('Password').count()) await signIn(page);
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  return page;
}

/** Presses Allow, or another button, and answers the URL with which the browser came to the client. */
export async function allow(page, client, button = 'Allow') {
  await page.getByRole('button', { name: button }).click();
  return atClient(page, client);
}

export async function atClient(page, client) {
  await page.waitForURL((url) => url.href.startsWith(client.redirectUri));
  return page.url();
}
