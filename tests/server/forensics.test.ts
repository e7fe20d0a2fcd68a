import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AGREE_COMMAND } from '../../bots/teams/teamsInput';
import { LmdbStore } from '../../store/lmdb/lmdbStore';
import type { ConversationRef } from '../../turns/records';
import { deriveKey } from '../../turns/secrets';
import { ask } from '../channels/ask';
import { MORNING } from '../realKnowledge';
import { startRealServer } from '../realServer';
import { steadyClock } from '../store/steadyClock';
import { keyInAddress, keyInToken, type Person, talk, word } from './people';
import { type Loot, readStolen, rob } from './thief';

const MINUTE = 60_000;
const LIFETIME = { idle: 30 * MINUTE, total: 24 * 60 * MINUTE };
const SECRET = randomBytes(32);
const PEOPLE = 10;
const FORGET = { kind: 'command', command: 'forget-now' };

let folder: string;
let time: number;
let store: LmdbStore;
let server: Awaited<ReturnType<typeof startRealServer>>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-forensics-'));
  time = MORNING.getTime();
  const now = () => new Date(time);
  store = new LmdbStore({ folder, lifetime: LIFETIME, clock: steadyClock(now), random: randomBytes });
  server = await startRealServer({}, store, { secret: SECRET, now });
});

afterEach(async () => {
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const talkAll = () => Promise.all(Array.from({ length: PEOPLE }, (_, i) => talk(server.url, i)));
const addressKey = (person: Person) => keyInAddress(SECRET, person);
const tokenKey = (person: Person) => keyInToken(SECRET, person);

/** How many of the people's words can be read with what was stolen, and the key in what each left behind. */
async function read(loot: Loot, people: readonly Person[], keyOf: (person: Person) => Promise<Uint8Array | undefined>) {
  const all = people.map(async (person, i) => {
    const key = await keyOf(person);
    return key !== undefined && readStolen(loot, { id: person.id, keys: [key] }).includes(word(i));
  });
  return (await Promise.all(all)).filter(Boolean).length;
}

/** The worst that freed pages can hold, all of them, with the keys as they are now. */
const withKeysOfNow = ({ database }: Loot): Loot => ({ ...rob(folder), database });

test('while people talk, who has the folder, the secret and their tokens could read them: so this thief can read', async () => {
  const people = await talkAll();
  expect(await read(rob(folder), people, tokenKey)).toBe(PEOPLE);
});

test('the address of a stream opens nothing, even with the whole folder, the secret, and every page that was ever in it', async () => {
  const people = await talkAll();
  expect(await read(rob(folder), people, addressKey)).toBe(0);
});

test('of ten who pressed Exit none can be read: not with their addresses, nor with tokens that are still good', async () => {
  const people = await talkAll();
  const before = rob(folder);
  await Promise.all(people.map(({ say }) => say({ type: 'endOfConversation' })));
  expect(await read(withKeysOfNow(before), people, addressKey)).toBe(0);
  expect(await read(withKeysOfNow(before), people, tokenKey)).toBe(0);
  expect(await read(rob(folder), people, tokenKey)).toBe(0);
});

test('what was said before "forget this" cannot be read, and what is said after it can be gone on with', async () => {
  const people = await talkAll();
  const before = rob(folder);
  for (const { say } of people) await say({ type: 'message', text: 'Yes', value: FORGET });
  expect(await read(withKeysOfNow(before), people, tokenKey)).toBe(0);
  for (const [i, { say }] of people.entries()) await say({ type: 'message', text: `${word(i)} again` });
  expect(await read(rob(folder), people, tokenKey)).toBe(PEOPLE);
});

test('of ten who just left none can be read once their time is over, though the keys of those hours are still there', async () => {
  const people = await talkAll();
  const before = rob(folder);
  time += LIFETIME.idle + MINUTE;
  await store.sweep();
  expect(rob(folder).epochKeys).not.toEqual([]);
  expect(await read(withKeysOfNow(before), people, tokenKey)).toBe(0);
});

/** A person in Teams, whose key can be made from the secret. */
function inTeams(i: number): ConversationRef & { readonly say: (text: string, value?: object) => Promise<void> } {
  const channelId = 'msteams';
  const hashed = createHash('sha256').update(`${channelId}\nchat-${i}`).digest('base64url');
  const id = `connector-${hashed}`;
  let said = 0;
  const say = async (text: string, value?: object) => {
    const activity = {
      type: 'message',
      id: `${i}-${said++}`,
      channelId,
      serviceUrl: 'http://127.0.0.1:1/',
      deliveryMode: 'expectReplies',
      conversation: { id: `chat-${i}`, conversationType: 'personal' },
      from: { id: 'somebody' },
      recipient: { id: 'bot' },
      text,
      value,
    };
    expect((await ask(`${server.url}/api/messages`, { json: activity })).status).toBe(200);
  };
  return { id, keys: [deriveKey(SECRET, `waymark connector conversation ${id}`)], say };
}

test('what was forgotten in Teams cannot be read by who has the secret that its keys are made from', async () => {
  const people = Array.from({ length: PEOPLE }, (_, i) => inTeams(i));
  await Promise.all(people.map(({ say }) => say('x', { kind: 'command', command: AGREE_COMMAND })));
  await Promise.all(people.map(({ say }) => say('my ex follows me to work and he will kill me')));
  const told = (loot: Loot) => people.filter((person) => readStolen(loot, person).includes('following')).length;
  const before = rob(folder);
  expect(told(before)).toBe(PEOPLE);
  await Promise.all(people.map(({ say }) => say('x', FORGET)));
  expect(told(withKeysOfNow(before))).toBe(0);
  expect(told(rob(folder))).toBe(0);
});
