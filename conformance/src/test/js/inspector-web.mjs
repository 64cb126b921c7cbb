// Drives the Inspector's web page in a real browser: connect, sign in, allow, call add(40, 2), print the sum.
import { createRequire } from 'node:module';
const require = createRequire(process.env.TOOLS + '/package.json');
const { chromium } = require('playwright-core');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.4 });
page.setDefaultTimeout(60000);
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
await page.route('**/*', (route) => (loopback.has(new URL(route.request().url()).hostname) ? route.continue() : route.abort()));
page.on('console', (message) => console.error('console:', message.text()));
page.on('response', (response) => response.status() >= 500 && console.error(response.status(), response.url()));
const shot = (name) => page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
try {
  await page.goto(process.env.PAGE);
  // The switch itself is hidden behind its drawing, which may not be laid out yet.
  await page.getByRole('switch', { name: /Connect or disconnect/ }).dispatchEvent('click');
  await page.locator('input[name=email]').fill(process.env.EMAIL);
  await page.locator('input[name=password]').fill(process.env.PASSWORD);
  await page.locator('form:has(input[name=password]) button').first().click();
  await page.getByRole('button', { name: /allow/i }).first().waitFor();
  await shot('inspector-consent');
  await page.getByRole('button', { name: /allow/i }).first().click();
  await page.getByText('Connected', { exact: false }).first().waitFor();
  await page.getByText('Tools', { exact: true }).first().click();
  await page.getByRole('button', { name: /add/ }).first().click();
  const execute = page.getByRole('button', { name: /Execute Tool/ });
  await execute.waitFor();
  const inputs = execute.locator('xpath=preceding::input[not(@readonly) and not(@type="checkbox")]');
  const count = await inputs.count();
  await inputs.nth(count - 2).fill('40');
  await inputs.nth(count - 1).fill('2');
  await execute.click();
  await page.getByText('Results', { exact: false }).first().waitFor();
  await page.getByText('42').first().waitFor();
  await shot('inspector-result');
  await page.screenshot({ path: `${process.env.SHOTS}/readme-inspector.png`, clip: { x: 0, y: 0, width: 840, height: 480 } });
  console.log('sum: 42');
} catch (error) {
  await shot('inspector-failed').catch(() => {});
  console.error('at', page.url(), (await page.locator('body').innerText().catch(() => '')).slice(0, 2000));
  throw error;
} finally {
  await browser.close();
}
