import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import type { Server } from '../../server/server';
import { startRealServer } from '../realServer';
import { openBrowser, openChat, until, write } from './browser';
import { drawHalves, drawSideBySide } from './drawScreens';

/**
 * All are written anew by `WRITE=1 npx jest tests/web/twelveScreens`: the table's last columns, the picture's green halves, and two
 * screens for the README.
 */
const PAGE = join(__dirname, '../../docs/screens.md');
const PICTURE = join(__dirname, '../../docs/before-and-after.png');
const README_PICTURE = join(__dirname, '../../docs/widget.png');
/** Where they are among those that are pictured. */
const AFTER_A_STORY = 3;
const OUTCOME = 5;
/** A Sunday at midnight: few are open. */
const NOW = new Date('2026-11-29T00:00:00Z');
const STORY =
  'My ex keeps following me to work and sends me hundreds of messages. He turned up at my house last night and I am scared.';

let browser: Browser;
let server: Server & { readonly errors: unknown[] };
let page: Page;
let chat: Frame;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer({}, undefined, { now: () => NOW }), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What stands on the screen since the person's last message: its words, its height in screens, and what of it is in sight. */
function measure(): string {
  const isDrawn = (one: Element) => one.getClientRects().length > 0;
  const place = [...document.querySelectorAll<HTMLElement>('main')].find(isDrawn);
  const log = place?.querySelector<HTMLElement>('#log') ?? place?.querySelector<HTMLElement>('.read');
  const all = [...(log?.children ?? [])] as HTMLElement[];
  const offline = all.find((one) => one.id === 'offline' && isDrawn(one));
  const from = all.findLastIndex((one) => one.classList.contains('mine'));
  const these = (offline ? [offline] : all.slice(from + 1)).filter(isDrawn);
  const words = these.flatMap((one) => one.innerText.split(/\s+/)).filter((word) => /\p{L}|\d/u.test(word));
  const height = these.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0) / (log?.clientHeight ?? 1);
  const isSeen = (one: Element) => {
    const { top, bottom, left } = one.getBoundingClientRect();
    return [top + 3, bottom - 3].every((y) => one.contains(document.elementFromPoint(left + 20, y)));
  };
  const inAll = (selector: string) =>
    these.flatMap((one) => [...one.querySelectorAll(selector)]).filter((one) => one.checkVisibility());
  const [number] = inAll('.call, .helplines a');
  const answers = inAll('.choice');
  return [
    words.length,
    height.toFixed(1),
    number ? (isSeen(number) ? 'in sight' : 'below the fold') : '',
    answers.length ? `${answers.filter(isSeen).length} of ${answers.length}` : '',
  ].join(' | ');
}

const shots: string[] = [];
const rows: string[] = [];

async function look(name: string, isPictured = true): Promise<void> {
  await page.mouse.move(1, 300);
  await chat.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  rows.push(`${name} | ${await chat.evaluate(measure)}`);
  if (isPictured) shots.push((await page.screenshot()).toString('base64'));
}

const last = () => chat.locator('.said:has(.choices)').last();

async function answered(act: () => Promise<void>): Promise<void> {
  const before = await chat.locator('.mine').count();
  await act();
  await until(
    () =>
      chat.evaluate((count) => {
        const all = [...document.querySelectorAll('.said')];
        return all.filter((one) => one.classList.contains('mine')).length > count && !all.at(-1)?.matches('.mine');
      }, before),
    Boolean,
  );
}
const press = (name: string) =>
  answered(() => last().locator('button, label').filter({ hasText: name }).first().click());
const say = (text: string) => answered(() => write(chat, text));

async function begin(): Promise<void> {
  await chat.locator('#begin').click();
  await last().waitFor();
}

async function open(): Promise<void> {
  await page?.context().close();
  const viewport = { width: 390, height: 664 };
  page = await (await browser.newContext({ viewport, reducedMotion: 'reduce', deviceScaleFactor: 2 })).newPage();
  await page.clock.setFixedTime(NOW);
  page.setDefaultTimeout(10_000);
  await page.goto(server.url);
  chat = await openChat(page);
}

async function throughAll(): Promise<void> {
  await open();
  await look('notice');
  await begin();
  await look('the question about danger');
  await press('No, not right now');
  await look('who it happens to');
  await press('Why do you ask?');
  await look('why that is asked', false);
  await open();
  await begin();
  await say(STORY);
  await look('danger, after a story');
  await press('No, not right now');
  await look('what was noted, and the next question');
  await press('in the last year');
  await press('Yes');
  await last().locator('label').filter({ hasText: 'None of these' }).click();
  await press('Done');
  await press('Bedfordshire');
  await look('the outcome');
  await press('More services');
  await look('more services');
  await press('Staying safe');
  await look('staying safe');
  await say('show me what you wrote down');
  await look('what you have told me');
  await say('is my phone tracked');
  await look('whether the phone is tracked');
  await say('he is outside my door with a knife');
  await look('danger, typed');
  await open();
  await page.route('**/directline/**', (route) => route.abort());
  await begin();
  await chat.locator('.choice').first().click();
  await chat.locator('#offline').waitFor();
  await look('no connection');
}

async function renewPictures(): Promise<void> {
  const drawing = await browser.newPage();
  const drawn = await drawing.evaluate(drawHalves, { old: readFileSync(PICTURE, 'base64'), halves: shots });
  writeFileSync(PICTURE, Buffer.from(drawn, 'base64'));
  const pair = [shots[AFTER_A_STORY] ?? '', shots[OUTCOME] ?? ''];
  writeFileSync(README_PICTURE, Buffer.from(await drawing.evaluate(drawSideBySide, pair), 'base64'));
}

/** Heights are those of the fonts that this machine has. */
const withoutHeights = (text: string) => text.replace(/ \| \d+\.\d \| /g, ' | ');

test('docs/screens.md has the words, and what is in sight, of each screen as it is', async () => {
  await throughAll();
  const kept = readFileSync(PAGE, 'utf8');
  const now = rows.reduce((text, row) => {
    const [name = ''] = row.split(' | ');
    return text.replace(new RegExp(`^(\\| ${name} \\|(?:[^|]*\\|){3}).*$`, 'm'), (_line, before: string) => {
      return `${before}${row.slice(name.length + 2)} |`;
    });
  }, kept);
  if (process.env.WRITE) {
    writeFileSync(PAGE, now);
    await renewPictures();
  }
  expect(withoutHeights(kept)).toBe(withoutHeights(now));
  expect(rows.filter((row) => !kept.includes(`| ${row.split(' | ')[0]} |`))).toEqual([]);
}, 120_000);
