import { createHmac } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisClient } from '../../store/redis/redisConnection';
import { deriveKey } from '../../turns/secrets';
import { tooManyRequests } from '../http/httpError';
import { counter } from './rateLimiter';

/** Seconds in which guesses are counted: as long as a code is good for. */
const WINDOW = 30 * 60;

/** Wrong codes in that time. Of 282 billion codes, all handlers together try a few hundred. */
export const GUESSES = {
  /** By one handler: a bad line, and a caller who misreads. */
  ofHandler: 10,
  /** By all of them. */
  inAll: 200,
  /** By one handler where all of them together have used up theirs: nobody is shut out for what others did. */
  ofHandlerThen: 3,
};

export interface Guess {
  /** How many wrong ones the handler has made, this one among them. */
  readonly count: number;
  /** The code was right: it counts neither for the handler nor in all. */
  right(): Promise<void>;
}

/** How often a handler may try a code that does not open. Not a limit of use: it stands where those are turned off. */
export type GuessLimits = ReturnType<typeof guessLimits>;

/**
 * @param redis where all processes count together; without it, or while it is away, each counts by itself
 * @param timeout milliseconds after which it counts as away; absent, those of all limits
 */
export function guessLimits(secret: Uint8Array, redis?: RedisClient, most = GUESSES, timeout?: number) {
  const key = deriveKey(secret, 'waymark guesses');
  const digest = (handler: string) => createHmac('sha256', key).update(handler).digest().toString('base64url', 0, 16);
  const own = counter({ keyPrefix: 'waymark:guess:own', points: most.ofHandler, duration: WINDOW }, redis, timeout);
  const all = counter({ keyPrefix: 'waymark:guess:all', points: most.inAll, duration: WINDOW }, redis, timeout);
  return {
    /**
     * Counted before it is tried, so that a thousand at once are no more than one after the other.
     * @throws HttpError (429, with the time to wait)
     */
    async take(handler: string): Promise<Guess> {
      const name = digest(handler);
      const mine = await own.consume(name).catch((refusal: unknown) => refuse(refusal));
      await all.consume('all').catch((refusal: unknown) => {
        if (!(refusal instanceof RateLimiterRes) || mine.consumedPoints > most.ofHandlerThen) refuse(refusal);
      });
      // Who has opened a code must get what is in it, whatever becomes of the count.
      const right = async () => {
        await Promise.allSettled([own.reward(name), all.reward('all')]);
      };
      return { count: mine.consumedPoints, right };
    },
  };
}

function refuse(refusal: unknown): never {
  if (!(refusal instanceof RateLimiterRes)) throw refusal;
  throw tooManyRequests('guesses', refusal.msBeforeNext / 1000);
}
