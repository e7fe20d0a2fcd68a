import type {
  Change,
  ConversationStore,
  Lifetime,
  News,
  StoredActivity,
  StoredState,
} from '../conversationStore';
import { numbered } from '../packed';
import { Following, newsOfEnd } from './following';
import { Link } from './link';
import { type Name, Names } from './names';
import { ACTIVITIES, COMMIT, FORGET } from './scripts';

/** How long a call may take before it is given up, in milliseconds. */
const WITHIN = 2000;
/** Milliseconds that the trace of a probe stays. */
const PROBE_LIFE = 60_000;
const LOOK_EVERY = 10_000;

export interface RedisStoreNeeds {
  /** Of Redis 6 or later, or Valkey: `redis://`, or `rediss://` with TLS. */
  readonly url: string;
  /** The first names new conversations; all find them, so that a secret can be replaced in use. */
  readonly secrets: readonly [Uint8Array, ...Uint8Array[]];
  readonly lifetime: Lifetime;
  /** How long a call may take before it is given up, in milliseconds. */
  readonly within?: number;
  /** How often to look for watched conversations that have expired, of which Redis sends no news; milliseconds. */
  readonly lookEvery?: number;
}

/** Keeps conversations in Redis, for any number of processes. Time is Redis's own: one clock for all of them. */
export class RedisStore implements ConversationStore {
  private readonly names: Names;
  private readonly following: Following;

  private constructor(
    private readonly link: Link,
    private readonly needs: RedisStoreNeeds,
  ) {
    this.names = new Names(needs.secrets);
    const version = (id: string) => this.version(id);
    this.following = new Following(link, this.names, version, needs.lookEvery ?? LOOK_EVERY);
  }

  /** @throws StoreError when Redis does not answer */
  static async open(needs: RedisStoreNeeds): Promise<RedisStore> {
    return new RedisStore(await Link.open(needs.url, needs.within ?? WITHIN), needs);
  }

  async read(id: string): Promise<StoredState | undefined> {
    const fields = ['version', 'count', 'state'];
    for (const [version, count, state] of await this.fields(id, fields)) {
      if (version && state) return { version: Number(version), count: Number(count), state };
    }
    return undefined;
  }

  async activities(id: string, from: number): Promise<readonly StoredActivity[]> {
    const { conversation } = await this.home(id);
    const [first, ...records] = list(await this.link.run(ACTIVITIES, conversation, [`${from}`]));
    return numbered(Number(first), records.filter(Buffer.isBuffer));
  }

  async commit(id: string, change: Change): Promise<boolean> {
    const { conversation, channel } = await this.home(id);
    const { idle, total } = this.needs.lifetime;
    const numbers = [change.version, change.next, idle, total, change.forget ? 1 : 0].map(String);
    const records = [change.state, ...change.append].map(asBuffer);
    return (await this.link.run(COMMIT, conversation, [...numbers, channel, ...records])) === 1;
  }

  async forget(id: string, last: readonly StoredActivity[] = []): Promise<void> {
    const { conversation, channel } = await this.home(id);
    await this.link.run(FORGET, conversation, [channel, newsOfEnd(last)]);
  }

  watch(id: string, heard: (news: News) => void): () => void {
    return this.following.watch(id, heard);
  }

  async mark(name: string, life: number): Promise<boolean> {
    const [own, ...others] = this.names.marks(name);
    // Made with the name that a secret now being replaced gives.
    if (others.length > 0 && (await this.exists(others))) return false;
    const set = ['SET', own, '1', 'NX', 'PX', `${Math.max(1, Math.ceil(life))}`];
    return (await this.link.ask((send) => send(set))) !== null;
  }

  isMarked(name: string): Promise<boolean> {
    return this.exists(this.names.marks(name));
  }

  async probe(): Promise<void> {
    // A write, as a Redis that is full, or has become a replica, still answers what is only read.
    await this.link.ask((send) => send(['SET', 'waymark:probe', '1', 'PX', `${PROBE_LIFE}`]));
  }

  async close(): Promise<void> {
    this.following.close();
    this.link.close();
  }

  private async exists(keys: readonly string[]): Promise<boolean> {
    return (await this.link.ask((send) => send(['EXISTS', ...keys]))) !== 0;
  }

  private async version(id: string): Promise<number | undefined> {
    const version = (await this.fields(id, ['version'])).map(([one]) => one).find(Boolean);
    return version && Number(version);
  }

  /** Under which name a conversation is kept, or would be. */
  private async home(id: string): Promise<Name> {
    const names = this.names.of(id);
    if (names.length === 1) return names[0];
    const kept = (await this.fields(id, ['version'])).findIndex(([version]) => version);
    return names[kept] ?? names[0];
  }

  /** Some of what is kept under each of a conversation's names. */
  private fields(id: string, fields: readonly string[]) {
    const ask = ({ conversation }: Name) =>
      this.link.ask(async (send) => list(await send(['HMGET', conversation, ...fields])).map(orNothing));
    return Promise.all(this.names.of(id).map(ask));
  }
}

function list(reply: unknown): readonly unknown[] {
  return Array.isArray(reply) ? reply : [];
}

function orNothing(field: unknown): Buffer | undefined {
  return Buffer.isBuffer(field) ? field : undefined;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
