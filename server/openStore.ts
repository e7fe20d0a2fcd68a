import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isError } from '../channels/observability/failure';
import type { ConversationStore } from '../store/conversationStore';
import { LmdbStore } from '../store/lmdb/lmdbStore';
import type { RedisClient } from '../store/redis/redisConnection';
import { RedisStore } from '../store/redis/redisStore';
import type { Secrets } from '../turns/secrets';
import { inDataFolder } from './dataFolder';
import type { Settings } from './settings/readSettings';

export interface OpenedStore {
  readonly store: ConversationStore;
  /** Set where processes share one: it counts for all of them too. */
  readonly redis?: RedisClient;
}

/** The engine that the settings name: Redis where it is set, else a folder of this machine. */
export async function openStore(settings: Settings, secrets: Secrets, now: () => Date): Promise<OpenedStore> {
  const lifetime = { idle: settings.forgetIdleAfter, total: settings.forgetAfter };
  if (settings.redisUrl) {
    const store = await RedisStore.open({ url: settings.redisUrl, secrets, lifetime });
    return { store, redis: store.client };
  }
  const { data: folder } = settings;
  return { store: inDataFolder(folder, () => new LmdbStore({ folder, lifetime, now, random: randomBytes })) };
}

const SECRET_BYTES = 32;

/** The secrets that were given; else the folder's own, made when it is first used. */
export function serverSecrets(settings: Pick<Settings, 'secrets' | 'data'>): Secrets {
  const [first, ...others] = settings.secrets.map((secret) => Buffer.from(secret));
  if (first) return [first, ...others];
  return [inDataFolder(settings.data, () => ownSecret(join(settings.data, 'secret')))];
}

/** Two processes that start at once must agree: the second reads what the first wrote. */
function ownSecret(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(SECRET_BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(isError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  // As text, so that it can be copied into WAYMARK_SECRET as it is.
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length === 2 * SECRET_BYTES) return Buffer.from(secret);
  throw new Error(`${file} does not hold a secret. Delete it to have a new one made; open conversations end with it.`);
}
