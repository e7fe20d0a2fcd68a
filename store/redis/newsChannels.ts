import type { Link } from './link';

type Heard = (message: Buffer) => void;

/** The channels that this process listens to, kept so through broken connections. */
export class NewsChannels {
  private readonly heard = new Map<string, Heard>();
  private readonly toJoin = new Set<string>();
  private readonly toLeave = new Set<string>();
  private busy = false;

  /** @param joined told of channels from which nothing is missed from now on; something may have been before */
  constructor(
    private readonly listening: Link['listening'],
    private readonly joined: (channels: readonly string[]) => void,
  ) {
    // The client joins again by itself what it had joined before the connection broke.
    listening.on('ready', () => {
      this.joined([...this.heard.keys()]);
      this.tune();
    });
  }

  join(channel: string, heard: Heard): void {
    this.heard.set(channel, heard);
    if (!this.toLeave.delete(channel)) this.toJoin.add(channel);
    this.tune();
  }

  leave(channel: string): void {
    this.heard.delete(channel);
    if (!this.toJoin.delete(channel)) this.toLeave.add(channel);
    this.tune();
  }

  /** Joins and leaves, one step at a time. What a broken connection prevents is done when it is back. */
  tune(): void {
    if (this.busy || !this.listening.isReady) return;
    this.busy = true;
    this.steps()
      .catch(() => {})
      .finally(() => {
        this.busy = false;
      });
  }

  private async steps(): Promise<void> {
    while (this.toJoin.size + this.toLeave.size > 0) {
      const joining = taken(this.toJoin);
      if (joining.length > 0) await this.subscribe(joining);
      const leaving = taken(this.toLeave);
      if (leaving.length > 0) await this.unsubscribe(leaving);
    }
  }

  private async subscribe(channels: string[]): Promise<void> {
    try {
      await this.listening.subscribe(channels, this.hear, true);
    } catch (error) {
      for (const channel of channels) if (this.heard.has(channel)) this.toJoin.add(channel);
      throw error;
    }
    this.joined(channels);
  }

  private async unsubscribe(channels: string[]): Promise<void> {
    try {
      await this.listening.unsubscribe(channels);
    } catch (error) {
      for (const channel of channels) if (!this.heard.has(channel)) this.toLeave.add(channel);
      throw error;
    }
  }

  private readonly hear = (message: Buffer, channel: Buffer) => {
    this.heard.get(channel.toString())?.(message);
  };
}

/** Everything in the set, which is empty then. */
function taken(set: Set<string>): string[] {
  const all = [...set];
  set.clear();
  return all;
}
