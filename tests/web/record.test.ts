import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { Server } from '../../server/server';
import { startRealServer } from '../realServer';
import { faultsIn } from './axe';
import { openBrowser, openChat } from './browser';

/** The print windows that the page asked for; a browser without a screen has none. */
interface Printing {
  printed?: string[];
}

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

async function press(name: string): Promise<void> {
  const enabled = chat.locator('button:not([aria-disabled="true"])').filter({ hasText: name });
  await enabled.last().click();
}

async function say(words: string): Promise<void> {
  await chat.locator('#box').fill(words);
  await press('Send');
}

const shows = (words: string) => chat.locator('#log').getByText(words).last().waitFor();

/** A chat in which two incidents have been written down, and the record is on the screen. */
async function twoIncidents(width: number, height: number): Promise<void> {
  context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  await page.goto(server.url);
  chat = await openChat(page);
  await press('Start the chat');
  await press('No, not right now');
  await shows('Who is this happening to?');
  await press('To me');
  await shows('What has been happening?');
  await say('my record');
  await press('Begin my record');
  await shows('What happened?');
  await say('=HYPERLINK("http://evil.example") he sent flowers to my work on 2 september 2026');
  await shows('Did you see or hear it yourself');
  await press('That is all for this one');
  await shows('That is written down');
  await press('Add another incident');
  // The same words were on the screen before: wait for the button of the second one.
  await chat.getByRole('button', { name: 'Skip this one' }).waitFor();
  await say('he followed me home on 17 november 2026, my sister was with me');
  await shows('Where was it?');
  await press('That is all for this one');
  await shows('Tuesday 17 November 2026. In your words');
  await press('See, print or save my record');
  await chat.locator('.record .ways').waitFor();
}

async function saved(button: string): Promise<{ readonly name: string; readonly text: string }> {
  const download = page.waitForEvent('download');
  await press(button);
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('on a small phone a person writes two incidents, sees the pattern, and takes them along', async () => {
  await twoIncidents(320, 640);
  await shows('2 incidents.');
  expect(await chat.locator('.record .picture circle').count()).toBe(2);
  expect(await chat.locator('.record svg').getAttribute('aria-label')).toBe(
    'Week of 31 Aug 2026: 1, Week of 16 Nov 2026: 1',
  );
  for (const fold of await chat.locator('.record summary').all()) await fold.click();
  expect(await faultsIn(chat)).toEqual([]);
  const sideways = await chat.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  // The way out stays whole at the top, however far the chat is scrolled.
  expect(await page.locator('dialog').evaluate((dialog) => dialog.scrollHeight - dialog.clientHeight)).toBe(0);

  const text = await saved('Save as text');
  expect(text.name).toBe('notes.txt');
  expect(text.text).toContain('In danger, call 999.');
  expect(text.text).toContain('Incident 2: Tuesday 17 November 2026\r\n');
  expect(text.text).toContain('Who else saw or heard it: my sister was with me (picked out by Waymark)\r\n');
  // What was asked and answered in the chat is no part of what happened.
  expect(text.text).not.toContain('in danger right now?');

  await chat.getByLabel('Incident 2: Tuesday 17 November 2026').uncheck();
  const table = await saved('Save as a table');
  const [heads = '', row = '', ...more] = table.text.split('\r\n');
  expect([
    table.name,
    heads.startsWith('\uFEFF"Incident","From","To","What happened","When, in my words"'),
    more,
  ]).toEqual(['notes.csv', true, ['']]);
  // A spreadsheet shows this and does not run it.
  expect(row).toContain(`"'=HYPERLINK(""http://evil.example"") he sent flowers to my work on 2 september 2026"`);
});

test('what is printed is that page alone, with its cautions; clearing leaves nothing of it', async () => {
  await twoIncidents(1280, 800);
  await chat.evaluate(() => {
    const printing = globalThis as unknown as Printing;
    globalThis.print = () => {
      printing.printed = [document.title, document.getElementById('paper')?.textContent ?? ''];
    };
  });
  await press('Print, or save as a PDF');
  const [title, paper = ''] = await chat.evaluate(() => (globalThis as unknown as Printing).printed ?? []);
  expect(title).toBe('notes');
  for (const words of ['In danger, call 999', 'The other side may read this', 'Incident 1: Wednesday 2 September'])
    expect(paper).toContain(words);
  await page.emulateMedia({ media: 'print' });
  // The page around it is taken to be printed too here, which leaves the chat out: nothing in it has a box.
  const seen = await chat.evaluate(() =>
    [...document.body.children].filter((one) => getComputedStyle(one).display !== 'none').map(({ id }) => id),
  );
  expect(seen).toEqual(['paper']);
  await page.emulateMedia({ media: 'screen' });
  // A telephone draws the pages once more when a printer is chosen: they go when the page can be touched again.
  await chat.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await chat.locator('#paper').count()).toBe(1);
  await chat.locator('h1').first().click();
  expect(await chat.locator('#paper').count()).toBe(0);

  await press('Clear chat');
  await press('Yes, clear');
  await shows('Everything from this chat has been deleted here');
  expect(await chat.locator('.record').count()).toBe(0);
  await say('my record');
  await shows('Before you begin');
});

