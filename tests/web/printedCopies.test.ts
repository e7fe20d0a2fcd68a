import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { keptRecord } from '../../diary/keptRecord';
import type { Server } from '../../server/server';
import { incident } from '../diary/incident';
import { startRealServer } from '../realServer';
import { openBrowser, openChat } from './browser';
import { drawSideBySide } from './drawScreens';

/** The copies of a record, as they come out of a printer. Drawn anew by `WRITE=1 npx jest tests/web/printedCopies`. */
const pictureOf = (copy: string) => join(__dirname, `../../docs/printed-${copy}.png`);

const NOW = new Date('2026-11-29T12:00:00Z');
/** Pages beside each other in a picture. */
const SHOWN = 2;

/** Told by somebody invented. */
const TOLD = [
  [
    '2026-10-03T21:15',
    'He stood across the road from my flat for an hour with his hood up.',
    'across the road from my flat',
  ],
  ['2026-10-19', 'A card through the door that said “I know where you park”.', 'through the door'],
  [
    '2026-11-06T08:10',
    'He was at the bus stop. I got on and he got on behind me and sat where I could see him.',
    'the bus stop by Boots',
  ],
  ['2026-11-12', 'Eleven calls from a withheld number while I was at work.', ''],
  ['2026-11-17T17:50', 'He followed me home. My sister was with me and filmed him from the window.', 'on the way home'],
] as const;
const WHEN = [
  '3 October about quarter past 9 at night',
  'the 19th',
  'this morning at 10 past 8',
  'today',
  'tonight at 10 to 6',
];
const NOTES = JSON.stringify({
  notes: 1,
  keep: keptRecord({
    incidents: TOLD.map(([from, what, where], at) => ({
      ...incident(at + 1, from, { told: { what, where, evidence: at === 1 ? 'the card, in a freezer bag' : '' } }),
      when: {
        words: WHEN[at] ?? '',
        sure: true,
        moment: { from, to: from, precision: from.length > 10 ? 'minute' : 'day', open: false },
      },
      written: `${from.slice(0, 10)}T20:30:00.000Z`,
      said: [{ at: `${from.slice(0, 10)}T20:30:00.000Z`, words: what, field: 'what' }],
    })),
    next: TOLD.length + 1,
    warned: false,
  }),
  text: '',
});

let browser: Browser;
let server: Server;
let page: Page;
let chat: Frame;

beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer({}, undefined, { now: () => NOW }), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1100, height: 1400 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(10_000);
  await page.goto(server.url);
  chat = await openChat(page);
  await press('Start the chat');
  await press('No, not right now');
  await chat.locator('#log').getByText('Who is this happening to?').last().waitFor();
  await press('To me');
  await chat.locator('#log').getByText('What has been happening?').last().waitFor();
  await chat.locator('#box').fill('my record');
  await press('Send');
  const notes = { name: 'notes.dat', mimeType: '', buffer: Buffer.from(NOTES) };
  await chat.locator('.open-notes input[type=file]').last().setInputFiles(notes);
  await chat.locator('.record .ways').waitFor();
  await chat.evaluate(() => {
    globalThis.print = () => {};
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function press(name: string): Promise<void> {
  await chat.locator('button:not([aria-disabled="true"])').filter({ hasText: name }).last().click();
}

/** The pages as pictures, and their words. */
async function printed(
  button: string,
): Promise<{ readonly shots: readonly string[]; readonly words: readonly string[] }> {
  await press(button);
  await chat.locator('#paper .page').first().waitFor({ state: 'attached' });
  // The paper alone, as it is printed, in a page as wide as a sheet.
  const html = await chat.evaluate(() => {
    const textOf = (sheet: CSSStyleSheet): string =>
      [...sheet.cssRules]
        .map((rule) => (rule instanceof CSSImportRule && rule.styleSheet ? textOf(rule.styleSheet) : rule.cssText))
        .join('\n');
    const rules = [...document.styleSheets, ...document.adoptedStyleSheets].map(textOf);
    return `<style>${rules.join('\n')}</style><body>${document.getElementById('paper')?.outerHTML}</body>`;
  });
  await chat.evaluate(() => document.getElementById('paper')?.remove());
  const paper = await browser.newPage({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 0.75 });
  await paper.setContent(html);
  await paper.emulateMedia({ media: 'print' });
  const pages = await paper.locator('#paper .page').all();
  const words = await Promise.all(pages.map((one) => one.innerText()));
  const shots: string[] = [];
  for (const one of pages.slice(0, SHOWN)) shots.push((await one.screenshot()).toString('base64'));
  await paper.close();
  return { shots, words };
}

async function keep(copy: string, shots: readonly string[]): Promise<void> {
  if (process.env.WRITE) {
    const easel = await browser.newPage();
    writeFileSync(pictureOf(copy), Buffer.from(await easel.evaluate(drawSideBySide, shots), 'base64'));
    await easel.close();
  }
  // What it looks like is looked at by people: docs/record.md shows it.
  expect(readFileSync(pictureOf(copy)).subarray(1, 4).toString()).toBe('PNG');
}

test.each([
  ['police', /Incident 5: Tuesday 17 November 2026.*Signature/s, /What Waymark noted in the chat/],
  ['advocate', /Incident 5: Tuesday 17 November 2026.*Signature/s, /Please leave out/],
  ['aloud', /In date order.*He followed me home/s, /Signature|Check number/],
])(
  'the copy for %s has what its reader needs, and nothing else',
  async (copy, has, hasNot) => {
    await chat.locator('.record select').last().selectOption(copy);
    const { shots, words } = await printed('Print, or save as a PDF');
    expect(words.join('\n')).toMatch(has);
    expect(words.join('\n')).not.toMatch(hasNot);
    await keep(copy, shots);
  },
  60_000,
);

test('the blank sheet has room to write', async () => {
  await chat.locator('#box').fill('blank sheet');
  await press('Send');
  const { shots, words } = await printed('Print this sheet');
  expect(words).toHaveLength(1);
  await keep('blank', shots);
}, 60_000);
