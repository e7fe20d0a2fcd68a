import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type { Broadcast } from '../store/broadcast';
import { CheckedClock } from '../store/checkedClock';
import type { ConversationStore } from '../store/conversationStore';
import { LmdbStore } from '../store/lmdb/lmdbStore';
import { createOnce } from '../store/newFile';
import type { RedisClient } from '../store/redis/redisConnection';
import type { Secrets } from '../turns/secrets';
import { inDataFolder } from './dataFolder';
import type { Settings } from './settings/readSettings';

export interface OpenedStore {
  readonly store: ConversationStore;
  /** Set where processes share one: it counts for all of them too. */
  readonly redis?: RedisClient;
  readonly broadcast?: Broadcast;
  readonly clock: CheckedClock;
}

/** The engine that the settings name: Redis where it is set, else a folder of this machine. */
export async function openStore(settings: Settings, secrets: Secrets, now: () => Date): Promise<OpenedStore> {
  const lifetime = { idle: settings.forgetIdleAfter, total: settings.forgetAfter };
  // The time since the machine was started goes on while it sleeps.
  const clock = new CheckedClock({ now, ticks: () => 1000 * uptime(), remember: settings.forgetAfter });
  if (settings.redisUrl) {
    // Only here, as its client takes a tenth of a second to load.
    const { RedisStore } = require('../store/redis/redisStore') as typeof import('../store/redis/redisStore');
    const store = await RedisStore.open({ url: settings.redisUrl, secrets, lifetime });
    return { store, redis: store.client, broadcast: store.broadcast, clock };
  }
  const { data: folder } = settings;
  return { store: inDataFolder(folder, () => new LmdbStore({ folder, lifetime, clock, random: randomBytes })), clock };
}

const SECRET_BYTES = 32;

/** The secrets that were given; else the folder's own, made when it is first used. */
export function serverSecrets(settings: Pick<Settings, 'secrets' | 'data'>): Secrets {
  const [first, ...others] = settings.secrets.map((secret) => Buffer.from(secret));
  if (first) return [first, ...others];
  return [inDataFolder(settings.data, () => ownSecret(join(settings.data, 'secret')))];
}

/** As text, so that it can be copied into WAYMARK_SECRET as it is. Every process that starts reads the same one. */
function ownSecret(file: string): Buffer {
  if (!existsSync(file)) createOnce(file, randomBytes(SECRET_BYTES).toString('hex'));
  const secret = readFileSync(file, 'utf8').trim();
  if (/^[0-9a-f]{64}$/.test(secret) && !/^0+$/.test(secret)) return Buffer.from(secret);
  throw new Error(`${file} does not hold a secret. Delete it to have a new one made; open conversations end with it.`);
}
