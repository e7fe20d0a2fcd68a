import { randomBytes, randomUUID } from 'node:crypto';
import { AtOnce } from '../atOnce';
import type {
  Change,
  ChangeEvent,
  ConversationStore,
  Lifetime,
  StoredActivity,
  StoredState,
} from '../conversationStore';
import { numberActivities } from '../packedActivities';
import { RedisBroadcast } from './redisBroadcast';
import { type RedisClient, RedisConnection } from './redisConnection';
import { type ConversationKeys, RedisKeys } from './redisKeys';
import { RedisRoom } from './redisRoom';
import { goneMessage, RedisWatchers } from './redisWatchers';
import { ACTIVITIES, COMMIT, FORGET, WAITING, WAITING_KEY } from './scripts';

/** How long a call may take before it times out, in milliseconds. */
const CALL_TIMEOUT = 2000;
/** Milliseconds after which what a probe wrote expires. */
const PROBE_LIFE = 1000;
/** More than any turn writes: a Redis that is almost full still has room for less. */
const PROBE_BYTES = 64 * 1024;
const POLL_INTERVAL = 10_000;
/** Logs that are read at once: each may be large, and whatever is asked of Redis meanwhile is answered after them. */
const READS_AT_ONCE = 4;
const BROADCAST_CHANNEL = 'waymark:broadcast';

export interface RedisStoreOptions {
  /** Of Redis 6 or later, or Valkey: `redis://`, or `rediss://` with TLS. */
  readonly url: string;
  /** The first is used for new conversations; all find existing ones, so that a secret can be rotated. */
  readonly secrets: readonly [Uint8Array, ...Uint8Array[]];
  readonly lifetime: Lifetime;
  /** How long a call may take before it times out, in milliseconds. */
  readonly timeout?: number;
  /** How often to poll for watched conversations that have expired, as Redis sends no event; milliseconds. */
  readonly pollInterval?: number;
}

/** Stores conversations in Redis, for any number of processes. Time is Redis's own: one clock for all of them. */
export class RedisStore implements ConversationStore {
  private readonly keys: RedisKeys;
  private readonly watchers: RedisWatchers;
  private readonly memory: RedisRoom;
  private readonly reads = new AtOnce(READS_AT_ONCE);

  private constructor(
    private readonly connection: RedisConnection,
    /** To all processes that share this Redis. */
    readonly broadcast: RedisBroadcast,
    private readonly options: RedisStoreOptions,
  ) {
    this.keys = new RedisKeys(options.secrets);
    const version = (id: string) => this.version(id);
    this.memory = new RedisRoom(connection);
    this.watchers = new RedisWatchers(connection, this.keys, version, options.pollInterval ?? POLL_INTERVAL);
  }

  /** @throws StoreError when Redis does not answer */
  static async open(needs: RedisStoreOptions): Promise<RedisStore> {
    const connection = await RedisConnection.open(needs.url, needs.timeout ?? CALL_TIMEOUT);
    return new RedisStore(connection, await RedisBroadcast.open(connection, BROADCAST_CHANNEL), needs);
  }

  /** The connection, for what else the processes share. */
  get client(): RedisClient {
    return this.connection.commands;
  }

  async read(id: string): Promise<StoredState | undefined> {
    const fields = ['version', 'count', 'state'];
    for (const [version, count, state] of await this.fields(id, fields)) {
      if (version && state) return { version: Number(version), count: Number(count), state };
    }
    return undefined;
  }

  lastCommitted(id: string): StoredState | undefined {
    return this.watchers.lastCommitted(id);
  }

  async activities(id: string, from: number): Promise<readonly StoredActivity[]> {
    const { conversation } = await this.keysInUse(id);
    const read = () => this.connection.run(ACTIVITIES, conversation, [`${from}`]);
    const [first, ...records] = list(await this.reads.run(read));
    return numberActivities(Number(first), records.filter(Buffer.isBuffer));
  }

