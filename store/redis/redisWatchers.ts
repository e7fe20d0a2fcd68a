import type { Change, ChangeEvent, StoredActivity, StoredState } from '../conversationStore';
import { numberActivities, packActivities, unpackActivities } from '../packedActivities';
import { VersionWatchers } from '../versionWatchers';
import type { RedisConnection } from './redisConnection';
import type { RedisKeys } from './redisKeys';

/** The prefix of a message that a conversation is gone; the message of a commit is its version, in digits. */
const GONE = Buffer.from('gone');

/** The message to all processes that a conversation was forgotten, with its last activities. */
export function goneMessage(last: Parameters<typeof packActivities>[0]): Buffer {
  return Buffer.concat([GONE, packActivities(last)]);
}

/** Watchers of this process, notified of the changes that all processes make. */
export class RedisWatchers {
  private readonly watchers = new VersionWatchers();
  private readonly subscriber: RedisConnection['subscriber'];
  /** The conversation of each channel that there should be a subscription to. */
  private readonly ids = new Map<string, string>();
  /** The channels that there is a subscription to. The client restores it itself when it reconnects. */
  private readonly joined = new Set<string>();
  /** The channels to subscribe to or to unsubscribe from. */
  private readonly pending = new Set<string>();
  /** The version that this process is just committing, by conversation. */
  private readonly committing = new Map<string, number>();
  /** The keys of the conversations that are watched, which take a while to work out. */
  private readonly keys = new Map<string, ReturnType<RedisKeys['forConversation']>>();
  /** What this process has committed last of those, until it hears of anything newer. It is sealed, as in Redis. */
  private readonly latest = new Map<string, StoredState>();
  private busy = false;
  private readonly polling: NodeJS.Timeout;

  /**
   * @param version reads the current version from Redis
   * @param pollInterval how often to poll for what there was no event of, in milliseconds
   */
  constructor(
    { subscriber }: RedisConnection,
    private readonly names: RedisKeys,
    private readonly version: (id: string) => Promise<number | undefined>,
    pollInterval: number,
  ) {
    this.subscriber = subscriber;
    const catchUp = () => {
      this.poll([...this.ids.keys()]);
      this.syncSubscriptions();
    };
    // While it was away, others may have committed.
    subscriber.on('ready', () => this.latest.clear());
    subscriber.on('ready', catchUp);
    this.polling = setInterval(catchUp, pollInterval).unref();
  }

  watch(id: string, heard: (news: ChangeEvent) => void): () => void {
    const first = !this.watchers.has(id);
    const stop = this.watchers.add(id, heard, () => this.unfollow(id));
    if (first) this.follow(id);
    return stop;
  }

  /**
   * Makes a commit of this process, and tells of it. The channel may bring word of it first: that is passed over, or what
   * was said would have to be read back.
   * @param work resolves with how many activities there are then; undefined where nothing was committed
   */
  async commit(
    id: string,
    { next: version, state, append }: Change,
    work: () => Promise<number | undefined>,
  ): Promise<boolean> {
    this.committing.set(id, version);
    this.latest.delete(id);
    try {
      const count = await work();
      if (count === undefined) return false;
      if (this.hearsAll(id)) this.latest.set(id, { version, state, count });
      this.watchers.committed(id, version, numberActivities(count - append.length, append));
      return true;
    } catch (error) {
      // It may have been made all the same.
      this.observeVersion(id);
      throw error;
    } finally {
      this.committing.delete(id);
    }
  }

  /** What this process has committed last; of a conversation that it does not watch it would hear of nothing newer. */
  lastCommitted(id: string): StoredState | undefined {
    return this.latest.get(id);
  }

  /** In the order of the secrets. */
  keysOf(id: string): ReturnType<RedisKeys['forConversation']> {
    return this.keys.get(id) ?? this.names.forConversation(id);
  }

  /** Tells that this process has removed it. */
  gone(id: string, last: readonly StoredActivity[]): void {
    this.latest.delete(id);
    this.watchers.gone(id, last);
  }

  close(): void {
    clearInterval(this.polling);
  }

