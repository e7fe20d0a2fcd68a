import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { buildWidget, openBrowser, type Reading, until, type Visit, visit } from './browser';
import { FakeServer } from './fakeServer';

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
  server.directLine.posts.length = 0;
  server.directLine.expire();
  server.seen.length = 0;
  server.neutralHeld = Promise.resolve();
});
afterEach(() => tab.close());

const neutral = () => server.url('neutral');
const isNeutral = () =>
  until(
    () => tab.page.url(),
    (url) => url === neutral(),
  );

/** Presses a button, and reads what is left before the task of the press ends. */
const pressAndRead = (place: Page | Frame, press: string): Promise<Reading> =>
  place.evaluate((selector) => {
    const inside = document.querySelector('[data-waymark]')?.shadowRoot ?? document;
    inside.querySelector<HTMLElement>(selector)?.click();
    const boxes = document.documentElement.getClientRects().length;
    return { boxes, text: boxes ? document.body.innerText : '', title: document.title };
  }, press);

const lastSeen = () => JSON.parse(server.seen.at(-1) ?? '{}') as Reading;

async function untilBlank(): Promise<void> {
  expect(await until(lastSeen, ({ boxes }) => boxes === 0)).toEqual(BLANK);
}

const BLANK = { text: '', boxes: 0, title: 'Loading' };

/** Holds the neutral page back, as a slow network does, to look at what is there meanwhile. */
const holdNeutral = () => {
  let release = () => {};
  server.neutralHeld = new Promise<void>((resolve) => {
    release = resolve;
  });
  return release;
};

async function talking(options: BrowserContextOptions = {}): Promise<Frame> {
  tab = await visit(browser, server, options);
  const chat = await tab.begin();
  await chat.locator('#box').fill('a secret');
  await chat.locator('#box').press('Enter');
  await chat.getByText('You wrote 8').waitFor();
  return chat;
}

const forgotten = () =>
  until(
    () =>
      server.directLine.posts.some(({ type }) => type === 'endOfConversation') &&
      server.directLine.count === 0,
    Boolean,
  );

describe('exit', () => {
  test('in the chat leaves nothing readable within its very task, then blanks the page around it and leaves', async () => {
    const chat = await talking();
    const release = holdNeutral();
    expect(await pressAndRead(chat, '#exit')).toEqual(BLANK);
    await untilBlank();
    expect(new URL(tab.page.url()).pathname).toBe('/');
    await forgotten();
    release();
    await isNeutral();
  });

  test('beside the hidden chat leaves nothing readable within its very task, and the server forgets', async () => {
    const chat = await talking();
    await tab.page.keyboard.press('Escape');
    await tab.page.locator('.bar .exit').waitFor();
    const release = holdNeutral();
    expect(await pressAndRead(tab.page, '.bar .exit')).toEqual(BLANK);
    await until(
      () => chat.evaluate(() => document.documentElement.getClientRects().length),
      (boxes) => boxes === 0,
    );
    await forgotten();
    release();
    await isNeutral();
  });

  test('does not tell the neutral page where the person was', async () => {
    const chat = await talking();
    server.requests.length = 0;
    await chat.locator('#exit').click();
    await isNeutral();
    expect(
      server.requests.filter((request) => request.startsWith('neutral/ ') || request === 'neutral/'),
    ).toEqual(['neutral/']);
  });

  test('leaves no word, no token and no conversation in the browser', async () => {
    const chat = await talking();
    const release = holdNeutral();
    await pressAndRead(chat, '#exit');
    await expect(
      chat.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie]),
    ).resolves.toEqual([0, 0, '']);
    release();
    await isNeutral();
    await expect(tab.page.context().cookies()).resolves.toEqual([]);
  });

  test('works in the chat’s own page too, without a host around it', async () => {
    tab = await visit(browser, server, {}, server.url('bot', '/widget'));
    await tab.page.route('https://www.bbc.co.uk/**', (route) =>
      route.fulfill({ body: 'weather', contentType: 'text/html' }),
    );
    await tab.page.locator('#begin').click();
    await tab.page.locator('.choices').waitFor();
    await tab.page.locator('#exit').click();
    await until(
      () => tab.page.url(),
      (url) => url === 'https://www.bbc.co.uk/weather',
    );
    await forgotten();
  });
});