  async commit(id: string, change: Change): Promise<boolean> {
    const { conversation, channel } = await this.keysInUse(id);
    const { idle, total } = this.options.lifetime;
    const numbers = [change.version, change.next, idle, total, change.keepFrom ?? 0].map(String);
    const [state, ...records] = [change.state, ...change.append].map(asBuffer);
    const waits = change.waits ? this.keys.seal(id) : '';
    const listens = this.watchers.hearsAll(id) ? '1' : '';
    const args = [...numbers, channel, state ?? '', waits, listens, ...records];
    return this.watchers.commit(id, change, async () => {
      const count = Number(await this.connection.run(COMMIT, conversation, args));
      return count < 0 ? undefined : count;
    });
  }

  async forget(id: string, last: readonly StoredActivity[] = []): Promise<void> {
    const { conversation, channel } = await this.keysInUse(id);
    await this.connection.run(FORGET, conversation, [channel, goneMessage(last)]);
    this.watchers.gone(id, last);
  }

  watch(id: string, heard: (news: ChangeEvent) => void): () => void {
    return this.watchers.watch(id, heard);
  }

  async waiting(): Promise<readonly string[]> {
    const sealed = list(await this.connection.run(WAITING, WAITING_KEY, []));
    return sealed.filter(Buffer.isBuffer).flatMap((bytes) => this.keys.open(bytes) ?? []);
  }

  async useOnce(name: string, life: number): Promise<boolean> {
    const [own, ...others] = this.keys.forOneTimeUse(name);
    // Used before, under the key of a secret that is being rotated out.
    if (others.length > 0 && (await this.exists(others))) return false;
    const set = ['SET', own, '1', 'NX', 'PX', `${Math.max(1, Math.ceil(life))}`];
    return (await this.connection.execute((send) => send(set))) !== null;
  }

  isUsed(name: string): Promise<boolean> {
    return this.exists(this.keys.forOneTimeUse(name));
  }

  room(): number {
    return this.memory.room();
  }

  async probe(): Promise<void> {
    // A commit, as a Redis that is full, or has become a replica, still answers reads, and may refuse scripts.
    const id = `probe ${randomUUID()}`;
    const { conversation, channel } = this.keys.forConversation(id)[0];
    const numbers = [0, 1, PROBE_LIFE, PROBE_LIFE, 0].map(String);
    await this.connection.run(COMMIT, conversation, [...numbers, channel, randomBytes(PROBE_BYTES), '', '']);
  }

  async close(): Promise<void> {
    this.watchers.close();
    this.connection.close();
  }

  private async exists(keys: readonly string[]): Promise<boolean> {
    return (await this.connection.execute((send) => send(['EXISTS', ...keys]))) !== 0;
  }

  private async version(id: string): Promise<number | undefined> {
    const version = (await this.fields(id, ['version'])).map(([one]) => one).find(Boolean);
    return version && Number(version);
  }

  /** The keys under which a conversation is stored, or would be. */
  private async keysInUse(id: string): Promise<ConversationKeys> {
    const names = this.watchers.keysOf(id);
    if (names.length === 1) return names[0];
    const kept = (await this.fields(id, ['version'])).findIndex(([version]) => version);
    return names[kept] ?? names[0];
  }

  /** Some fields of a conversation, under each of its keys. */
  private fields(id: string, fields: readonly string[]) {
    const ask = ({ conversation }: ConversationKeys) =>
      this.connection.execute(async (send) => list(await send(['HMGET', conversation, ...fields])).map(orNothing));
    return Promise.all(this.watchers.keysOf(id).map(ask));
  }
}

/** The same bytes, not a copy. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function list(reply: unknown): readonly unknown[] {
  return Array.isArray(reply) ? reply : [];
}

function orNothing(field: unknown): Buffer | undefined {
  return Buffer.isBuffer(field) ? field : undefined;
}
