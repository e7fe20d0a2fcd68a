import type { Broadcast } from '../broadcast';
import type { RedisConnection } from './redisConnection';

/** Publish and subscribe: Redis writes what is published neither to its log, nor to its snapshots. */
export class RedisBroadcast implements Broadcast {
  private readonly listeners: ((message: Buffer) => void)[] = [];

  private constructor(
    private readonly connection: RedisConnection,
    private readonly channel: string,
  ) {}

  /** Subscribed when it resolves; the client restores that itself when it reconnects. */
  static async open(connection: RedisConnection, channel: string): Promise<RedisBroadcast> {
    const broadcast = new RedisBroadcast(connection, channel);
    await connection.subscriber.subscribe(channel, (message) => broadcast.hear(message), true);
    return broadcast;
  }

  async publish(message: Buffer): Promise<void> {
    await this.connection.execute((send) => send(['PUBLISH', this.channel, message]));
  }

  onMessage(heard: (message: Buffer) => void): void {
    this.listeners.push(heard);
  }

  private hear(message: Buffer): void {
    for (const listener of this.listeners) listener(message);
  }
}
