import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationStore } from '../../store/conversationStore';
import { LmdbStore } from '../../store/lmdb/lmdbStore';
import { SealedSummaries } from '../../turns/pass-on/sealedSummaries';
import { Browserish } from '../channels/sign-in/browserish';
import { MORNING } from '../realKnowledge';
import { startRealServer } from '../realServer';
import { steadyClock } from '../store/steadyClock';
import { withCode } from './people';
import { rob, stolenStates } from './thief';

const MINUTE = 60_000;
const LIFETIME = { idle: 30 * MINUTE, total: 24 * 60 * MINUTE };
const SECRET = randomBytes(32);

let folder: string;
let time: number;
let store: LmdbStore;
let server: Awaited<ReturnType<typeof startRealServer>>;

const now = () => new Date(time);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-pass-on-'));
  time = MORNING.getTime();
  store = new LmdbStore({ folder, lifetime: LIFETIME, clock: steadyClock(now), random: randomBytes });
  server = await startRealServer({}, store, { secret: SECRET, now });
});

afterEach(async () => {
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true });
  expect(server.errors).toEqual([]);
});

const visitor = () => withCode(server.url, 'my neighbour follows me home and has a knife');

/** A handler who is signed in by the link. */
async function handler() {
  const browser = new Browserish();
  const headers = { 'Content-Type': 'application/json', Origin: server.url };
  const body = JSON.stringify({ secret: server.deskLink?.split('#')[1] });
  await browser.go(`${server.url}/desk/open`, { method: 'POST', headers, body });
  return (code: string) =>
    browser.go(`${server.url}/desk/code/open`, { method: 'POST', headers, body: JSON.stringify({ code }) });
}

/** What somebody reads who has the code, the server's secret, and these bytes in place of a store. */
async function readWith(code: string, states: readonly Buffer[]): Promise<number> {
  let read = 0;
  for (const state of states) {
    const stolen = {
      read: async () => ({ version: 1, state, count: 0 }),
      commit: async () => true,
      useOnce: async () => true,
      forget: async () => {},
    } as unknown as ConversationStore;
    const thief = new SealedSummaries({ store: stolen, secrets: [SECRET], now, random: randomBytes, idle: 1 });
    if ((await thief.open(code)) !== undefined) read++;
  }
  return read;
}

/** Every sealed summary that was in the store, by the ids that it was asked for. */
function sealedIds(): Set<string> {
  const ids = new Set<string>();
  const commit = store.commit.bind(store);
  jest.spyOn(store, 'commit').mockImplementation((id, change) => {
    if (id.startsWith('pass-on-')) ids.add(id);
    return commit(id, change);
  });
  return ids;
}

test('what was told in the chat is opened at the desk with the code, and the chat says so by itself', async () => {
  const { code, read } = await visitor();
  const open = await handler();
  const opened = JSON.parse((await open(code)).text);
  expect(opened).toMatchObject({ from: 'chat', answers: { what: ['following', 'threats'] } });
  // In their own words too, of which they were told.
  expect(opened.notes.join()).toContain('follows me home');
  for (let i = 0; i < 50 && !(await read()).includes('Your code has just been used'); i++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await read()).toContain('Your code has just been used');
  expect((await open(code)).status).toBe(404);
});

test('after Exit the code opens nothing, and of what it opened nothing can be read: with the code, the secret, and all that was ever on the disk', async () => {
  const ids = sealedIds();
  const { say, code } = await visitor();
  const before = rob(folder);
  const [id = ''] = ids;
  const living = stolenStates(before, id);
  // This thief can read: with the code, while it lives. With another, not even then.
  expect(await readWith(code, living)).toBeGreaterThan(0);
  expect(await readWith('22222222', living)).toBe(0);
  await say({ type: 'endOfConversation' }).catch(() => {});
  const after = { ...rob(folder), database: before.database };
  expect(await readWith(code, stolenStates(after, id))).toBe(0);
  expect(await readWith(code, stolenStates(rob(folder), id))).toBe(0);
  expect((await (await handler())(code)).status).toBe(404);
});

test.each([
  [
    'forgotten',
    async ({ say }: Awaited<ReturnType<typeof visitor>>) => {
      await say({ type: 'message', text: 'x', value: { kind: 'command', command: 'forget-now' } });
    },
  ],
  [
    'opened',
    async ({ code }: Awaited<ReturnType<typeof visitor>>) => {
      expect((await (await handler())(code)).status).toBe(200);
    },
  ],
  [
    'over',
    async () => {
      time += 31 * MINUTE;
      await store.sweep();
    },
  ],
])('once it is %s, nothing of it can be read either', async (_how, end) => {
  const ids = sealedIds();
  const person = await visitor();
  const before = rob(folder);
  const [id = ''] = ids;
  await end(person);
  time = MORNING.getTime();
  const after = { ...rob(folder), database: before.database };
  expect(await readWith(person.code, stolenStates(after, id))).toBe(0);
});
