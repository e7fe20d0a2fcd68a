import type { IncomingMessage } from 'node:http';
import { tooManyRequests } from '../http/httpError';
import type { RateLimits } from './rateLimits';

/** Seconds after which to try again. The chat goes on without a stream meanwhile, by asking for news. */
const RETRY_AFTER = 10;

/** Of an address's places, the part for conversations in which nothing was said yet: they cost nothing to begin. */
const SILENT_PART = 1 / 4;

/** The places that there are for streams in this process, so that nobody can take all of them. */
export class StreamPlaces {
  private readonly taken = new Map<string, number>();
  private total = 0;

  constructor(private readonly limits: Pick<RateLimits, 'quotas' | 'networksOf'>) {}

  /**
   * @param isTalking whether the person has said something in this conversation
   * @throws HttpError when there is no place
   */
  check(req: IncomingMessage, isTalking: boolean): void {
    const { streams, streamsOfAddress } = this.limits.quotas;
    if (this.total >= streams) throw tooManyRequests('streams', RETRY_AFTER);
    const most = streamsOfAddress * (isTalking ? 1 : SILENT_PART);
    const isFull = this.limits.networksOf(req).some(({ name, share }) => (this.taken.get(name) ?? 0) >= share * most);
    if (isFull) throw tooManyRequests('streamsOfAddress', RETRY_AFTER);
  }

  /** @returns gives the place back */
  take(req: IncomingMessage): () => void {
    const networks = this.limits.networksOf(req);
    const count = (more: 1 | -1) => {
      this.total += more;
      for (const { name } of networks) {
        const now = (this.taken.get(name) ?? 0) + more;
        if (now > 0) this.taken.set(name, now);
        else this.taken.delete(name);
      }
    };
    count(1);
    return () => count(-1);
  }
}
