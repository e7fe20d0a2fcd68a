import { MORNING } from '../../realKnowledge';
import { startRealServer } from '../../realServer';
import { tryTwice, until } from '../browser';
import { chromium } from './chromium';
import type { Browser } from './engine';
import { firefox } from './firefox';
import { RecordVisitor } from './recordVisitor';
import { webKit } from './webKit';

const DAY = 86_400_000;
const WORDS = 'four blue paper boats';

describe.each([chromium, firefox, webKit])('a record on another day, in $name', ({ missing, start }) => {
  const test = missing ? it.skip : it;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startRealServer>>;
  let now = MORNING;

  beforeAll(async () => {
    tryTwice();
    if (!missing) [server, browser] = await Promise.all([startRealServer({}, undefined, { now: () => now }), start()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(() => {
    now = MORNING;
  });

  test('is opened from its locked file, gone on with, printed with both days, and saved again', async () => {
    const first = await RecordVisitor.come(await browser.tab(), server.url);
    await first.tell('Begin my record', 'He keyed my car on 6 November at 9pm, outside my work');
    await first.show();
    const file = await first.save(WORDS);
    expect(file).not.toMatch(/keyed|waymark/);

    now = new Date(MORNING.getTime() + DAY);
    const next = await RecordVisitor.come(await browser.tab(), server.url);
    await next.openNotes(file, WORDS);
    await next.tell('Add another incident', 'On 24 November he rang my mum');
    await next.show();
    const paper = await until(() => next.printed(), Boolean);
    expect(paper).toMatch(/Incident 1: Friday 6 November 2026, 9pm.*Tuesday 24 November 2026 at 10:30/s);
    expect(paper).toMatch(/Incident 2: Tuesday 24 November 2026.*Wednesday 25 November 2026 at 10:30/s);
    const both = JSON.parse(JSON.parse(await next.save('')).keep);
    expect(both.incidents.map(({ id }: { readonly id: number }) => id)).toEqual([1, 2]);
  }, 120_000);
});
