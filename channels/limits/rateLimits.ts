import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';
import type { RedisClient } from '../../store/redis/redisConnection';
import { deriveKey } from '../../turns/secrets';
import { type ClientNetwork, clientNetworks, SHARES } from './clientAddress';
import { minuteLimiter, rateLimiter } from './rateLimiter';

/**
 * What is accepted in a minute, by all processes that share a Redis; and at once, by each process. Addresses are shared by
 * strangers (a shelter, an office, a mobile network), so an address's quota can keep out new conversations alone, and
 * is far more than people need. A conversation's own is enough for a person who presses buttons as fast as they can
 * be read.
 */
export const DEFAULT_QUOTAS = {
  /** A minute, from one address: tokens given to somebody who has none yet. */
  tokens: 600,
  /** A minute, from one address: conversations started. */
  conversations: 300,
  /** A minute, from one address: requests that no page of ours makes. Beyond, they are refused in another way. */
  failures: 120,
  /** A minute, from one address: steps of signing in at the desk, of which there are two or three. */
  signIns: 240,
  /** A minute, to one conversation: activities posted. */
  postsToConversation: 60,
  /** A minute, to one conversation: characters of messages that are long. Ten of the longest, one after the other. */
  textToConversation: 40_000,
  /** A minute, to one conversation, beside these: presses that must be heard. */
  urgentToConversation: 60,
  /** A minute, to one conversation: news asked for, streams opened, tokens renewed. */
  requestsToConversation: 300,
  /** A minute, by one call handler: calls begun at the desk. */
  callsOfHandler: 60,
  /** A minute, from all of Teams together: activities taken. */
  connectorTurns: 6000,
  /** Reads of one conversation at once. */
  readsOfConversation: 2,
  /** Streams open at once, of all conversations. */
  streams: 10_000,
  /** Streams open at once, from one address; for conversations in which nothing was said yet, a quarter of it. */
  streamsOfAddress: 2000,
  /** Streams open at once for one conversation; one more replaces the oldest. */
  streamsOfConversation: 8,
};

export type Quotas = Readonly<typeof DEFAULT_QUOTAS>;
export type LimitName = keyof Quotas;

const AT_ONCE: readonly LimitName[] = ['readsOfConversation', 'streams', 'streamsOfAddress', 'streamsOfConversation'];

/** The usual quotas, those of a minute so many times. */
export function quotasTimes(times: number): Quotas {
  const all = Object.entries(DEFAULT_QUOTAS) as [LimitName, number][];
  const more = all.map(([name, quota]) => [name, AT_ONCE.includes(name) ? quota : times * quota]);
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

export function rateLimits(options: RateLimitsOptions) {
  const { quotas, networksOf, limit, limitText, limitAddress } = limiters(options);
  const [posts, urgent] = [limit('postsToConversation'), limit('urgentToConversation')];
  const text = limitText();
  const ofConnector = limit('connectorTurns');
  return {
    quotas,
    networksOf,
    tokens: limitAddress('tokens'),
    conversations: limitAddress('conversations'),
    failures: limitAddress('failures'),
    signIns: limitAddress('signIns'),
    posts: (conversation: string, isUrgent: boolean) => (isUrgent ? urgent : posts)(conversation),
    text,
    requests: limit('requestsToConversation'),
    calls: limit('callsOfHandler'),
    connectorTurns: () => ofConnector('all'),
  };
}

function limiters({ secret, quotas = DEFAULT_QUOTAS, proxies = new BlockList(), redis }: RateLimitsOptions) {
  const key = deriveKey(secret, 'waymark rate limits');
  const digest = (counted: string) => createHmac('sha256', key).update(counted).digest().toString('base64url', 0, 16);
  const networksOf = (req: IncomingMessage): readonly ClientNetwork[] =>
    clientNetworks(req, proxies).map(({ name, share }) => ({ name: digest(name), share }));
  const limit = (name: LimitName) => {
    const count = rateLimiter(name, quotas[name], redis);
    return (counted: string) => count(digest(counted));
  };
  const limitText = () => {
    const count = minuteLimiter('textToConversation', quotas.textToConversation, redis);
    return (conversation: string, characters: number) => count(digest(conversation), characters);
  };
  const limitAddress = (name: LimitName) => {
    const byShare = new Map(SHARES.map((share) => [share, rateLimiter(name, share * quotas[name], redis)]));
    return async (req: IncomingMessage) => {
      // The smallest first: one that is refused uses up nothing of what its neighbours have.
      for (const { name: network, share } of networksOf(req)) await byShare.get(share)?.(network);
    };
  };
  return { quotas, networksOf, limit, limitText, limitAddress };
}
