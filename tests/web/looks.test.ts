import type { BrowserContextOptions, Frame } from 'playwright-core';
import { faultsIn } from './axe';
import { write } from './browser';
import { useStage } from './stage';

const stage = useStage();

const press = (chat: Frame, name: string) => chat.getByRole('button', { name, exact: true }).click();

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
  stage.server.trouble = { path: /activities$/, status: 400 };
  await write(chat, 'hello');
  await chat.getByText('Not sent').waitFor();
  await look('not sent');
  await chat.page().clock.install();
  stage.server.trouble = { path: /activities$/, status: 429, retryAfter: 600 };
  await press(chat, 'Try again');
  await chat.locator('#offline').waitFor();
  await look('busy');
  stage.server.trouble = undefined;
  await chat.page().clock.fastForward(600_000);
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

/** What is too small to hit, too wide to see, or hides the way out. */
function misfits(): object {
  const shown = [...document.querySelectorAll<HTMLElement>('button, .call, .site, label.choice')].filter(
    (each) => each.offsetParent && getComputedStyle(each).visibility === 'visible',
  );
  const exit = document.querySelector('#exit')?.getBoundingClientRect();
  return {
    small: shown.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML),
    wide: [...document.querySelectorAll('*')].filter((each) => each.scrollWidth > innerWidth + 1).length,
    exitInSight: exit && exit.top >= 0 && exit.right <= innerWidth && exit.bottom <= innerHeight,
  };
}

describe.each<[string, BrowserContextOptions]>([
  ['on a small phone', { viewport: { width: 320, height: 568 } }],
  ['at 400% zoom', { viewport: { width: 320, height: 256 } }],
  ['in forced colours', { viewport: { width: 390, height: 664 }, forcedColors: 'active', colorScheme: 'dark' }],
  ['on a desk, in the dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
])('%s', (_, options) => {
  test('everyone can use every state of the chat, Exit is always in sight, and nothing is cut off', async () => {
    const tab = await stage.visit(options);
    const chat = await tab.open();
    await tour(chat, async (state) => {
      const found = { state, faults: await faultsIn(chat), ...(await chat.evaluate(misfits)) };
      expect(found).toEqual({ state, faults: [], small: [], wide: 0, exitInSight: true });
    });
  });
});

test('with letters, words and lines as far apart as WCAG asks (1.4.12), every state of the chat is whole on a small phone', async () => {
  const tab = await stage.visit({ viewport: { width: 320, height: 568 } });
  const chat = await tab.open();
  await chat.evaluate(() => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [spacing];
  });
  await tour(chat, async (state) => {
    const found = { state, ...(await chat.evaluate(misfits)) };
    expect(found).toEqual({ state, small: [], wide: 0, exitInSight: true });
  });
});

test.each(['light', 'dark'] as const)(
  'everyone can use the host page’s button, the plain page and the demonstration in %s colours',
  async (colorScheme) => {
    const tab = await stage.visit({ colorScheme });
    await tab.open();
    await tab.page.keyboard.press('Escape');
    expect(await faultsIn(tab.page)).toEqual([]);
    for (const route of ['/plain', '/']) {
      await tab.page.goto(stage.server.url('bot', route));
      expect(await faultsIn(tab.page)).toEqual([]);
    }
  },
);

test('a person makes the text larger by a button, up to twice its size, and nothing runs out of the screen', async () => {
  const tab = await stage.visit({ viewport: { width: 320, height: 568 } });
  const chat = await tab.begin();
  const size = chat.locator('#usual .size');
  const sizes: unknown[] = [];
  for (let i = 0; i < 4; i++) {
    sizes.push(await chat.evaluate(() => getComputedStyle(document.documentElement).fontSize));
    // What is scrolled half behind a bar is no fault: all of it can be scrolled into sight.
    await chat
      .locator('.said .minor button')
      .last()
      .evaluate((one) => one.scrollIntoView({ block: 'end', behavior: 'instant' }));
    const found = { faults: await faultsIn(chat), ...(await chat.evaluate(misfits)) };
    expect(found).toEqual({ faults: [], small: [], wide: 0, exitInSight: true });
    await size.click();
  }
  expect(sizes).toEqual(['16px', '20px', '24px', '32px']);
  await expect(size.innerText()).resolves.toContain('100%');
});

test('in the dark, the button for 999 is as strong a red as by day, with white on it', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const tab = await stage.visit({ colorScheme });
    const chat = await tab.open();
    const [back, ink] = await chat.locator('#notice .call').evaluate((each) => {
      const { backgroundColor, color } = getComputedStyle(each);
      return [backgroundColor, color].map((colour) => (colour.match(/\d+/g) ?? []).map(Number));
    });
    expect(ink).toEqual([255, 255, 255]);
    expect(Math.max(...(back ?? []).slice(1))).toBeLessThan((back?.[0] ?? 0) / 2);
  }
});

test('words that run from right to left turn the whole chat round', async () => {
  const tab = await stage.visit({ viewport: { width: 1280, height: 800 } });
  await tab.page.evaluate(() => document.querySelector('[data-waymark]')?.setAttribute('dir', 'rtl'));
  const chat = await tab.open();
  await chat.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const [exit, name] = await Promise.all([chat.locator('#exit').boundingBox(), chat.locator('h1').boundingBox()]);
  expect(exit?.x).toBeLessThan(name?.x ?? 0);
  // But not the telephone numbers.
  await chat.getByText('Helplines you can call').click();
  await expect(
    chat
      .locator('.helplines b')
      .first()
      .evaluate((each) => getComputedStyle(each).direction),
  ).resolves.toBe('ltr');
});

test('a web master’s accent colour is worn, unless white could not be read on it', async () => {
  const worn = async (accent: string) => {
    stage.server.attributes = `data-accent="${accent}"`;
    const tab = await stage.visit();
    const chat = await tab.open();
    const button = await tab.page.locator('button.open').evaluate((each) => getComputedStyle(each).backgroundColor);
    const begin = await chat.locator('#begin').evaluate((each) => getComputedStyle(each).backgroundColor);
    return [button, begin];
  };
  expect(await worn('#5b2a86')).toEqual(['rgb(91, 42, 134)', 'rgb(91, 42, 134)']);
  expect(await worn('#ffee00')).toEqual(['rgb(29, 92, 99)', 'rgb(29, 92, 99)']);
});
