import { randomBytes } from 'node:crypto';
import { callKeys } from '../../channels/sign-in/callKeys';
import { CallKeeper, type KeeperParts } from '../../web/desk/callKeeper';
import { CallSeal } from '../../web/desk/callSeal';
import { answerRisk } from '../../web/desk/note/recording';
import { DeskPage, pageData } from './deskPage';

const SECRET = new Uint8Array(randomBytes(32));
const NOON = new Date('2026-11-24T12:30:00Z');
const hoursLater = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);

/** A browser: storage that all tabs see, and locks that are let go when a tab dies. */
class Browser {
  readonly stored = new Map<string, string>();
  readonly #held = new Set<string>();

  tab(now = NOON): KeeperParts & { die(): void } {
    const mine = new Set<string>();
    const request = async (name: string, _options: object, work: (lock: object | null) => unknown) => {
      if (this.#held.has(name)) return work(null);
      this.#held.add(name);
      mine.add(name);
      await work({});
      this.#held.delete(name);
      return undefined;
    };
    const stored = this.stored;
    return {
      die: () => mine.forEach((name) => void this.#held.delete(name)),
      locks: { request } as never,
      now: () => now.getTime(),
      storage: {
        getItem: (name) => stored.get(name) ?? null,
        setItem: (name, value) => void stored.set(name, value),
        removeItem: (name) => void stored.delete(name),
        key: (place) => [...stored.keys()][place] ?? null,
        get length() {
          return stored.size;
        },
      },
    };
  }
}

async function keeperIn(parts: KeeperParts, subject = 'handler', now = NOON): Promise<CallKeeper> {
  return new CallKeeper(parts, await CallSeal.with(callKeys([SECRET], subject, now)));
}

/** A call in the middle, with something of everything that a handler can note. */
async function callInTheMiddle(): Promise<DeskPage> {
  const page = new DeskPage();
  const { desk } = page;
  const [option] = desk.step.options;
  if (option) desk.choose(option);
  await page.upTo('what');
  desk.say('my ex keeps following me i told him to stop');
  await page.settled();
  desk.goToPart('themes');
  answerRisk(desk, 'yes');
  desk.goToPart('help');
  const [service] = desk.call.state?.services ?? [];
  if (service) desk.give(service, 0);
  desk.call.fields.set('safe-name', 'Sam');
  return page;
}

test('after a reload or a crash the whole call is there again, and the server is told all of it', async () => {
  const browser = new Browser();
  const tab = browser.tab();
  const page = await callInTheMiddle();
  await (await keeperIn(tab)).keep(page.desk.call, page.desk.turns);
  tab.die();
  const again = new DeskPage();
  const found = await (await keeperIn(browser.tab())).takeUp(pageData);
  if (found) again.desk.resume(found);
  await again.settled();
  const { state: _before, ...before } = page.desk.call;
  const { state: _after, ...after } = again.desk.call;
  expect(after).toEqual(before);
  expect(again.desk.call.state?.answers).toEqual(page.desk.call.state?.answers);
  expect(again.desk.understood).toEqual(page.desk.understood);
  expect(again.server.posts).toEqual(page.desk.turns.journal.map(({ post }) => post));
});

test('nothing of it can be read in the browser, by another handler, or a day later', async () => {
  const browser = new Browser();
  const page = await callInTheMiddle();
  const tab = browser.tab();
  await (await keeperIn(tab)).keep(page.desk.call, page.desk.turns);
  tab.die();
  const kept = [...browser.stored.values()].join();
  // As letters of a code three together may stand by chance.
  for (const word of ['following', 'threats']) expect(kept).not.toContain(word);
  for (const word of ['Sam', 'following', 'threats']) {
    expect(atob(kept.split('.')[1] ?? '')).not.toContain(word);
  }
  expect(await (await keeperIn(browser.tab(), 'another')).takeUp(pageData)).toBeUndefined();
  expect(await (await keeperIn(browser.tab(), 'handler', hoursLater(24))).takeUp(pageData)).toBeUndefined();
  expect(await (await keeperIn(browser.tab(), 'handler', hoursLater(11))).takeUp(pageData)).toBeDefined();
});

test('what nobody can open any more does not stay in the browser', async () => {
  const browser = new Browser();
  const tab = browser.tab();
  const page = await callInTheMiddle();
  await (await keeperIn(tab)).keep(page.desk.call, page.desk.turns);
  tab.die();
  const later = hoursLater(48);
  expect(await (await keeperIn(browser.tab(later), 'handler', later)).takeUp(pageData)).toBeUndefined();
  expect(browser.stored.size).toBe(0);
});

test('a call that is on in another tab is left there, and each tab has its own', async () => {
  const browser = new Browser();
  const [one, two] = [await callInTheMiddle(), await callInTheMiddle()];
  const first = browser.tab();
  await (await keeperIn(first)).keep(one.desk.call, one.desk.turns);
  const second = await keeperIn(browser.tab());
  expect(await second.takeUp(pageData)).toBeUndefined();
  await second.keep(two.desk.call, two.desk.turns);
  first.die();
  const found = await (await keeperIn(browser.tab())).takeUp(pageData);
  expect(found?.call.reference).toBe(one.desk.call.reference);
});

test('once a call has ended nothing of it is left in the browser, and a desk where nobody rang leaves nothing', async () => {
  const browser = new Browser();
  const keeper = await keeperIn(browser.tab());
  const page = await callInTheMiddle();
  void keeper.keep(page.desk.call, page.desk.turns);
  page.desk.end();
  await keeper.keep(page.desk.call, page.desk.turns);
  expect(browser.stored.size).toBe(0);
});
