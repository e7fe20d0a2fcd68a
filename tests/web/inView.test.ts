import type { Browser, BrowserContext, Frame, Locator } from 'playwright-core';
import type { Server } from '../../server/server';
import { startRealServer } from '../realServer';
import { openBrowser, openChat, until, write } from './browser';

let browser: Browser;
let server: Server & { readonly errors: unknown[] };
let context: BrowserContext;
let chat: Frame;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), openBrowser()]);
}, 30_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});
afterEach(() => context.close());

const STORY =
  'My ex keeps following me to work and sends me hundreds of messages. He turned up at my house last night.';

async function begin(width: number, height: number): Promise<void> {
  context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(server.url);
  chat = await openChat(page);
  await chat.locator('#begin').click();
  await last().waitFor();
}

/** The answers that can be pressed now. */
const last = () => chat.locator('.said:has(.choices)').last();

async function press(name: string | RegExp): Promise<void> {
  const before = await chat.locator('.mine').count();
  await last().locator('button:not(.quiet), label').filter({ hasText: name }).first().click();
  await until(
    () => chat.locator('.mine').count(),
    (count) => count > before,
  );
  await last().waitFor();
}

/** Waits until all of these can be seen whole, with nothing in front of them. */
async function inSight(these: Locator, count: number): Promise<void> {
  const seen = () =>
    these.evaluateAll((all) =>
      all.map((element) => {
        const { top, bottom, left } = element.getBoundingClientRect();
        const found = [top + 2, bottom - 2].map((y) => document.elementFromPoint(left + 24, y));
        return found.every((each) => each !== null && element.contains(each));
      }),
    );
  await until(seen, (all) => all.length === count && all.every(Boolean));
}

describe.each([
  ['on a small phone', 320, 568],
  ['on a phone', 390, 664],
  ['on a phone on its side', 844, 390],
  ['above a keyboard', 390, 400],
])('%s', (_name, width, height) => {
  test('the question about danger stands there whole, its red yes first, before and after a story', async () => {
    await begin(width, height);
    const whole = async () => {
      await inSight(last().locator('.words'), 1);
      await inSight(last().locator('.choice'), 3);
    };
    await whole();
    const yes = last().locator('.choice').first();
    expect(await yes.innerText()).toBe('Yes, I am in danger');
    const red = await chat.locator('#usual a').evaluate(() => {
      return getComputedStyle(document.documentElement).getPropertyValue('--call').trim();
    });
    expect([red, await yes.evaluate((each) => getComputedStyle(each).backgroundColor)]).toEqual([
      '#9a2f22',
      'rgb(154, 47, 34)',
    ]);
    await write(chat, STORY);
    await chat.locator('.mine').waitFor();
    await until(
      () => chat.locator('.whole').count(),
      (count) => count === 2,
    );
    await whole();
  });

  test('what is asked after a story stands there with all its answers, and the outcome with a number to ring', async () => {
    await begin(width, height);
    await write(chat, STORY);
    await until(
      () => chat.locator('.whole').count(),
      (count) => count === 2,
    );
    await press('No, not right now');
    await inSight(last().locator('.words'), 1);
    await inSight(last().locator('.choice'), 2);
    await press('in the last year');
    await press('Yes');
    await last().locator('label').filter({ hasText: 'None of these' }).click();
    await press('Done');
    await press('Bedfordshire');
    await chat.locator('.outcome').waitFor();
    await inSight(chat.locator('.outcome h2').first(), 1);
    await inSight(chat.locator('.outcome .call').first(), 1);
    // Nothing that was asked is offered any more.
    expect(await chat.locator('[role=group]').allInnerTexts()).toEqual([expect.stringContaining('Staying safe')]);
  });
});

test.each([
  [320, 568],
  [390, 664],
])(
  'in danger all there is to press is in sight at %d × %d, right below the line for who cannot speak',
  async (width, height) => {
    await begin(width, height);
    await press('Yes, I am in danger');
    await inSight(chat.locator('.emergency .call'), 1);
    await inSight(last().locator('.choices > .choice'), 3);
    expect(await last().locator('.choices > .choice').allInnerTexts()).toEqual([
      'I cannot speak',
      'I am safe now',
      'It was earlier, not now',
    ]);
    expect(await last().innerText()).not.toContain('phone bill');
    expect(await last().locator('[href="tel:999"]').count()).toBe(1);
  },
);

test.each([
  [320, 568, 0],
  [390, 664, 4],
])('who it is about and where stand there with all their answers at %d × %d', async (width, height, small) => {
  await begin(width, height);
  await press('No, not right now');
  await inSight(last().locator('.words'), 1);
  await inSight(last().locator('.choice'), 6);
  await write(chat, STORY);
  await until(
    () => chat.getByText('When did you two split up?').count(),
    (count) => count > 0,
  );
  await press('in the last year');
  await press('Yes');
  await last().locator('label').filter({ hasText: 'None of these' }).click();
  await press('Done');
  await inSight(last().locator('.words'), 1);
  await inSight(last().locator('.choice'), 5);
  // Where there is room for it, so does the way back.
  if (small) await inSight(last().locator('.minor > *'), small);
});

test.each([
  [320, 568],
  [390, 664],
])(
  'a question of the record stands there with its answers, and its hints are a press away, at %d × %d',
  async (width, height) => {
    await begin(width, height);
    await press('No, not right now');
    await write(chat, 'i want to write down what happened');
    await chat.getByText('Begin my record').waitFor();
    await write(chat, 'he came to my house on monday at 5pm and shouted');
    await chat.getByText('Did you see or hear it yourself').waitFor();
    await inSight(last().locator('.words'), 1);
    await inSight(last().locator('.choice'), 2);
    expect(await last().locator('li').first().isVisible()).toBe(false);
    await last().locator('.words summary').click();
    await last().locator('li').first().waitFor();
  },
);

test.each([
  [320, 568],
  [390, 664],
])('while the police are on their way all there is to press is in sight too at %d × %d', async (width, height) => {
  await begin(width, height);
  await write(chat, 'i rang 999 and the police are coming');
  await chat.locator('.emergency').waitFor();
  await inSight(chat.locator('.emergency .call'), 1);
  await inSight(last().locator('.choices > .choice'), 3);
});
