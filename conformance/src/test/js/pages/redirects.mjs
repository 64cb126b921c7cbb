// After the decision the browser arrives at the client, wherever that is (P03). Browsers hold a page's `form-action` against every
// redirect after its form: a page of ours that had it would end here, and only here, so each way is walked in a real browser.
import { allow, base, Client, consent, loopback, profile, website } from './world.mjs';

export async function websites(expect) {
  const context = await profile();
  for (const [button, parameter] of [['Allow', 'code'], ['Deny', 'error']]) {
    const client = await Client.register(website);
    const arrival = await allow(await consent(context, client), client, button);
    expect(new URL(arrival).searchParams.has(parameter), `${button}: ${arrival}`);
    expect(button === 'Deny' || await client.redeem(arrival) === 200, 'the code does not work');
  }
  await context.close();
}

export async function websitesThatLeadOn(expect) {
  const context = await profile();
  const client = await Client.register('https://client.example/via');
  const page = await consent(context, client);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL('https://app.example/callback?*');
  expect(new URL(page.url()).searchParams.has('code'), page.url());
  await context.close();
}

export async function programsOnThisComputer(expect) {
  const context = await profile();
  for (const [button, parameter] of [['Allow', 'code'], ['Deny', 'error']]) {
    const client = await Client.register(loopback);
    const arrival = await allow(await consent(context, client), client, button);
    expect(new URL(arrival).searchParams.has(parameter), `${button}: ${arrival}`);
    expect(button === 'Deny' || await client.redeem(arrival) === 200, 'the code does not work');
  }
  await context.close();
}

/** There is no such app on this machine: Chromium asks the system for one, in vain, unless the page's policy stopped it before. */
export async function installedApps(expect) {
  for (const [button, parameter] of [['Allow', 'code'], ['Deny', 'error']]) {
    const { gone, said } = await leaveForApp(button, (page) => page);
    expect(gone.some((url) => new URL(url).searchParams.has(parameter)), `${button}: the browser asked for ${gone}`);
    expect(said.length === 0, `${button}: ${said}`);
  }
}

/** The same with the policy that would be wrong, to show that these checks see it. */
export async function blockedApps(expect) {
  const { said } = await leaveForApp('Allow', (page) => page.route('**/authorize?*', async (route) => {
    const answer = await route.fetch();
    const headers = answer.headers();
    await route.fulfill({ response: answer, headers: { ...headers, 'content-security-policy': headers['content-security-policy'] + "; form-action 'self'" } });
  }));
  expect(said.some((line) => line.includes('form-action')), `not noticed: ${said}`);
}

async function leaveForApp(button, prepare) {
  const context = await profile();
  const page = await consent(context, await Client.register('cursor://anysphere.cursor-mcp/oauth/callback', 'Cursor'));
  await prepare(page);
  await page.reload();
  const gone = [];
  const said = [];
  page.on('request', (request) => request.url().startsWith('cursor:') && gone.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  const failure = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: button }).click();
  await failure;
  await page.waitForTimeout(1000); // What the console says of it comes after.
  await context.close();
  return { gone, said };
}
