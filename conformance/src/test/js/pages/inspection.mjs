// Looks at one page as it stands: in light, in dark and on a phone, by eye (pictures), by rule (axe-core) and by keyboard.
import { axe, base } from './world.mjs';
import { expect } from './report.mjs';

const DESKTOP = { width: 1100, height: 800 };
const PHONE = { width: 360, height: 740 };
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules for each look: after the first, those whose outcome colours and widths can change. */
const RULES = {
  light: { type: 'tag', values: TAGS },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  phone: { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] },
};

/** Watches from before the first page on: what the console says, what is fetched from where. */
export function watch(page) {
  page.on('console', (message) => {
    const aboutStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
    expect('no_page_breaks_its_own_content_policy_or_says_anything_on_the_console', aboutStatus, `${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => expect('no_page_breaks_its_own_content_policy_or_says_anything_on_the_console', false, `${page.url()}: ${error}`));
  page.on('request', (request) => expect('no_page_asks_another_host_for_anything', new URL(request.url()).host === new URL(base).host, request.url()));
}

export async function inspect(page, name) {
  await page.getByRole('main').waitFor();
  await structure(page, name);
  await keyboard(page, name);
  for (const look of ['light', 'dark', 'phone']) {
    await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(look === 'phone' ? PHONE : DESKTOP);
    await rules(page, name, look);
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${look}.png`, fullPage: true });
  }
  const width = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));
  expect('no_page_scrolls_sideways_on_a_phone', width <= PHONE.width, `${name}: ${width} px wide`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
}

async function rules(page, name, look) {
  if (look === 'light') await page.evaluate(axe);
  const options = { runOnly: RULES[look], resultTypes: ['violations'] };
  const { violations } = await page.evaluate((chosen) => globalThis.axe.run(document, chosen), options);
  const nodes = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
  expect('no_page_breaks_a_rule_of_accessibility', nodes.length === 0, `${name}, ${look}: ${nodes.join('\n')}`);
}

async function structure(page, name) {
  const found = await page.evaluate(() => ({
    lang: document.documentElement.lang, title: document.title, h1: document.querySelectorAll('h1').length, main: document.querySelectorAll('main').length,
    nameless: [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter((field) => ![...field.labels].some((label) => label.textContent.trim())).map((field) => field.outerHTML),
  }));
  const holds = found.lang === 'en' && found.title && found.h1 === 1 && found.main === 1 && found.nameless.length === 0;
  expect('every_page_has_a_language_a_title_one_heading_a_main_part_and_labelled_fields', holds, `${name}: ${JSON.stringify(found)}`);
}

/** Goes through the page with the Tab key: everything that can be used is reached, and shows that it is. */
async function keyboard(page, name) {
  await page.evaluate(() => { document.activeElement?.blur(); globalThis.reached = new Set(); getSelection().removeAllRanges(); });
  await page.locator('body').evaluate((body) => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); });
  const hidden = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const step = await page.evaluate(focused);
    if (step === 'end') break;
    if (step) hidden.push(step);
  }
  const missed = await page.evaluate(unreached);
  expect('everything_on_every_page_is_reached_with_the_tab_key_and_shows_its_focus', hidden.length + missed.length === 0, `${name}: unseen ${hidden}; not reached ${missed}`);
}

/** In the page: notes the focused element; answers it when nobody sees that it is focused, and `end` after the last one. */
function focused() {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement || globalThis.reached.has(at)) return 'end';
  globalThis.reached.add(at);
  const shows = [at, at.nextElementSibling].filter(Boolean).some((element) => {
    const style = getComputedStyle(element);
    return style.opacity !== '0' && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  return shows ? '' : at.outerHTML.slice(0, 100);
}

/** In the page: what can be used and was not reached. Of a group of radio buttons Tab reaches the chosen one. */
function unreached() {
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !(element.type === 'radio' && !element.checked))
    .filter((element) => !globalThis.reached.has(element)).map((element) => element.outerHTML.slice(0, 100));
}
