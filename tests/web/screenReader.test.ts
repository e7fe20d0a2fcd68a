import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Server } from '../../server/server';
import { MORNING } from '../realKnowledge';
import { startRealServer } from '../realServer';
import { faultsIn } from './axe';
import { openBrowser } from './browser';
import { readAloud } from './screenReader';

/** To be read by people, and written anew by `WRITE=1 npx jest tests/web/screenReader` when it changes for the better. */
const KEPT = join(__dirname, 'screenReader.txt');

let browser: Browser;
let server: Server & { readonly errors: unknown[] };
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer(), openBrowser()]);
}, 30_000);
beforeEach(async () => {
  screens.length = 0;
  page = await (await browser.newContext({ viewport: { width: 390, height: 664 }, reducedMotion: 'reduce' })).newPage();
  // Which helplines are open is told for the server's morning.
  await page.clock.setFixedTime(MORNING);
  page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const screens: string[] = [];

/** Reads the screen as it stands. */
async function read(title: string): Promise<void> {
  expect([title, await faultsIn(page)]).toEqual([title, []]);
  screens.push([`== ${title}`, ...(await readAloud(page))].join('\n'));
}

async function press(name: string): Promise<void> {
  const exactly = new RegExp(`^${name.replace(/[()]/g, '\\$&')}$`);
  await page.locator('button:not([aria-disabled="true"])').filter({ hasText: exactly }).last().click();
}

/** The most that is said of one turn without being asked for: an outcome, whose service is read when it is come to. */
const MOST_WORDS = 100;

/** Runs in the page: keeps what is announced by itself, as it comes: what is added where the page says that it is live. */
function keepAnnounced(): void {
  const announced: string[] = [];
  Object.assign(window, { announced });
  const isLive = (node: Node) => node.parentElement?.closest('[aria-live]')?.getAttribute('aria-live') !== 'off';
  const wordsIn = (added: Node) => {
    const words = document.createTreeWalker(added, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (words.nextNode()) if (isLive(words.currentNode)) found.push(words.currentNode.textContent?.trim() ?? '');
    return found.filter(Boolean).join(' ');
  };
  const watch = new MutationObserver((changes) => {
    const turn = changes.flatMap(({ addedNodes }) => [...addedNodes].map(wordsIn)).filter(Boolean);
    if (turn.length > 0) announced.push(turn.join(' | '));
  });
  watch.observe(document.querySelector('#log') as Node, { childList: true });
}

const shows = (words: string) => page.locator('#log').getByText(words).last().waitFor();

test('somebody who listens to a whole journey hears this, and axe finds no fault on any of its screens', async () => {
  await page.goto(`${server.url}/widget`);
  await page.locator('#begin').waitFor();
  await read('The notice');
  await press('Start the chat');
  await shows('in danger right now?');
  await read('The question about danger');
  await page.evaluate(keepAnnounced);
  await press('No, not right now');
  await shows('Who is this happening to?');
  await press('To me');
  await page.getByLabel('Following me, or turning up where I am').check();
  await read('What has been happening');
  await press('Done');
  await press('Yes, twice or more');
  await press('A stranger');
  await press('Yes');
  await page.getByLabel('None of these').check();
  await press('Done');
  await press('Bedfordshire (with Luton)');
  await shows('What would help you now?');
  await read('The outcome');
  await page.locator('#box').fill('he is outside my door with a knife');
  await page.locator('#box').press('Enter');
  await page.locator('.emergency .call').first().waitFor();
  await read('The emergency');
  const announced = await page.evaluate(() => (window as unknown as { announced: string[] }).announced);
  expect(new Set(announced).size).toBe(announced.length);
  expect(Math.max(...announced.map((turn) => turn.split(' ').length))).toBeLessThanOrEqual(MOST_WORDS);
  screens.push(['== Announced by itself, turn by turn', ...announced].join('\n'));
  const heard = `${screens.join('\n\n')}\n`;
  if (process.env.WRITE || !existsSync(KEPT)) writeFileSync(KEPT, heard);
  expect(heard).toBe(readFileSync(KEPT, 'utf8'));
});