test('a long record is printed on numbered pages, and not a word of it is lost between two', async () => {
  await twoIncidents(390, 844);
  const long = (mark: string) => Array.from({ length: 420 }, (_, at) => `${mark}${at}`).join(' ');
  for (const mark of ['ab', 'cd', 'ef']) {
    await press('Add another incident');
    await chat.getByRole('button', { name: 'Skip this one' }).waitFor();
    await say(`${long(mark)}\n\n${'x'.repeat(900)}`);
    await press('That is all for this one');
    await shows('That is written down');
  }
  await press('See, print or save my record');
  await shows('5 incidents.');
  await chat.evaluate(() => {
    globalThis.print = () => {};
  });
  await press('Print, or save as a PDF');
  const pages = await chat.locator('#paper .page').evaluateAll((all) =>
    all.map((page) => {
      const [content, foot] = page.children;
      const isOver = (content?.scrollHeight ?? 0) > (content?.clientHeight ?? 0) + 1;
      const told = [...page.querySelectorAll('.term > :last-child')].map((one) => one.textContent ?? '').join('');
      return { text: told, foot: foot?.textContent ?? '', isOver };
    }),
  );
  expect(pages.length).toBeGreaterThan(3);
  const whole = pages.map(({ text }) => text).join('');
  for (const mark of ['ab', 'cd', 'ef']) expect(whole.replace(/\s/g, '')).toContain(long(mark).replaceAll(' ', ''));
  expect(whole.match(/x/g)?.length).toBeGreaterThanOrEqual(2700);
  for (const [place, { foot, isOver }] of pages.entries()) {
    expect(foot).toMatch(new RegExp(`^Check number: [0-9a-f ]{71}Page ${place + 1} of ${pages.length}$`));
    expect(isOver).toBe(false);
  }
});

test('clearing says what is not saved, and once it is saved no more; Exit asks nothing', async () => {
  await twoIncidents(768, 1024);
  const question = () => chat.locator('#sure span').innerText();
  await press('Clear chat');
  expect(await question()).toBe('Your record is not saved. Clear everything?');
  await page.setViewportSize({ width: 320, height: 568 });
  const lines = await chat
    .locator('#sure button')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).offsetHeight));
  expect(lines).toEqual([44, 44]);
  await page.setViewportSize({ width: 768, height: 1024 });
  await press('No, keep');
  await press('Copy');
  await chat.getByText('Copied, but not saved.').waitFor();
  // A print window that was cancelled is no paper.
  await chat.evaluate(() => {
    globalThis.print = () => {};
  });
  await press('Print, or save as a PDF');
  await press('No, not yet');
  // And one of two incidents is not both.
  await chat.getByText('Choose what goes in').click();
  await chat.getByLabel('Incident 2: Tuesday 17 November 2026').uncheck();
  await saved('Save as text');
  await press('Clear chat');
  expect(await question()).toBe('Your record is not saved. Clear everything?');
  await press('No, keep');
  await chat.getByLabel('Incident 2: Tuesday 17 November 2026').check();
  await press('Print, or save as a PDF');
  await press('Yes, I have it');
  await press('Clear chat');
  expect(await question()).toBe('Clear everything?');
  await press('No, keep');
  await say('he rang again on 20 november 2026');
  await shows('Friday 20 November 2026');
  await page.route('https://www.bbc.co.uk/**', (route) =>
    route.fulfill({ body: '<p>Weather</p>', contentType: 'text/html' }),
  );
  await press('Exit');
  await page.waitForURL('https://www.bbc.co.uk/**');
});

