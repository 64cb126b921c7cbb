// What people do with pages: they click twice, go back, reload, open two tabs, copy, let the browser remember passwords, block scripts.
import { allow, atClient, base, Client, consent, loopback, profile, signIn } from './world.mjs';

export async function clickTwice(expect) {
  const context = await profile();
  const client = await Client.register(loopback);
  const page = await consent(context, client);
  await page.getByRole('button', { name: 'Allow' }).dblclick();
  expect(await client.redeem(await atClient(page, client)) === 200, 'the code does not work');
  await context.close();
}

/** The second click while the server has answered the first, and the browser has not yet seen the answer. */
export async function clickAgainWhileWaiting(expect) {
  const context = await profile();
  const client = await Client.register(loopback);
  const page = await consent(context, client);
  const first = new Promise((answered) => page.route('**/consent', async (route) => {
    const headers = { ...route.request().headers(), 'sec-fetch-site': 'same-origin' };
    answered((await route.fetch({ headers, maxRedirects: 0 })).headers().location);
  }, { times: 1 }));
  const there = page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(loopback));
  await page.evaluate(() => {
    const button = document.querySelector('button[value=allow]');
    button.click();
    setTimeout(() => button.click(), 1000);
  });
  const lost = new URL(await first);
  const code = new URL((await there).url());
  expect(code.searchParams.get('code') === lost.searchParams.get('code'), 'two codes');
  expect(await client.redeem(code) === 200, 'the code does not work');
  await context.close();
}

/** An app's own scheme leaves the page standing, so people can press Allow again when the app has its token already. */
export async function decideAgain(expect) {
  const context = await profile();
  const client = await Client.register('cursor://anysphere.cursor-mcp/oauth/callback', 'Cursor');
  const page = await consent(context, client);
  const [action, fields] = await page.locator('button[value=allow]').evaluate((button) =>
    [button.form.action, Object.fromEntries(new FormData(button.form, button))]);
  const left = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: 'Allow' }).click();
  expect(await client.redeem((await left).url()) === 200, 'the code does not work');
  // Sent by this browser's session but not by a click: how long Chromium looks for a program that takes the address, and drops clicks
  // meanwhile, differs from run to run.
  const again = await context.request.post(action, { form: fields, headers: { Origin: base, 'Sec-Fetch-Site': 'same-origin' }, maxRedirects: 0 });
  const heading = /<h1[^>]*>([^<]*)/.exec(await again.text())?.[1].trim();
  expect(heading === 'You have decided already', `${again.status()} ${heading}`);
  await context.close();
}

/** P10 */
export async function twoTabs(expect) {
  const context = await profile();
  const clients = [await Client.register(loopback), await Client.register(loopback)];
  const tabs = [];
  for (const client of clients) {
    const page = await context.newPage();
    await page.goto(client.url());
    tabs.push(page);
  }
  for (const page of tabs) await signIn(page);
  for (const [i, client] of clients.entries()) expect(await client.redeem(await allow(tabs[i], client)) === 200, `tab ${i + 1}: the code does not work`);
  await context.close();
}

export async function goBack(expect) {
  const context = await profile();
  const client = await Client.register(loopback);
  const page = await consent(context, client);
  const first = await allow(page, client);
  await page.goBack();
  const second = await allow(page, client);
  expect(await client.redeem(second) === 200, 'the second code does not work');
  expect(await client.redeem(first) === 200, 'the first code does not work');
  await context.close();
}

export async function reload(expect) {
  const context = await profile();
  const client = await Client.register(loopback);
  const page = await consent(context, client);
  await page.reload();
  expect(await client.redeem(await allow(page, client)) === 200, 'the code does not work');
  await context.close();
}

export async function rememberPasswords(expect) {
  const context = await profile();
  const page = await context.newPage();
  for (const [path, password] of [['/login', 'current-password'], ['/signup', 'new-password']]) {
    await page.goto(base + path);
    const found = await page.locator('input:visible').evaluateAll((fields) => fields.map((field) => [field.type, field.name, field.autocomplete].join(' ')));
    expect(found.join() === `email email username,password password ${password}`, `${path}: ${found}`);
  }
  await context.close();
}

/** Hears what a copy button says, however soon it takes it back. */
function listen(element) {
  element.said = new Promise((heard) => {
    const words = () => element.textContent.match(/Copied|Not copied|Could not copy/)?.[0];
    new MutationObserver(() => words() && heard(words())).observe(element, { subtree: true, childList: true, characterData: true });
  });
}

export async function copy(expect) {
  const context = await profile({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(base + '/');
  for (const tab of await page.getByRole('radio').all()) {
    await tab.check({ force: true });
    for (const snippet of await page.locator('.snippet:visible').all()) {
      const text = await snippet.locator('code').textContent();
      await page.bringToFront();
      await page.evaluate(() => navigator.clipboard.writeText('nothing'));
      await snippet.evaluate(listen);
      await snippet.getByRole('button', { name: /^Copy/ }).click();
      const said = await snippet.evaluate((element) => Promise.race([element.said, new Promise((late) => setTimeout(late, 15000, 'nothing'))]));
      expect(said === 'Copied', `the button says ${said}`);
      expect(await page.evaluate(() => navigator.clipboard.readText()) === text, `not copied: ${text}`);
    }
  }
  await context.close();
}

export async function blockScripts(expect) {
  const context = await profile({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base + '/');
  for (const [app, panel] of [['Claude', '#for-claude'], ['Cursor', '#for-cursor'], ['Other', '#for-other']]) {
    await page.locator('.choices label').filter({ hasText: new RegExp(`^${app}$`) }).click();
    expect(await page.locator('.panel:visible').count() === 1 && await page.locator(panel).isVisible(), `${app}: not shown`);
  }
  const client = await Client.register(loopback);
  expect(await client.redeem(await allow(await consent(context, client), client)) === 200, 'no sign-in without scripts');
  await context.close();
}
