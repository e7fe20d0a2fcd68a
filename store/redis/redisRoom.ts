import type { RedisConnection } from './redisConnection';

/** Milliseconds between looks, which are made while there are turns. */
const LOOK_EVERY = 1000;
/** The part of its memory that is kept in reserve: room is less than all once no more than this is left. */
const RESERVE = 1 / 4;

/** How much room there is in the memory that Redis may use. */
export class RedisRoom {
  private last = 1;
  private lookedAt = Number.NEGATIVE_INFINITY;

  /** @param ticks a monotonic clock, in milliseconds */
  constructor(
    private readonly connection: Pick<RedisConnection, 'execute'>,
    private readonly ticks = () => performance.now(),
  ) {}

  /** As last looked at; it waits for nothing. */
  room(): number {
    const now = this.ticks();
    if (now - this.lookedAt >= LOOK_EVERY) {
      this.lookedAt = now;
      // While Redis is away, or where its user may not ask, nothing else is known.
      void this.look().catch(() => {});
    }
    return this.last;
  }

  private async look(): Promise<void> {
    const info = `${await this.connection.execute((send) => send(['INFO', 'memory']))}`;
    this.last = roomIn(info);
  }
}

/** @param info what Redis says of its memory */
export function roomIn(info: string): number {
  const [used, most, uncounted] = ['used_memory', 'maxmemory', 'mem_not_counted_for_evict'].map((name) =>
    Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0),
  ) as [number, number, number];
  const left = 1 - (used - uncounted) / most;
  return most === 0 ? 1 : Math.min(1, Math.max(0, left / RESERVE));
}
