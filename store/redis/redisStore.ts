import type {
  Change,
  ConversationStore,
  Lifetime,
  News,
  StoredActivity,
  StoredState,
} from '../conversationStore';
import { numbered, pack, unpack } from '../packed';
import { VersionWatchers } from '../versionWatchers';
import { Link } from './link';
import { type Name, Names } from './names';
import { NewsChannels } from './newsChannels';
import { ACTIVITIES, COMMIT, FORGET } from './scripts';

/** How often to look for watched conversations that have expired, of which Redis sends no news; milliseconds. */
const LOOK_EVERY = 10_000;
/** How long a call may take before it is given up, in milliseconds. */
const WITHIN = 2000;
/** Milliseconds that the trace of a probe stays. */
const PROBE_LIFE = 60_000;
/** What news of the end begins with; news of a commit is the version, in digits. */
const GONE = Buffer.from('gone');

export interface RedisStoreNeeds {
  /** Of Redis 6 or later, or Valkey: `redis://`, or `rediss://` with TLS. */
  readonly url: string;
  /** The first names new conversations; all find them. */
  readonly secrets: readonly [Uint8Array, ...Uint8Array[]];
  readonly lifetime: Lifetime;
  /** How long a call may take before it is given up, in milliseconds. */
  readonly within?: number;
}

/** Keeps conversations in Redis, for any number of processes. Redis's own clock ends them. */
export class RedisStore implements ConversationStore {
  private readonly names: Names;
  private readonly channels: NewsChannels;
  private readonly watchers = new VersionWatchers();
  /** Whose channel it is. */
  private readonly watched = new Map<string, string>();
  private readonly looking: NodeJS.Timeout;

  private constructor(
    private readonly link: Link,
    private readonly needs: RedisStoreNeeds,
  ) {
    this.names = new Names(needs.secrets);
    this.channels = new NewsChannels(link.listening, (channels) => this.look(channels));
    this.looking = setInterval(() => {
      this.channels.tune();
      this.look([...this.watched.keys()]);
    }, LOOK_EVERY).unref();
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
    const [first, ...records] = list(await this.link.run(ACTIVITIES, [conversation], [`${from}`]));
    return numbered(Number(first), records.filter(Buffer.isBuffer));
  }

  async commit(id: string, change: Change): Promise<boolean> {
    const { conversation, channel } = await this.home(id);
    const { idle, total } = this.needs.lifetime;
    const numbers = [change.version, change.next, idle, total, change.forget ? 1 : 0].map(String);
    const records = [change.state, ...change.append].map(asBuffer);
    return (await this.link.run(COMMIT, [conversation, channel], [...numbers, ...records])) === 1;
  }

  async forget(id: string, last: readonly StoredActivity[] = []): Promise<void> {
    const { conversation, channel } = await this.home(id);
    await this.link.run(FORGET, [conversation, channel], [Buffer.concat([GONE, pack(last)])]);
  }

  watch(id: string, heard: (news: News) => void): () => void {
    const first = !this.watchers.has(id);
    const channels = this.names.of(id).map(({ channel }) => channel);
    const stop = this.watchers.add(id, heard, () => {
      for (const channel of channels) this.unfollow(channel);
    });
    if (!first) return stop;
    this.lookAt(id, (version) => this.watchers.began(id, version));
    for (const channel of channels) {
      this.watched.set(channel, id);
      this.channels.join(channel, (message) => this.hear(id, message));
    }
    return stop;
  }

  async probe(): Promise<void> {
    // A write, as a Redis that is full, or has become a replica, still answers what is only read.
    await this.link.ask((send) => send(['SET', 'waymark:probe', '1', 'PX', `${PROBE_LIFE}`]));
  }

  async close(): Promise<void> {
    clearInterval(this.looking);
    this.link.close();
  }

  private unfollow(channel: string): void {
    this.watched.delete(channel);
    this.channels.leave(channel);
  }

  private hear(id: string, message: Buffer): void {
    const end = message.subarray(0, GONE.length).equals(GONE);
    if (end) this.watchers.gone(id, unpack(message.subarray(GONE.length)));
    else this.watchers.committed(id, Number(message));
  }

  /** Tells watchers what they have not heard of yet. */
  private look(channels: readonly string[]): void {
    for (const id of new Set(channels.map((channel) => this.watched.get(channel)))) {
      if (id !== undefined) this.lookAt(id, (version) => this.watchers.found(id, version));
    }
  }

  private lookAt(id: string, seen: (version: number | undefined) => void): void {
    // Where Redis is away, there is another look when it is back.
    this.fields(id, ['version']).then(
      (all) => {
        const version = all.map(([one]) => one).find(Boolean);
        seen(version && Number(version));
      },
      () => {},
    );
  }

  /** Under which name a conversation is kept, or would be. */
  private async home(id: string): Promise<Name> {
    const names = this.names.of(id);
    const [first] = names;
    if (first === undefined) throw new RangeError('There must be a secret');
    if (names.length === 1) return first;
    const kept = (await this.fields(id, ['version'])).findIndex(([version]) => version);
    return names[kept] ?? first;
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
