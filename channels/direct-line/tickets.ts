import { createHash } from 'node:crypto';
import type { Broadcast } from '../../store/broadcast';
import type { OneTimeUseStore } from '../../store/conversationStore';
import type { Random, Secrets } from '../../turns/secrets';
import { type Claims, Tokens } from '../http/tokens';

/** Seconds. Short, as proxies may log a stream's address. */
export const TICKET_LIFE = 60;

const TICKET_BYTES = 32;
const DIGEST_BYTES = 16;

/** Conversations that may have tickets at once, and tickets of one: the oldest make room for new ones. */
const MOST_CONVERSATIONS = 20_000;
const MOST_OF_CONVERSATION = 8;

export interface TicketsOptions {
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly random: Random;
  /** Set where other processes serve the same conversations: then each can take what another has issued. */
  readonly shared?: { readonly broadcast: Broadcast; readonly oneTimeUses: OneTimeUseStore } | undefined;
}

/**
 * Tickets for opening a stream, good once and for a minute. A stream's address must hold something that admits,
 * and addresses end up in logs; so what it holds is random. The claims, with the conversation's key, are
 * in the memory of the processes alone, sealed with a key that is made from the ticket.
 */
export class Tickets {
  /** The sealed claims, by ticket, by conversation; a digest stands for either. */
  private readonly kept = new Map<string, Map<string, string>>();

  constructor(private readonly options: TicketsOptions) {
    options.shared?.broadcast.onMessage((message) => this.keep(message));
  }

  async issue(claims: Claims): Promise<string> {
    const ticket = Buffer.from(this.options.random(TICKET_BYTES));
    const sealed = await this.sealedWith(ticket).issue(claims, TICKET_LIFE);
    const message = Buffer.concat([digest(claims.conversation), digest(ticket), Buffer.from(sealed)]);
    this.keep(message);
    // Should the others not hear of it, the client is refused there, and asks for another.
    await this.options.shared?.broadcast.publish(message).catch(() => {});
    return ticket.toString('base64url');
  }

  /** @returns undefined for anything but a ticket for this conversation that is not used yet, nor too old */
  async redeem(conversation: string, text: string): Promise<Claims | undefined> {
    const ticket = Buffer.from(text, 'base64url');
    if (ticket.length !== TICKET_BYTES || ticket.toString('base64url') !== text) return undefined;
    const [owner, name] = [digest(conversation).toString('latin1'), digest(ticket).toString('latin1')];
    const sealed = this.kept.get(owner)?.get(name);
    this.drop(owner, name);
    const claims = sealed && (await this.sealedWith(ticket).verify(sealed));
    if (!claims || claims.conversation !== conversation) return undefined;
    const once = this.options.shared?.oneTimeUses.useOnce(`ticket ${text}`, TICKET_LIFE * 1000);
    return (await once) === false ? undefined : claims;
  }

  /** It takes the ticket and the server's secret to open what is kept, or to make it. */
  private sealedWith(ticket: Buffer): Tokens {
    const { secrets, now } = this.options;
    const [first, ...others] = secrets;
    const withTicket = (secret: Uint8Array) => Buffer.concat([ticket, secret]);
    return new Tokens([withTicket(first), ...others.map(withTicket)], now);
  }

  private keep(message: Buffer): void {
    const owner = message.toString('latin1', 0, DIGEST_BYTES);
    const name = message.toString('latin1', DIGEST_BYTES, 2 * DIGEST_BYTES);
    const tickets = this.kept.get(owner) ?? new Map<string, string>();
    if (tickets.has(name)) return;
    tickets.set(name, message.toString('latin1', 2 * DIGEST_BYTES));
    this.kept.set(owner, tickets);
    dropOldest(tickets, MOST_OF_CONVERSATION);
    dropOldest(this.kept, MOST_CONVERSATIONS);
    setTimeout(() => this.drop(owner, name), TICKET_LIFE * 1000).unref();
  }

  private drop(owner: string, name: string): void {
    const tickets = this.kept.get(owner);
    tickets?.delete(name);
    if (tickets?.size === 0) this.kept.delete(owner);
  }
}

/** A map lists its keys in the order in which they came. */
function dropOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

function digest(bytes: string | Buffer): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, DIGEST_BYTES);
}