describe('Shift three times', () => {
  const shift = async (times: number) => {
    for (let at = 0; at < times; at++) await tab.page.keyboard.press('Shift');
  };

  test('leaves from within the chat, and shows and says how many presses are left', async () => {
    const chat = await talking();
    await shift(2);
    await expect(chat.locator('.shift').innerText()).resolves.toBe('Press Shift once more to exit');
    await expect(chat.locator('.shift .on').count()).resolves.toBe(2);
    await expect(chat.locator('.shift').getAttribute('role')).resolves.toBe('status');
    await shift(1);
    await isNeutral();
    await forgotten();
  });

  test('leaves from the host page', async () => {
    await talking();
    await tab.page.locator('h1').click();
    await shift(3);
    await isNeutral();
    await forgotten();
  });

  test('does nothing on a page whose chat was never opened', async () => {
    tab = await visit(browser, server);
    await shift(3);
    await expect(tab.page.locator('h1').isVisible()).resolves.toBe(true);
    await expect(tab.page.locator('.shift.shown').count()).resolves.toBe(0);
  });

  test('is not mistaken for writing capitals, and any other key begins the count anew', async () => {
    const chat = await talking();
    await chat.locator('#box').focus();
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift', 'Shift', 'x', 'Shift', 'Shift'])
      await tab.page.keyboard.press(key);
    await expect(chat.locator('#box').inputValue()).resolves.toBe('ABCx');
    await expect(chat.locator('.shift .on').count()).resolves.toBe(2);
  });

  test('waits five seconds for the next press, no more', async () => {
    tab = await visit(browser, server);
    const chat = await tab.begin();
    await tab.page.clock.install();
    await shift(2);
    await tab.page.clock.runFor(5100);
    await until(
      () => chat.locator('.shift.shown').count(),
      (count) => count === 0,
    );
    await expect(chat.locator('.shift').textContent()).resolves.toBe('Not leaving');
    await shift(2);
    await expect(chat.locator('.shift .on').count()).resolves.toBe(2);
  });
});

describe('after an exit', () => {
  test('Back does not return to the page that was left', async () => {
    tab = await visit(browser, server, {}, server.url('police', '/bare'));
    await tab.page.goto(server.url('police', '/stalking'));
    await (await tab.begin()).locator('#exit').click();
    await isNeutral();
    await tab.page.goBack();
    expect(tab.page.url()).toBe(server.url('police', '/bare'));
  });

  test('Back to an earlier page of the same site shows nothing, and leaves again', async () => {
    tab = await visit(browser, server, {}, server.url('police', '/earlier'));
    await tab.page.goto(server.url('police', '/stalking'));
    await (await tab.begin()).locator('#exit').click();
    await isNeutral();
    const release = holdNeutral();
    server.seen.length = 0;
    await tab.page.goBack({ waitUntil: 'commit' });
    await untilBlank();
    expect(server.seen.map((each) => (JSON.parse(each) as Reading).text).join('')).toBe('');
    release();
    await isNeutral();
  });

  test('a person who comes back on purpose finds the site and a new chat', async () => {
    const chat = await talking();
    await chat.locator('#exit').click();
    await isNeutral();
    await tab.page.goto(server.url('police', '/stalking'));
    await expect(tab.page.locator('h1').isVisible()).resolves.toBe(true);
    const again = await tab.open();
    await expect(again.locator('#notice').isVisible()).resolves.toBe(true);
  });

  test('a reload while the neutral page is slow to come shows nothing either', async () => {
    const chat = await talking();
    const release = holdNeutral();
    await tab.page.evaluate(() => void setTimeout(() => location.reload(), 400));
    await pressAndRead(chat, '#exit');
    await untilBlank();
    server.seen.length = 0;
    await until(() => server.requests.filter((request) => request === 'police/').length, Boolean);
    await untilBlank();
    expect(server.seen.map((each) => (JSON.parse(each) as Reading).text).join('')).toBe('');
    release();
    await isNeutral();
  });

  test('a page that the browser kept in its memory is kept blank, and comes back for those who have not left', async () => {
    await talking();
    const passing = (type: string) =>
      tab.page.evaluate((name) => {
        dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
        return document.documentElement.getClientRects().length;
      }, type);
    expect(await passing('pagehide')).toBe(0);
    expect(await passing('pageshow')).toBe(1);
    await tab.page.evaluate(() => sessionStorage.setItem('waymark-visit', 'left'));
    expect(await passing('pagehide')).toBe(0);
    expect(await passing('pageshow')).toBe(0);
    await isNeutral();
  });
});