  private follow(id: string): void {
    this.keys.set(id, this.names.forConversation(id));
    // Sent before any other command of the watcher: every later change is an event.
    this.checkVersion(id, this.version(id), (version) => this.watchers.setInitialVersion(id, version));
    const channels = this.channels(id);
    for (const channel of channels) this.ids.set(channel, id);
    this.syncSubscriptions(channels);
  }

  private unfollow(id: string): void {
    const channels = this.channels(id);
    this.keys.delete(id);
    this.latest.delete(id);
    for (const channel of channels) this.ids.delete(channel);
    this.syncSubscriptions(channels);
  }

  private channels(id: string): readonly string[] {
    return this.keysOf(id).map(({ channel }) => channel);
  }

  /** Whether it hears of every commit to this conversation. */
  hearsAll(id: string): boolean {
    if (!this.subscriber.isReady || !this.watchers.has(id)) return false;
    return this.channels(id).every((channel) => this.joined.has(channel));
  }

  /** Subscribes and unsubscribes, one step at a time. What a broken connection prevents is done when it is back. */
  private syncSubscriptions(channels: readonly string[] = []): void {
    for (const channel of channels) this.pending.add(channel);
    if (this.busy || !this.subscriber.isReady) return;
    this.busy = true;
    this.steps()
      .catch(() => {})
      .finally(() => {
        this.busy = false;
      });
  }

  private async steps(): Promise<void> {
    while (this.pending.size > 0) {
      const channels = [...this.pending];
      this.pending.clear();
      try {
        await this.subscribe(channels.filter((one) => this.ids.has(one) && !this.joined.has(one)));
        await this.unsubscribe(channels.filter((one) => !this.ids.has(one) && this.joined.has(one)));
      } catch (error) {
        for (const channel of channels) this.pending.add(channel);
        throw error;
      }
    }
  }

  private async subscribe(channels: string[]): Promise<void> {
    if (channels.length === 0) return;
    await this.subscriber.subscribe(channels, this.onMessage, true);
    for (const channel of channels) this.joined.add(channel);
    // From now on nothing is missed; something may have been before.
    this.poll(channels);
  }

  private async unsubscribe(channels: string[]): Promise<void> {
    if (channels.length === 0) return;
    await this.subscriber.unsubscribe(channels);
    for (const channel of channels) this.joined.delete(channel);
  }

  private readonly onMessage = (message: Buffer, channel: Buffer) => {
    const id = this.ids.get(channel.toString());
    if (id === undefined) return;
    const end = message.subarray(0, GONE.length).equals(GONE);
    if (!end && this.committing.get(id) === Number(message)) return;
    if (end || this.latest.get(id)?.version !== Number(message)) this.latest.delete(id);
    if (end) this.watchers.gone(id, unpackActivities(message.subarray(GONE.length)));
    else this.watchers.committed(id, Number(message));
  };

  /** Notifies watchers of what they have missed. */
  private poll(channels: readonly string[]): void {
    for (const id of new Set(channels.map((channel) => this.ids.get(channel)))) {
      if (id !== undefined) this.observeVersion(id);
    }
  }

  private observeVersion(id: string): void {
    this.checkVersion(id, this.settledVersion(id), (version) => {
      if (this.latest.get(id)?.version !== version) this.latest.delete(id);
      this.watchers.observeVersion(id, version);
    });
  }

  /** The version, after every message of how it came to be: that a conversation is gone says less than its last message. */
  private async settledVersion(id: string): Promise<number | undefined> {
    const version = await this.version(id);
    if (version === undefined) await this.subscriber.ping();
    return version;
  }

  private checkVersion(
    id: string,
    reading: Promise<number | undefined>,
    seen: (version: number | undefined) => void,
  ): void {
    const before = this.watchers.notifiedVersion(id);
    const stillNew = (version: number | undefined) => {
      // What has been notified meanwhile is later than what was read, and leads to all that was missed.
      if (this.watchers.notifiedVersion(id) === before) seen(version);
    };
    // If Redis is away, there is another poll when it is back.
    reading.then(stillNew, () => {});
  }
}
