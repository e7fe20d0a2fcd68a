import { SendError } from '../../turns/bot';

/** At most so many in so many milliseconds; and so many fewer of what nobody waits for. */
interface Limit {
  readonly most: number;
  readonly within: number;
  readonly kept: number;
}

/**
 * What Teams takes from a bot in one chat. Source: Microsoft Learn, "Optimize your bot with rate limiting in Teams",
 * per bot per thread: 7 in a second, 8 in two, 60 in thirty.
 */
const LIMITS: readonly Limit[] = [
  { most: 7, within: 1000, kept: 2 },
  { most: 8, within: 2000, kept: 2 },
  { most: 60, within: 30_000, kept: 10 },
];
const LONGEST = 30_000;

/** Chats that are remembered. Beyond that the earliest are forgotten, and Teams itself says when it is too much. */
const MOST_CHATS = 10_000;

interface Chat {
  /** When something was sent. */
  readonly times: readonly number[];
  /** Until when Teams has asked to be left alone. */
  readonly restsUntil: number;
}

const NEW_CHAT: Chat = { times: [], restsUntil: Number.NEGATIVE_INFINITY };

/** Keeps to what Teams takes from a bot in one chat. Each process counts by itself. */
export class SendPace {
  private readonly chats = new Map<string, Chat>();

  /** @param ticks a monotonic clock, in milliseconds */
  constructor(private readonly ticks = () => performance.now()) {}

  /**
   * Counts one that is about to be sent.
   * @param kind what is urgent is counted, and never held back
   * @throws SendError (`busy`) with the time to wait, when it would be too much just now
   */
  take(id: string, kind: 'urgent' | 'message' | 'change'): void {
    const now = this.ticks();
    const { times, restsUntil } = this.chats.get(id) ?? NEW_CHAT;
    const latest = times.filter((time) => now - time < LONGEST);
    const wait = Math.max(restsUntil - now, ...LIMITS.map((limit) => waitFor(latest, now, limit, kind === 'change')));
    if (kind !== 'urgent' && wait > 0) throw new SendError('busy', wait);
    this.remember(id, { times: [...latest, now], restsUntil });
  }

  /** Teams has asked to be left alone for so many milliseconds. */
  rest(id: string, milliseconds: number): void {
    const { times } = this.chats.get(id) ?? NEW_CHAT;
    this.remember(id, { times, restsUntil: this.ticks() + milliseconds });
  }

  private remember(id: string, chat: Chat): void {
    this.chats.delete(id);
    this.chats.set(id, chat);
    const [first] = this.chats.keys();
    if (first !== undefined && this.chats.size > MOST_CHATS) this.chats.delete(first);
  }
}

/** @returns milliseconds until one more is allowed */
function waitFor(times: readonly number[], now: number, { most, within, kept }: Limit, isChange: boolean): number {
  const oldest = times.at(isChange ? kept - most : -most);
  return oldest === undefined ? 0 : oldest + within - now;
}
