import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { Server } from '../../server/server';
import { startRealServer } from '../realServer';
import { faultsIn } from './axe';
import { openBrowser, openChat, until } from './browser';

let browser: Browser;
let server: Server & { readonly errors: unknown[] };
let context: BrowserContext;
let page: Page;
let chat: Frame;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), openBrowser()]);
}, 30_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  expect(server.errors).toEqual([]);
});
afterEach(() => context.close());

/** The demonstration page with the chat begun. */
async function begin(width: number, height: number, options: object = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...options });
  page = await context.newPage();
  await page.goto(server.url);
  chat = await openChat(page);
}

const buttons = (name: string) => chat.getByRole('button', { name, exact: true });

/** The latest that can still be pressed: an earlier question may have offered the same words. */
async function press(name: string): Promise<void> {
  const enabled = chat
    .locator('button:not([aria-disabled="true"])')
    .filter({ hasText: new RegExp(`^${escaped(name)}$`) });
  await enabled.last().click();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const shows = (words: string) => chat.locator('#log').getByText(words).last().waitFor();

describe.each([
  ['on a small phone', 320, 568, {}],
  ['on a tablet', 768, 1024, {}],
  ['on a desk, in the dark', 1280, 800, { colorScheme: 'dark' }],
] as const)('%s', (_name, width, height, options) => {
  test('a person goes from the first question to the helplines, and every screen is fit for everyone', async () => {
    await begin(width, height, options);
    expect(await faultsIn(chat)).toEqual([]);
    await press('Start the chat');
    await shows('in danger right now?');
    expect(await faultsIn(chat)).toEqual([]);
    await press('No, not right now');
    await shows('Who is this happening to?');
    await press('To me');
    await chat.getByLabel('Following me, or turning up where I am').check();
    expect(await faultsIn(chat)).toEqual([]);
    await press('Done');
    await press('Yes, twice or more');
    await press('An ex, and we split up in the last year');
    await press('Yes');
    await shows('Has any of this happened too?');
    await chat.getByLabel('It is getting worse or more often').check();
    expect(await faultsIn(chat)).toEqual([]);
    await press('Done');
    await press('Bedfordshire (with Luton)');
    await shows('This sounds like stalking');
    await shows('What would help you now?');
    expect(await faultsIn(chat)).toEqual([]);
    await expect(chat.locator('#log .card a[href="tel:08088020300"]').isVisible()).resolves.toBe(true);
    const sideways = await chat.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  });
});

test('each thing that was noted can be put right by a button, which a screen reader calls by its whole name', async () => {
  await begin(320, 568);
  await press('Start the chat');
  await chat.locator('#box').fill('my ex keeps following me home from work and sends me fifty messages every day');
  await press('Send');
  await shows('I have kept that');
  await press('No, not right now');
  await shows('I have noted:');
  await chat.getByText('Change what I noted').click();
  await buttons('Change: What has been happening').waitFor();
  expect(await buttons('Change: What has been happening').innerText()).toBe('What has been happening');
});

test('by keyboard alone a person reaches the helplines', async () => {
  await begin(1280, 800);
  /** Tab until the control with this name has the focus, then press the key. */
  const key = async (name: string, use = 'Enter') => {
    await buttons(name)
      .or(chat.getByLabel(name, { exact: true }))
      .last()
      .waitFor();
    await until(
      async () => {
        const there = await chat.evaluate((wanted) => {
          const { activeElement } = document;
          const label = (activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent;
          const enabled = activeElement instanceof HTMLButtonElement && !activeElement.disabled;
          return (enabled ? activeElement.textContent : label)?.trim() === wanted;
        }, name);
        if (!there) await page.keyboard.press('Tab');
        return there;
      },
      (there) => there,
    );
    await page.keyboard.press(use);
  };
  await key('Start the chat');
  await key('No, not right now');
  await key('To me');
  await key('Gifts I did not ask for', 'Space');
  await key('Done');
  await key('Yes, I want it to stop');
  await key('Once so far');
  await key('A stranger');
  await key('None of these', 'Space');
  await key('Done');
  await key('Wales');
  await shows('it still counts');
});

test('a reload in the middle loses nothing and says nothing twice', async () => {
  await begin(768, 1024);
  await press('Start the chat');
  await press('No, not right now');
  await shows('Who is this happening to?');
  await chat.evaluate(() => {
    document.documentElement.classList.add('old');
    location.reload();
  });
  // What is there until then was there before.
  await chat.locator('html:not(.old)').waitFor({ state: 'attached' });
  await shows('Who is this happening to?');
  expect(await chat.getByText('Who is this happening to?').count()).toBe(1);
  await press('To me');
  await shows('What has been happening?');
});

test('exit leaves nothing readable, on the page, behind Back, or on the server', async () => {
  await begin(1280, 800);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.route('https://www.bbc.co.uk/**', (route) =>
    route.fulfill({ body: '<p>Weather</p>', contentType: 'text/html' }),
  );
  const tokens: string[] = [];
  page.on('request', (request) => tokens.push(request.headers().authorization ?? ''));
  await press('Start the chat');
  await press('No, not right now');
  await shows('Who is this happening to?');
  const talking = tokens.findLast((one) => one.startsWith('Bearer '));
  await press('Exit');
  await page.waitForURL('https://www.bbc.co.uk/**');
  await page.goBack().catch(() => null);
  expect((await page.locator('body').innerText()).trim()).toBe('');
  expect(new Set(asked)).toEqual(new Set([server.url, 'https://www.bbc.co.uk']));
  const answer = await fetch(`${server.url}/v3/directline/tokens/refresh`, {
    method: 'POST',
    headers: { Authorization: talking ?? '' },
  });
  expect(answer.status).toBe(404);
});
