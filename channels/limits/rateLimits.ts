import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';
import { clientAddress } from './clientAddress';
import { RateLimiter } from './rateLimiter';

/** What is accepted in a minute, or at once, by each process. */
export interface Quotas {
  /** A minute, from one address: tokens issued and refreshed. */
  readonly tokens: number;
  /** A minute, from one address: steps of signing in at the desk, of which there are two or three. */
  readonly signIns: number;
  /** A minute, from one address: conversations started. */
  readonly conversations: number;
  /** A minute, from one address: activities posted and streams opened. */
  readonly posts: number;
  /** A minute, to one conversation: activities posted. */
  readonly postsToConversation: number;
  /** Streams open at once, of all conversations. */
  readonly streams: number;
  /** Streams open at once for one conversation; one more replaces the oldest. */
  readonly streamsOfConversation: number;
  /** How many addresses, and conversations, are remembered for counting. */
  readonly remembered: number;
}

/**
 * Enough for a contact centre, or a mobile network whose people share an address, and for a person
 * who presses buttons as fast as they can be read.
 */
export const DEFAULT_QUOTAS: Quotas = {
  tokens: 120,
  signIns: 120,
  conversations: 60,
  posts: 1200,
  postsToConversation: 60,
  streams: 10_000,
  streamsOfConversation: 8,
  remembered: 20_000,
};

/** Rate limits. Each method throws an HttpError (429, with the time to wait) when there is too much. */
export class RateLimits {
  private readonly tokenLimit: RateLimiter;
  private readonly signInLimit: RateLimiter;
  private readonly conversationLimit: RateLimiter;
  private readonly postLimit: RateLimiter;
  private readonly postToLimit: RateLimiter;

  /** @param proxies the trusted proxies: see `parseProxies` */
  constructor(
    now: () => Date,
    readonly quotas: Quotas = DEFAULT_QUOTAS,
    private readonly proxies: BlockList = new BlockList(),
  ) {
    const limit = (perMinute: number) => new RateLimiter(perMinute, quotas.remembered, now);
    this.tokenLimit = limit(quotas.tokens);
    this.signInLimit = limit(quotas.signIns);
    this.conversationLimit = limit(quotas.conversations);
    this.postLimit = limit(quotas.posts);
    this.postToLimit = limit(quotas.postsToConversation);
  }

  tokens(req: IncomingMessage): void {
    this.tokenLimit.take(clientAddress(req, this.proxies));
  }

  signIns(req: IncomingMessage): void {
    this.signInLimit.take(clientAddress(req, this.proxies));
  }

  conversations(req: IncomingMessage): void {
    this.conversationLimit.take(clientAddress(req, this.proxies));
  }

  posts(req: IncomingMessage): void {
    this.postLimit.take(clientAddress(req, this.proxies));
  }

  postsTo(conversation: string): void {
    this.postToLimit.take(conversation);
  }
}
