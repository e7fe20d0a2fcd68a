import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';
import type { RedisClient } from '../../store/redis/redisConnection';
import { deriveKey } from '../../turns/secrets';
import { clientAddress } from './clientAddress';
import { RateLimiter } from './rateLimiter';

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
  /** A minute, from one address: activities posted and streams opened. */
  posts: 1200,
  /** A minute, to one conversation: activities posted. */
  postsToConversation: 60,
  /** Streams open at once, of all conversations. */
  streams: 10_000,
  /** Streams open at once for one conversation; one more replaces the oldest. */
  streamsOfConversation: 8,
};

export type Quotas = Readonly<typeof DEFAULT_QUOTAS>;

const PER_MINUTE = ['tokens', 'signIns', 'conversations', 'posts', 'postsToConversation'] as const;

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

type CountRequest = (req: IncomingMessage) => Promise<void>;

/** Rate limits. Each counts one, and rejects with an HttpError (429, with the time to wait) when there is too much. */
export class RateLimits {
  readonly quotas: Quotas;
  readonly tokens: CountRequest;
  readonly signIns: CountRequest;
  readonly conversations: CountRequest;
  readonly posts: CountRequest;
  readonly postsTo: (conversation: string) => Promise<void>;

  constructor({ secret, quotas = DEFAULT_QUOTAS, proxies = new BlockList(), redis }: RateLimitsOptions) {
    const key = deriveKey(secret, 'waymark rate limits');
    const limit = (name: (typeof PER_MINUTE)[number]) => {
      const limiter = new RateLimiter(name, quotas[name], redis);
      return (counted: string) => limiter.take(digest(key, counted));
    };
    const limitAddress = (name: (typeof PER_MINUTE)[number]): CountRequest => {
      const take = limit(name);
      return (req) => take(clientAddress(req, proxies));
    };
    this.quotas = quotas;
    this.tokens = limitAddress('tokens');
    this.signIns = limitAddress('signIns');
    this.conversations = limitAddress('conversations');
    this.posts = limitAddress('posts');
    this.postsTo = limit('postsToConversation');
  }
}

function digest(key: Uint8Array, counted: string): string {
  return createHmac('sha256', key).update(counted).digest().toString('base64url', 0, 16);
}
