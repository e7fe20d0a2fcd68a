import type { RedisConnection } from './redisConnection';

type MessageListener = (message: Buffer) => void;

/** The channels that this process subscribes to, restored after a broken connection. */
export class Subscriptions {
  private readonly listeners = new Map<string, MessageListener>();
  private readonly toJoin = new Set<string>();
  private readonly toLeave = new Set<string>();
  private busy = false;

  /** @param onJoined called with channels of which nothing is missed from now on; something may have been before */
  constructor(
    private readonly subscriber: RedisConnection['subscriber'],
    private readonly onJoined: (channels: readonly string[]) => void,
  ) {
    // The client restores its earlier subscriptions itself when it reconnects.
    subscriber.on('ready', () => {
      this.onJoined([...this.listeners.keys()]);
      this.syncSubscriptions();
    });
  }

  join(channel: string, heard: MessageListener): void {
    this.listeners.set(channel, heard);
    if (!this.toLeave.delete(channel)) this.toJoin.add(channel);
    this.syncSubscriptions();
  }

  leave(channel: string): void {
    this.listeners.delete(channel);
    if (!this.toJoin.delete(channel)) this.toLeave.add(channel);
    this.syncSubscriptions();
  }

  /** Subscribes and unsubscribes, one step at a time. What a broken connection prevents is done when it is back. */
  syncSubscriptions(): void {
    if (this.busy || !this.subscriber.isReady) return;
    this.busy = true;
    this.steps()
      .catch(() => {})
      .finally(() => {
        this.busy = false;
      });
  }

  private async steps(): Promise<void> {
    while (this.toJoin.size + this.toLeave.size > 0) {
      const joining = drained(this.toJoin);
      if (joining.length > 0) await this.subscribe(joining);
      const leaving = drained(this.toLeave);
      if (leaving.length > 0) await this.unsubscribe(leaving);
    }
  }

  private async subscribe(channels: string[]): Promise<void> {
    try {
      await this.subscriber.subscribe(channels, this.onMessage, true);
    } catch (error) {
      for (const channel of channels) if (this.listeners.has(channel)) this.toJoin.add(channel);
      throw error;
    }
    this.onJoined(channels);
  }

  private async unsubscribe(channels: string[]): Promise<void> {
    try {
      await this.subscriber.unsubscribe(channels);
    } catch (error) {
      for (const channel of channels) if (!this.listeners.has(channel)) this.toLeave.add(channel);
      throw error;
    }
  }

  private readonly onMessage = (message: Buffer, channel: Buffer) => {
    this.listeners.get(channel.toString())?.(message);
  };
}

/** Empties the set. @returns what was in it */
function drained(set: Set<string>): string[] {
  const all = [...set];
  set.clear();
  return all;
}
