// Whole walks with the keyboard alone, as people go who use no mouse.
import { base, atClient, Client, loopback, person, profile } from './world.mjs';

export async function fromRequestToClient(expect) {
  const context = await profile();
  const client = await Client.register(loopback);
  for (const wanted of ['Deny', 'Allow']) {
    const page = await context.newPage();
    await page.goto(client.url());
    if (await page.getByLabel('Password').count()) await typeLogin(page);
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    await tabTo(page, wanted);
    await page.keyboard.press('Enter');
    const arrival = new URL(await atClient(page, client));
    expect(arrival.searchParams.has(wanted === 'Allow' ? 'code' : 'error'), `${wanted}: ${arrival}`);
    expect(wanted === 'Deny' || await client.redeem(arrival) === 200, 'the code does not work');
  }
  await revoke(await context.newPage(), expect);
  await context.close();
}

export async function alongTheTabs(expect) {
  const context = await profile();
  const page = await context.newPage();
  await page.goto(base + '/');
  await tabTo(page, 'Skip to content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement.id) === 'main', 'the first link does not skip to the content');
  await page.getByRole('radio', { name: 'Claude', exact: true }).focus();
  for (const panel of ['#for-desktop', '#for-code', '#for-inspector', '#for-vscode', '#for-cursor', '#for-other']) {
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.panel:visible').count() === 1 && await page.locator(panel).isVisible(), `no ${panel}`);
  }
  await context.close();
}

/** The first field has the focus already. */
async function typeLogin(page) {
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
}

async function revoke(page, expect) {
  await page.goto(base + '/account');
  await tabTo(page, 'Revoke');
  // The other walk may connect an app of the same person meanwhile, so this one is told apart by its grant.
  const grant = await page.evaluate(() => document.activeElement.form.elements.grant.value);
  await page.keyboard.press('Enter');
  await page.getByText('has lost its access').waitFor();
  // The words stand above the list.
  await page.waitForLoadState();
  expect(await page.locator(`input[name=grant][value="${grant}"]`).count() === 0, 'the app is still listed');
}

async function tabTo(page, words) {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.textContent.trim()) === words) return;
  }
  throw new Error(`Tab does not reach ${words}`);
}
