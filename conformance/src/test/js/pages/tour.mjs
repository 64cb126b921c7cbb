// Opens every page there is, as somebody comes to them, and has each inspected.
import { allow, base, Client, consent, loopback, profile, signIn } from './world.mjs';
import { inspect, watch } from './inspection.mjs';

const HOSTILE = '\u202Egro.live\u202C <script>alert(1)</script> ' + 'A\u0301\u0302\u0303\u0304'.repeat(20) + 'W'.repeat(9000);

async function open(context, path, name) {
  const page = await context.newPage();
  watch(page);
  await page.goto(path.startsWith('http') ? path : base + path);
  await inspect(page, name);
  return page;
}

export async function strangers() {
  const context = await profile();
  await home(context);
  await open(context, '/signup', 'sign-up');
  const login = await open(context, '/login', 'login');
  await signIn(login, 'not the password', `nobody${Date.now()}@example.com`);
  await login.getByRole('alert').waitFor();
  await inspect(login, 'login-wrong-password');
  await open(context, '/logout', 'signed-out');
  await open(context, '/nowhere', 'not-found');
  await open(context, '/setup?token=spent', 'link-spent');
  const client = await Client.register(loopback);
  await open(context, client.url({ client_id: 'unknown' }), 'unknown-client');
  await open(context, client.url({ redirect_uri: 'https://evil.example/' }), 'bad-redirect');
  await open(context, client.url(), 'login-for-app');
  await context.close();
}

async function home(context) {
  const page = await context.newPage();
  watch(page);
  await page.goto(base + '/');
  for (const app of ['Claude', 'Claude Desktop', 'Claude Code', 'Inspector', 'VS Code', 'Cursor', 'Other']) {
    await page.getByRole('radio', { name: app, exact: true }).check({ force: true });
    await inspect(page, 'home-' + app.toLowerCase().replace(' ', '-'));
  }
}

export async function guests() {
  const context = await profile();
  await decisions(context);
  await picture();
  await forged(context);
  await account(context);
  await context.close();
}

async function decisions(context) {
  for (const [name, redirect, app] of [['consent', 'https://claude.ai/api/mcp/auth_callback', 'Claude'], ['consent-local', loopback, 'MCP Inspector'],
    ['consent-app', 'cursor://anysphere.cursor-mcp/oauth/callback', 'Cursor'], ['consent-hostile-name', 'https://' + 'very-long-'.repeat(5) + 'name.evil.example/x', HOSTILE]]) {
    const client = await Client.register(redirect, app);
    const page = await consent(context, client);
    await page.close();
    await open(context, client.url(), name);
  }
}

/** For the README, in the resolution of good screens. */
async function picture() {
  const context = await profile({ viewport: { width: 560, height: 740 }, deviceScaleFactor: 1.6 });
  const page = await consent(context, await Client.register('https://claude.ai/api/mcp/auth_callback'));
  await page.evaluate(() => document.activeElement.blur());
  await page.screenshot({ path: `${process.env.SHOTS}/readme-consent.png` });
  await context.close();
}

async function forged(context) {
  const page = await consent(context, await Client.register(loopback));
  await page.locator('input[name=consent]').evaluate((field) => { field.value = (field.value[0] === 'x' ? 'y' : 'x') + field.value.slice(1); });
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { level: 1, name: 'could not be read' }).waitFor();
  await inspect(page, 'tampered-form');
}

async function account(context) {
  for (const [redirect, app] of [[loopback, 'MCP Inspector'], [loopback, 'Claude Code']]) {
    const client = await Client.register(redirect, app);
    const page = await consent(context, client);
    await client.redeem(await allow(page, client));
    await page.close();
  }
  const page = await open(context, '/account', 'account');
  await page.getByText('Revoke all').first().click();
  await inspect(page, 'account-revoke-all');
  await page.getByRole('button', { name: /Revoke access of/ }).first().click();
  await page.getByRole('status').first().waitFor();
  await inspect(page, 'account-revoked');
  await open(context, '/logout', 'logout');
  await page.goto(base + '/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor();
}
