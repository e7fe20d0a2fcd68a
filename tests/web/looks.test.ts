import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { buildWidget, openBrowser, type Visit, visit } from './browser';
import { FakeServer } from './fakeServer';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let server: FakeServer;
let tab: Visit;

beforeAll(async () => {
  [server, browser] = await Promise.all([FakeServer.start(buildWidget().folder), openBrowser()]);
}, 30_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(() => {
  server.trouble = undefined;
  server.attributes = '';
});
afterEach(() => tab.close());

/** What axe finds wrong, in a line each. */
async function faults(place: Page | Frame): Promise<string[]> {
  await place.evaluate(AXE);
  return place.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { iframes: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
}

const press = (chat: Frame, name: string) => chat.getByRole('button', { name, exact: true }).click();
const write = async (chat: Frame, text: string) => {
  await chat.locator('#box').fill(text);
  await chat.locator('#box').press('Enter');
};

/** Leads through every state there is, and calls `look` at each. */
async function tour(chat: Frame, look: (state: string) => Promise<void>): Promise<void> {
  await look('notice');
  await press(chat, 'Start the chat');
  await chat.locator('.choices').waitFor();
  await look('question');
  await write(chat, 'hello');
  await chat.getByText('You wrote 5').waitFor();
  await press(chat, 'No');
  await chat.locator('.choice input').first().waitFor();
  await chat.getByLabel('Watching me').check();
  await look('several answers');
  await press(chat, 'Done');
  await chat.locator('.card').first().waitFor();
  await look('outcome');
  await press(chat, 'Clear chat');
  await look('clear?');
  await press(chat, 'No, keep');
  server.trouble = { path: /activities$/, status: 400 };
  await write(chat, 'hello');
  await chat.getByText('Not sent').waitFor();
  await look('not sent');
  server.trouble = { path: /activities$/, status: 429, retryAfter: 1 };
  await press(chat, 'Try again');
  await chat.locator('#offline').waitFor();
  await look('busy');
  server.trouble = undefined;
  await chat.locator('#offline').waitFor({ state: 'hidden' });
  await chat.locator('#box').fill('a'.repeat(5000));
  await look('too long');
  await write(chat, 'bye');
  await chat.locator('#ended').waitFor();
  await look('ended');
  await press(chat, 'Start a new chat');
  await chat.locator('.choices').waitFor();
  await press(chat, 'Yes');
  await chat.locator('.emergency').waitFor();
  await look('emergency');
}

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test('everyone can use every state of the chat, as far as axe can tell', async () => {
    tab = await visit(browser, server, { colorScheme, reducedMotion: 'reduce' });
    const chat = await tab.open();
    await tour(chat, async (state) =>
      expect({ state, faults: await faults(chat) }).toEqual({ state, faults: [] }),
    );
  }, 30_000);

  test('so can they the host page with the button, the plain page and the demonstration', async () => {
    tab = await visit(browser, server, { colorScheme });
    await tab.open();
    await tab.page.keyboard.press('Escape');
    expect(await faults(tab.page)).toEqual([]);
    for (const route of ['/plain', '/']) {
      await tab.page.goto(server.url('bot', route));
      expect(await faults(tab.page)).toEqual([]);
    }
  }, 30_000);
});

describe.each<[string, BrowserContextOptions]>([
  ['320 pixels wide', { viewport: { width: 320, height: 568 } }],
  ['at 400% zoom', { viewport: { width: 320, height: 256 } }],
  ['on a wide screen', { viewport: { width: 1280, height: 800 } }],
])('%s', (_, options) => {
  test('nothing has to be scrolled sideways, targets are large enough, and Exit is always in sight', async () => {
    tab = await visit(browser, server, { ...options, reducedMotion: 'reduce' });
    const chat = await tab.open();
    await tour(chat, async (state) => {
      const found = await chat.evaluate(() => {
        const shown = [
          ...document.querySelectorAll<HTMLElement>('button, .call, .site, label.choice'),
        ].filter((each) => each.offsetParent && getComputedStyle(each).visibility === 'visible');
        const small = shown
          .filter((each) => each.getBoundingClientRect().height < 44)
          .map((each) => each.outerHTML);
        const exit = document.querySelector('#exit')?.getBoundingClientRect();
        const inSight = exit && exit.top >= 0 && exit.right <= innerWidth && exit.bottom <= innerHeight;
        const wide = [...document.querySelectorAll('*')].filter(
          (each) => each.scrollWidth > innerWidth + 1,
        ).length;
        return { small, inSight, wide };
      });
      expect({ state, ...found }).toEqual({ state, small: [], inSight: true, wide: 0 });
    });
  }, 30_000);
});

test('words that run from right to left turn the whole chat round', async () => {
  tab = await visit(browser, server, { viewport: { width: 1280, height: 800 } });
  await tab.page.evaluate(() => document.querySelector('[data-waymark]')?.setAttribute('dir', 'rtl'));
  const chat = await tab.open();
  await chat.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const [exit, name] = await Promise.all([
    chat.locator('#exit').boundingBox(),
    chat.locator('h1').boundingBox(),
  ]);
  expect(exit?.x).toBeLessThan(name?.x ?? 0);
});

test('a web master’s accent colour is worn, unless white could not be read on it', async () => {
  const worn = async (accent: string) => {
    server.attributes = `data-accent="${accent}"`;
    tab = await visit(browser, server);
    const chat = await tab.open();
    const button = await tab.page
      .locator('button.open')
      .evaluate((each) => getComputedStyle(each).backgroundColor);
    const begin = await chat.locator('#begin').evaluate((each) => getComputedStyle(each).backgroundColor);
    return [button, begin];
  };
  expect(await worn('#5b2a86')).toEqual(['rgb(91, 42, 134)', 'rgb(91, 42, 134)']);
  await tab.close();
  expect(await worn('#ffee00')).toEqual(['rgb(29, 92, 99)', 'rgb(29, 92, 99)']);
});