test('what was saved and locked is opened on another day, gone on with, and is the same to the letter', async () => {
  await twoIncidents(390, 844);
  await chat.getByText('Save it to carry on another day').click();
  const plain = await saved('Save the file');
  await chat.getByLabel('Words to lock it with').fill('Four wet grey stones');
  const locked = await saved('Save the file');
  expect([plain.name, locked.name]).toEqual(['notes.dat', 'notes.dat']);
  expect(plain.text).toContain('he followed me home on 17 november 2026, my sister was with me');
  expect(locked.text).not.toMatch(/home|sister|november/);
  const before = await saved('Save as text');
  await context.close();

  context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(server.url);
  chat = await openChat(page);
  await press('Start the chat');
  await press('No, not right now');
  await shows('Who is this happening to?');
  await say('my record');
  await chat.getByText('Open notes you saved before').click();
  const choose = (text: string) =>
    chat.getByLabel('Choose the file').setInputFiles({ name: 'notes.dat', mimeType: '', buffer: Buffer.from(text) });
  await choose('He rang me');
  await shows('That is not a file that was saved here');
  await choose(locked.text);
  await chat.getByLabel('The words you locked it with').fill('four dry stones');
  await chat.getByRole('button', { name: 'Open', exact: true }).click();
  await shows('Those words did not open it');
  await chat.getByLabel('The words you locked it with').fill('four wet grey stones ');
  expect(await faultsIn(chat)).toEqual([]);
  await chat.getByRole('button', { name: 'Open', exact: true }).click();
  await shows('Your notes are open: 2 in all');
  await chat.locator('.record .ways').waitFor();
  const again = await saved('Save as text');
  expect(again.text).toBe(before.text);
  expect(again.text).toMatch(/Check number: ([0-9a-f]{8} ){7}[0-9a-f]{8}\r\n/);
  await press('Add another incident');
  await say('he rang my work on 20 november 2026 at 3pm');
  await press('That is all for this one');
  await press('See, print or save my record');
  await shows('3 incidents.');
  await press('Clear chat');
  expect(await chat.locator('#sure span').innerText()).toBe('Your record is not saved. Clear everything?');
});

test('anyone can check a saved record, on a page that sends nothing, and sees when a word was changed', async () => {
  await twoIncidents(390, 844);
  const { text } = await saved('Save as text');
  await chat.getByText('Save it to carry on another day').click();
  await chat.getByLabel('Words to lock it with').fill('wet grey stones');
  const locked = await saved('Save the file');
  const [number = ''] = text.match(/([0-9a-f]{8} ){7}[0-9a-f]{8}/) ?? [];
  await page.goto(`${server.url}/check`);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await context.setOffline(true);
  const check = async (file: string) => {
    await page.locator('#file').setInputFiles({ name: 'notes.txt', mimeType: '', buffer: Buffer.from(file) });
  };
  const sees = (words: string) => page.getByText(words).waitFor();
  await check(text);
  await sees('The incidents in this file match its check number');
  await page.locator('#other').fill(number.toUpperCase());
  await sees('The two numbers are the same');
  await page.locator('#other').fill(number.replaceAll('a', 'b').replaceAll('1', '2'));
  await sees('The two numbers are not the same');
  await check(text.replace('he followed me home', 'he walked me home'));
  await sees('Something in this file has changed since it was saved');
  await check('Dear diary');
  await sees('This file has no check number');
  await check(locked.text);
  await page.locator('#word').fill('wet grey stones');
  await page.getByRole('button', { name: 'Open' }).click();
  await sees('The incidents in this file match its check number');
  await sees('he followed me home on 17 november 2026');
  expect([requests, await faultsIn(page.mainFrame())]).toEqual([[], []]);
});

test('a blank sheet is there for everyone, with nothing of anybody in it', async () => {
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(`${server.url}/sheet`);
  const text = await page.locator('body').innerText();
  for (const words of ['In danger, call 999', 'What happened', 'Who else saw or heard it', 'Print this sheet'])
    expect(text).toContain(words);
});
