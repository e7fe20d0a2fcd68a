import type { Browser } from 'playwright-core';
import type { Server } from '../../../server/server';
import { startRealServer } from '../../realServer';
import { openBrowser } from '../../web/browser';
import { Playground, type TeamsPage } from './playground';

let browser: Browser;
let server: Server & { readonly errors: unknown[] };
let playground: Playground;
let teams: TeamsPage;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startRealServer({ webPage: 'https://www.example.police.uk/help' }),
    openBrowser(),
  ]);
  playground = await Playground.start(server.url);
  teams = await playground.open(browser);
}, 40_000);
afterAll(async () => {
  await browser.close();
  await playground.stop();
  await server.close();
  expect(server.errors).toEqual([]);
});

test('on cards alone a person goes from who may read along to the helplines, and little stays behind', async () => {
  await teams.shows('Please read this first.');
  await teams.shows('https://www.example.police.uk/help');
  await teams.press('Go on in Teams');
  await teams.shows('in danger right now?');
  await teams.press('No, not right now');
  await teams.shows('Who is this happening to?');
  await teams.press('To me');
  await teams.shows('What has been happening?');
  await teams.tick('Following me, or turning up where I am');
  await teams.tick('Threats, a weapon, or anything that makes me fear violence');
  await teams.press('Done');
  await teams.shows('Has it happened more than once?');
  await teams.press('Yes, twice or more');
  await teams.press('An ex, and we split up in the last year');
  await teams.shows('Do they seem fixated on you?');
  await teams.press('Yes');
  await teams.shows('Has any of this happened too?');
  await teams.tick('It is getting worse or more often');
  await teams.press('Done');
  await teams.press('Bedfordshire (with Luton)');
  await teams.shows('What would help you now?');
  await teams.hides('Where do you live?');
  const read = await teams.read();
  for (const shown of ['This sounds like stalking', 'National Stalking Helpline', 'Call 0808 802 0300'])
    expect(read).toContain(shown);
  for (const cleared of ['Who is this happening to?', 'What has been happening?', 'Who is doing it?', 'An ex'])
    expect(read).not.toContain(cleared);
  expect(await teams.page.locator('a[href^="tel:"]').count()).toBe(0);
});

test('in a group chat it says one neutral line, and nothing about why', async () => {
  await teams.go('Group Chat');
  await teams.mention('my ex keeps following me');
  await teams.shows('I only talk one to one.');
  expect(await teams.page.locator('body').innerText()).not.toMatch(/stalking|helpline|read this first/i);
});

test('who takes the app away and adds it again begins anew, and typed danger is met with 999 before all else', async () => {
  await teams.go('Personal Chat');
  await teams.mock('Uninstall application');
  await teams.mock('Install application');
  await teams.shows('Please read this first.');
  await teams.narrow();
  await teams.type('hes outside now please help');
  await teams.shows('Call 999 now');
  await teams.press('I am safe now');
  await teams.press('Go on in Teams');
  await teams.shows('Who is this happening to?');
});

test('"forget this" leaves nothing of the chat to be read but what cannot be taken back', async () => {
  await teams.type('forget this');
  await teams.shows('Shall I delete everything');
  await teams.press('Forget all this');
  await teams.shows('What I kept of this chat has been deleted');
  await teams.hides('Call 999 now');
  await teams.hides('Who is this happening to?');
});
