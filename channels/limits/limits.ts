import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';
import { countedAddress } from './address';
import { Limit } from './limit';

/** How much is taken from one place, by each process. */
export interface Allowed {
  /** A minute, from one address: tokens handed out and renewed. */
  readonly tokens: number;
  /** A minute, from one address: steps of signing in at the desk, of which there are two or three. */
  readonly signIns: number;
  /** A minute, from one address: conversations begun. */
  readonly conversations: number;
  /** A minute, from one address: activities posted and streams opened. */
  readonly posts: number;
  /** A minute, to one conversation: activities posted. */
  readonly postsToConversation: number;
  /** Streams open at once, of all conversations. */
  readonly streams: number;
  /** Streams open at once of one conversation; a further one takes the place of the oldest. */
  readonly streamsOfConversation: number;
  /** Addresses, and conversations, that are remembered for counting. */
  readonly remembered: number;
}

/**
 * Enough for a contact centre, or a mobile network whose people share an address, and for a person
 * who presses buttons as fast as they can be read.
 */
export const ALLOWED: Allowed = {
  tokens: 120,
  signIns: 120,
  conversations: 60,
  posts: 1200,
  postsToConversation: 60,
  streams: 10_000,
  streamsOfConversation: 8,
  remembered: 20_000,
};

/** Counts what comes in, and refuses what is too much with the time to wait. Each method throws such a Refusal. */
export class Limits {
  private readonly tokenLimit: Limit;
  private readonly signInLimit: Limit;
  private readonly conversationLimit: Limit;
  private readonly postLimit: Limit;
  private readonly postToLimit: Limit;

  /** @param proxies which are believed about the addresses behind them; see `proxiesIn` */
  constructor(
    now: () => Date,
    readonly allowed: Allowed = ALLOWED,
    private readonly proxies: BlockList = new BlockList(),
  ) {
    const limit = (perMinute: number) => new Limit(perMinute, allowed.remembered, now);
    this.tokenLimit = limit(allowed.tokens);
    this.signInLimit = limit(allowed.signIns);
    this.conversationLimit = limit(allowed.conversations);
    this.postLimit = limit(allowed.posts);
    this.postToLimit = limit(allowed.postsToConversation);
  }

  tokens(req: IncomingMessage): void {
    this.tokenLimit.take(countedAddress(req, this.proxies));
  }

  signIns(req: IncomingMessage): void {
    this.signInLimit.take(countedAddress(req, this.proxies));
  }

  conversations(req: IncomingMessage): void {
    this.conversationLimit.take(countedAddress(req, this.proxies));
  }

  posts(req: IncomingMessage): void {
    this.postLimit.take(countedAddress(req, this.proxies));
  }

  postsTo(conversation: string): void {
    this.postToLimit.take(conversation);
  }
}
