import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';
import {
  BurstyRateLimiter,
  type IRateLimiterOptions,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';
import type { RedisClient } from '../../store/redis/redisConnection';
import { deriveKey } from '../../turns/secrets';
import { tooManyRequests } from '../http/httpError';
import { clientAddress } from './clientAddress';

/** Milliseconds that a request waits for Redis to count it: a Redis that is slow must hold nobody up. */
const REDIS_TIMEOUT = 200;

/**
 * What is accepted in a minute, by all processes that share a Redis; and at once, by each process. Enough for a
 * contact centre, or a mobile network whose people share an address, and for a person who presses buttons as fast
 * as they can be read.
 */
export const DEFAULT_QUOTAS = {
  /** A minute, from one address: tokens issued and refreshed. */
  tokens: 120,
  /** A minute, from one address: steps of signing in at the desk, of which there are two or three. */
  signIns: 120,
  /** A minute, from one address: conversations started. */
  conversations: 60,
  /** A minute, from one address: activities posted. */
  posts: 1200,
  /**
   * A minute, from one address: streams opened. A network that cuts each at once must cost nobody behind the same
   * address their messages.
   */
  streamsOpened: 600,
  /** A minute, to one conversation: activities posted. */
  postsToConversation: 60,
  /** Streams open at once, of all conversations. */
  streams: 10_000,
  /** Streams open at once for one conversation; one more replaces the oldest. */
  streamsOfConversation: 8,
};

export type Quotas = Readonly<typeof DEFAULT_QUOTAS>;

const PER_MINUTE = ['tokens', 'signIns', 'conversations', 'posts', 'streamsOpened', 'postsToConversation'] as const;

/** The usual quotas, those of a minute so many times. */
export function quotasTimes(times: number): Quotas {
  const more = PER_MINUTE.map((name) => [name, times * DEFAULT_QUOTAS[name]]);
  return { ...DEFAULT_QUOTAS, ...Object.fromEntries(more) };
}

export interface RateLimitsOptions {
  /** The server's own: addresses are counted under a digest that nobody without it can try out. */
  readonly secret: Uint8Array;
  readonly quotas?: Quotas;
  /** The trusted proxies: see `parseProxies`. */
  readonly proxies?: BlockList;
  /** Where all processes count together; without it each counts by itself. */
  readonly redis?: RedisClient | undefined;
}

/** Rate limits. Each counts one, and rejects with an HttpError (429, with the time to wait) when there is too much. */
export type RateLimits = ReturnType<typeof rateLimits>;

export function rateLimits({ secret, quotas = DEFAULT_QUOTAS, proxies = new BlockList(), redis }: RateLimitsOptions) {
  const key = deriveKey(secret, 'waymark rate limits');
  const limit = (name: (typeof PER_MINUTE)[number]) => {
    const count = rateLimiter(name, quotas[name], redis);
    return (counted: string) => count(digest(key, counted));
  };
  const limitAddress = (name: (typeof PER_MINUTE)[number]) => {
    const count = limit(name);
    return (req: IncomingMessage) => count(clientAddress(req, proxies));
  };
  return {
    quotas,
    tokens: limitAddress('tokens'),
    signIns: limitAddress('signIns'),
    conversations: limitAddress('conversations'),
    posts: limitAddress('posts'),
    streams: limitAddress('streamsOpened'),
    postsTo: limit('postsToConversation'),
  };
}

/**
 * A rate per minute for each key (an address, a conversation), with bursts up to a minute's worth. Counted in Redis
 * for all processes together; without Redis, or while it does not answer, in the memory of this one. A count
 * expires after a second or two, or after a minute where there was a burst.
 * @param name of what is counted, for the keys in Redis
 * @param perMinute exact where it is a multiple of 60 or divides it, else rounded: Redis counts whole seconds
 * @returns counts one, and rejects with the time to wait when there were too many
 */
export function rateLimiter(name: string, perMinute: number, redis: RedisClient | undefined) {
  const seconds = Math.max(1, Math.floor(60 / perMinute));
  const steady = Math.max(1, Math.round((perMinute * seconds) / 60));
  const burst = perMinute - steady;
  const rate = counter({ keyPrefix: `waymark:rate:${name}`, points: steady, duration: seconds }, redis);
  // All in one window of a minute would make people wait for its end, where so they wait for a second.
  const bursts = { keyPrefix: `waymark:burst:${name}`, points: burst, duration: 60 };
  const limiter = burst < 1 ? rate : new BurstyRateLimiter(rate, counter(bursts, redis));
  return async (key: string): Promise<void> => {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw tooManyRequests(refusal.msBeforeNext / 1000);
    }
  };
}

function counter(window: IRateLimiterOptions, redis: RedisClient | undefined): RateLimiterMemory | RLWrapperTimeouts {
  const memory = new RateLimiterMemory(window);
  if (redis === undefined) return memory;
  const shared = { storeClient: redis, useRedisPackage: true, rejectIfRedisNotReady: true };
  return new RLWrapperTimeouts({
    limiter: new RateLimiterRedis({ ...window, ...shared, insuranceLimiter: memory }),
    timeoutMs: REDIS_TIMEOUT,
  });
}

function digest(key: Uint8Array, counted: string): string {
  return createHmac('sha256', key).update(counted).digest().toString('base64url', 0, 16);
}
