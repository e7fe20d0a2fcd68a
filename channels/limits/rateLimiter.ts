import {
  BurstyRateLimiter,
  type IRateLimiterOptions,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';
import type { RedisClient } from '../../store/redis/redisConnection';
import { tooManyRequests } from '../http/httpError';

/** Milliseconds that a request waits for Redis to count it: a Redis that is slow must hold nobody up. */
const REDIS_TIMEOUT = 200;

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
  return taking(name, limiter);
}

/**
 * So much in the minute that begins with the first of it, for what comes in large pieces: of a rate, which gives a little
 * each second, none of them would ever be had.
 * @returns counts so many, and rejects with the time to wait when there were too many
 */
export function minuteLimiter(name: string, most: number, redis: RedisClient | undefined) {
  return taking(name, counter({ keyPrefix: `waymark:minute:${name}`, points: most, duration: 60 }, redis));
}

function taking(name: string, limiter: Pick<RateLimiterMemory, 'consume'> | BurstyRateLimiter) {
  return async (key: string, points = 1): Promise<void> => {
    try {
      await limiter.consume(key, points);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw tooManyRequests(name, refusal.msBeforeNext / 1000);
    }
  };
}

/**
 * Counted in Redis for all processes; without it, or while it does not answer, in the memory of this one.
 *
 * @param timeoutMs milliseconds after which it does not answer
 */
export function counter(
  window: IRateLimiterOptions,
  redis: RedisClient | undefined,
  timeoutMs = REDIS_TIMEOUT,
): RateLimiterMemory | RLWrapperTimeouts {
  const memory = new RateLimiterMemory(window);
  if (redis === undefined) return memory;
  const shared = { storeClient: redis, useRedisPackage: true, rejectIfRedisNotReady: true };
  return new RLWrapperTimeouts({
    limiter: new RateLimiterRedis({ ...window, ...shared, insuranceLimiter: memory }),
    timeoutMs,
  });
}
