import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationStore, Lifetime } from '../store/conversationStore';
import { LmdbStore } from '../store/lmdb/lmdbStore';
import { RedisStore } from '../store/redis/redisStore';
import { MORNING } from './realKnowledge';
import { startRealServer } from './realServer';
import { HAS_REDIS, RedisServer } from './store/redisServer';
import { steadyClock } from './store/steadyClock';

const LIFETIME: Lifetime = { idle: 1_800_000, total: 86_400_000 };
/** What no other text in these files could be. */
const MARKED = 'quincunx brimborion';
const DIARY = 'farrago';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-traces-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Everything in a folder, as bytes. */
function raw(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1')).join('\n');
}

/** A person tells marked words to the real bot; returns what must stand nowhere. */
async function confide(store: ConversationStore, end: 'stay' | 'exit' | 'forget'): Promise<readonly string[]> {
  const server = await startRealServer({}, store);
  const call = async (path: string, body: object, headers: Record<string, string>) => {
    const options = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    };
    const answer = await fetch(`${server.url}/v3/directline${path}`, options);
    if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { token: string; conversationId: string };
  };
  const { token: first } = await call('/tokens/generate', {}, { Origin: server.url });
  const { token, conversationId } = await call('/conversations', {}, { Authorization: `Bearer ${first}` });
  const post = (activity: object) =>
    call(`/conversations/${conversationId}/activities`, activity, { Authorization: `Bearer ${token}` });
  await post({ type: 'message', text: `my ex ${MARKED} keeps following me` });
  await post({ type: 'message', text: 'no', value: { kind: 'answer', question: 'danger', answer: ['no'] } });
  await post({ type: 'message', text: 'my record' });
  await post({ type: 'message', text: 'Begin', value: { kind: 'record', do: 'begin' } });
  await post({ type: 'message', text: `on 3 march he left a ${DIARY} on my car, my sister saw it` });
  await post({ type: 'message', text: 'show', value: { kind: 'record', do: 'show' } });
  if (end === 'exit') await post({ type: 'endOfConversation' });
  // The first time it is said what is lost.
  if (end === 'forget') await post({ type: 'message', text: 'forget this' });
  if (end === 'forget') await post({ type: 'message', text: 'forget this' });
  await server.close();
  expect(server.errors).toEqual([]);
  return [...MARKED.split(' '), DIARY, 'incidents', 'following', 'danger', conversationId, token];
}

const ends = ['stay', 'exit', 'forget'] as const;

test.each(ends)('whoever reads the data folder finds no word of the person (%s)', async (end) => {
  const store = new LmdbStore({ folder, lifetime: LIFETIME, clock: steadyClock(() => MORNING), random: randomBytes });
  const words = await confide(store, end);
  await store.close();
  const bytes = raw(folder);
  expect(bytes.length).toBeGreaterThan(0);
  for (const word of words) expect([word, bytes.includes(word)]).toEqual([word, false]);
});

(HAS_REDIS ? test.each(ends) : test.skip.each(ends))(
  'whoever reads what Redis writes finds no word of the person (%s; needs a redis-server)',
  async (end) => {
    const redis = await RedisServer.start();
    const secrets = [randomBytes(32)] as const;
    const store = await RedisStore.open({ url: redis.url, secrets, lifetime: LIFETIME });
    const words = await confide(store, end);
    await store.close();
    await redis.kill();
    const bytes = raw(redis.folder);
    await redis.end();
    expect(bytes).toContain('waymark:');
    for (const word of words) expect([word, bytes.includes(word)]).toEqual([word, false]);
  },
);
