import { randomBytes } from 'node:crypto';
import { type ConversationStore, StoreError } from '../../store/conversationStore';
import { LmdbStore } from '../../store/lmdb/lmdbStore';
import { RedisStore } from '../../store/redis/redisStore';
import { steadyClock } from './steadyClock';

/** What a killed process may leave behind it: run in a child, commits until it is killed, and says which it did. */

const HOUR = 3_600_000;
const LIFETIME = { idle: HOUR, total: 24 * HOUR };
const [engine, where = ''] = process.argv.slice(2);

async function openStore(): Promise<ConversationStore> {
  if (engine === 'redis') return RedisStore.open({ url: where, secrets: [Buffer.alloc(32, 7)], lifetime: LIFETIME });
  return new LmdbStore({
    folder: where,
    lifetime: LIFETIME,
    clock: steadyClock(() => new Date()),
    random: randomBytes,
  });
}

/** Goes on from where the last process was killed. Each commit says its version, so that a doubled one shows. */
async function write(store: ConversationStore, id: string): Promise<never> {
  let version = (await store.read(id))?.version ?? 0;
  for (;;) {
    const said = Buffer.from(`${version + 1}`);
    const done = await store.commit(id, { version, next: version + 1, state: said, append: [said, said] });
    if (!done) throw new Error('lost a race that nobody else was in');
    version++;
    process.stdout.write(`${id} ${version}\n`);
  }
}

/** Begins, forgets and begins again; a key that was taken away from it meanwhile shows as an error. */
async function churn(store: ConversationStore, id: string): Promise<never> {
  for (;;) {
    const said = Buffer.from(id);
    if (!(await store.commit(id, { version: 0, next: 1, state: said, append: [said] })))
      throw new Error('not forgotten');
    if ((await store.activities(id, 0)).length !== 1) throw new Error('lost');
    await store.forget(id);
    process.stdout.write(`${id}\n`);
  }
}

async function main(): Promise<void> {
  const store = await openStore();
  if (engine === 'churn') await Promise.all([...'abcdefgh'].map((id) => churn(store, id)));
  await Promise.all([...'abcdefgh'].map((id) => write(store, id)));
}

main().catch((error: unknown) => {
  // Redis is killed too, on purpose.
  if (!(error instanceof StoreError)) console.error(error);
  process.exit(1);
});
