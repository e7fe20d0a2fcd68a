import type { News } from '../conversationStore';
import { pack, unpack } from '../packed';
import { VersionWatchers } from '../versionWatchers';
import type { Link } from './link';
import type { Names } from './names';
import { NewsChannels } from './newsChannels';

/** What news of the end begins with; news of a commit is the version, in digits. */
const GONE = Buffer.from('gone');

/** What is told to all processes of a conversation that is forgotten, with what was said last. */
export function newsOfEnd(last: Parameters<typeof pack>[0]): Buffer {
  return Buffer.concat([GONE, pack(last)]);
}

/** Those who watch conversations in this process, and what they hear from all of them. */
export class Following {
  private readonly watchers = new VersionWatchers();
  private readonly channels: NewsChannels;
  /** Whose channel it is. */
  private readonly ids = new Map<string, string>();
  private readonly looking: NodeJS.Timeout;

  /**
   * @param version looks up the version that Redis has now
   * @param lookEvery how often to look for what there was no news of, in milliseconds
   */
  constructor(
    link: Link,
    private readonly names: Names,
    private readonly version: (id: string) => Promise<number | undefined>,
    lookEvery: number,
  ) {
    this.channels = new NewsChannels(link.listening, (channels) => this.look(channels));
    this.looking = setInterval(() => {
      this.channels.tune();
      this.look([...this.ids.keys()]);
    }, lookEvery).unref();
  }

  watch(id: string, heard: (news: News) => void): () => void {
    const first = !this.watchers.has(id);
    const stop = this.watchers.add(id, heard, () => this.unfollow(id));
    if (first) this.follow(id);
    return stop;
  }

  close(): void {
    clearInterval(this.looking);
  }

  private follow(id: string): void {
    // Asked before whoever watches can ask anything else: all that changes after that answer is news.
    this.lookAt(id, (version) => this.watchers.began(id, version));
    for (const { channel } of this.names.of(id)) {
      this.ids.set(channel, id);
      this.channels.join(channel, (message) => this.hear(id, message));
    }
  }

  private unfollow(id: string): void {
    for (const { channel } of this.names.of(id)) {
      this.ids.delete(channel);
      this.channels.leave(channel);
    }
  }

  private hear(id: string, message: Buffer): void {
    const end = message.subarray(0, GONE.length).equals(GONE);
    if (end) this.watchers.gone(id, unpack(message.subarray(GONE.length)));
    else this.watchers.committed(id, Number(message));
  }

  /** Tells watchers what they have not heard of yet. */
  private look(channels: readonly string[]): void {
    for (const id of new Set(channels.map((channel) => this.ids.get(channel)))) {
      if (id !== undefined) this.lookAt(id, (version) => this.watchers.found(id, version));
    }
  }

  private lookAt(id: string, seen: (version: number | undefined) => void): void {
    // Where Redis is away, there is another look when it is back.
    this.version(id).then(seen, () => {});
  }
}
