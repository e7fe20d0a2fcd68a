import type { ChangeEvent } from '../conversationStore';
import { packActivities, unpackActivities } from '../packedActivities';
import { VersionWatchers } from '../versionWatchers';
import type { RedisConnection } from './redisConnection';
import type { RedisKeys } from './redisKeys';
import { Subscriptions } from './subscriptions';

/** The prefix of a message that a conversation is gone; the message of a commit is its version, in digits. */
const GONE = Buffer.from('gone');

/** The message to all processes that a conversation was forgotten, with its last activities. */
export function goneMessage(last: Parameters<typeof packActivities>[0]): Buffer {
  return Buffer.concat([GONE, packActivities(last)]);
}

/** Watchers of this process, notified of the changes that all processes make. */
export class RedisWatchers {
  private readonly watchers = new VersionWatchers();
  private readonly subscriptions: Subscriptions;
  /** The conversation of each channel. */
  private readonly ids = new Map<string, string>();
  private readonly polling: NodeJS.Timeout;

  /**
   * @param version reads the current version from Redis
   * @param pollInterval how often to poll for what there was no event of, in milliseconds
   */
  constructor(
    link: RedisConnection,
    private readonly names: RedisKeys,
    private readonly version: (id: string) => Promise<number | undefined>,
    pollInterval: number,
  ) {
    this.subscriptions = new Subscriptions(link.subscriber, (channels) => this.poll(channels));
    this.polling = setInterval(() => {
      this.subscriptions.syncSubscriptions();
      this.poll([...this.ids.keys()]);
    }, pollInterval).unref();
  }

  watch(id: string, heard: (news: ChangeEvent) => void): () => void {
    const first = !this.watchers.has(id);
    const stop = this.watchers.add(id, heard, () => this.unfollow(id));
    if (first) this.follow(id);
    return stop;
  }

  close(): void {
    clearInterval(this.polling);
  }

  private follow(id: string): void {
    // Sent before any other command of the watcher: every later change is an event.
    this.checkVersion(id, (version) => this.watchers.setInitialVersion(id, version));
    for (const { channel } of this.names.forConversation(id)) {
      this.ids.set(channel, id);
      this.subscriptions.join(channel, (message) => this.onMessage(id, message));
    }
  }

  private unfollow(id: string): void {
    for (const { channel } of this.names.forConversation(id)) {
      this.ids.delete(channel);
      this.subscriptions.leave(channel);
    }
  }

  private onMessage(id: string, message: Buffer): void {
    const end = message.subarray(0, GONE.length).equals(GONE);
    if (end) this.watchers.gone(id, unpackActivities(message.subarray(GONE.length)));
    else this.watchers.committed(id, Number(message));
  }

  /** Notifies watchers of what they have missed. */
  private poll(channels: readonly string[]): void {
    for (const id of new Set(channels.map((channel) => this.ids.get(channel)))) {
      if (id !== undefined) this.checkVersion(id, (version) => this.watchers.observeVersion(id, version));
    }
  }

  private checkVersion(id: string, seen: (version: number | undefined) => void): void {
    // If Redis is away, there is another poll when it is back.
    this.version(id).then(seen, () => {});
  }
}
