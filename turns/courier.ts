import type { ConversationStore } from '../store/conversationStore';
import { backoff } from './backoff';
import { SendError, type SendReply } from './bot';
import { isChange, isTakingBack } from './changes';
import type { ConversationReader, StoredConversation } from './conversationReader';
import { needsLease, type Sender, withLease, withoutLease } from './lease';
import { addressed, isWaiting, nextEntry, parked, withEmptied, withLast, withoutEntry, withUnsure } from './outbox';
import { type ConversationRef, encryptState, type OutboxEntry, type StateRecord } from './records';
import type { Random } from './secrets';
import { withTimeout } from './withTimeout';

/** Milliseconds for a channel to take one reply; for an urgent one; and for one that is being sent when something urgent waits. */
const SEND_TIMEOUT = 10_000;
const URGENT_TIMEOUT = 4000;
const URGENT_AFTER = 1000;
/** Milliseconds for which what is urgent is held back at most, whatever a channel asks for. */
const URGENT_WAIT = 3000;
/** Milliseconds after which nobody tries any more, until the person writes again. */
const GIVE_UP_AFTER = 600_000;
/** How often one reply is tried that goes wrong before what is said after it goes first: a channel may choke on just that one. */
const PATIENCE = 10;
/** Milliseconds between looks at whether another process is done. */
const LOOK_EVERY = 500;
/** Each lost race means that another process, or a turn, has committed. */
const MOST_RACES = 50;

/** What became of a reply. `undelivered`: nobody tries any more, until the person writes again. */
export type DeliveryEvent = 'sent' | 'retried' | 'refused' | 'left' | 'undelivered';

export interface DeliveryOptions {
  readonly store: ConversationStore;
  readonly send: SendReply;
  readonly now: () => Date;
  readonly random: Random;
  readonly onError: (error: unknown) => void;
  readonly onDelivery?: ((event: DeliveryEvent) => void) | undefined;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Sends what waits in the outbox of one conversation, until all that is due is sent or nobody is to try any more. What is due
 * later is found by the next look for what waits.
 */
export class Courier {
  #kept: StoredConversation | undefined;
  #tries = 0;
  #isStopped = false;
  /** Ends a pause, or the wait for a reply that is being sent. */
  #wake = () => {};
  #interrupt = () => {};

  constructor(
    private readonly conversation: ConversationRef,
    private readonly options: DeliveryOptions,
    private readonly reader: ConversationReader,
    /** The name of this process. */
    private readonly by: string,
  ) {}

  async run(): Promise<void> {
    await this.#read();
    while (!this.#isStopped && (await this.#step()));
    if (this.#isStopped) await this.#change((state) => withoutLease(state, this.#sender()));
  }

  /** There is more to send; when it is urgent, before all else. */
  wake(isUrgent: boolean): void {
    this.#wake();
    if (isUrgent) void this.options.wait(URGENT_AFTER).then(this.#interrupt);
  }

  /** Lets what is being sent be sent, and leaves the rest. */
  stop(): void {
    this.#isStopped = true;
    this.#wake();
  }

  /** @returns whether there may be more to do */
  async #step(): Promise<boolean> {
    const sender = this.#sender();
    const { outbox } = this.#kept?.state ?? {};
    const next = outbox && nextEntry(outbox, sender);
    if (next === undefined) return false;
    if (next.kind === 'leased') return this.#pause(LOOK_EVERY);
    if (outbox?.isParked || needsLease(next.entry, sender)) return this.#change((state) => withLease(state, sender));
    try {
      const id = await this.#send(next.entry);
      this.#tries = 0;
      this.options.onDelivery?.('sent');
      return await this.#change((state) => withoutEntry(state, next.entry, { kind: 'sent', id }, this.#sender()));
    } catch (error) {
      return this.#handleFailure(next.entry, error);
    }
  }

  async #send(entry: OutboxEntry): Promise<string | undefined> {
    const { state } = this.#kept ?? {};
    const said = state && addressed(entry, state);
    const to = state?.outbox?.to;
    if (!said || !to) return undefined;
    let isAnswered = false;
    const sending = this.options.send(to, said, entry.urgent).finally(() => {
      isAnswered = true;
    });
    const interrupted = new Promise<never>((_, reject) => {
      this.#interrupt = entry.urgent ? () => {} : () => reject(new SendError('busy', 0));
    });
    try {
      return await withTimeout(Promise.race([sending, interrupted]), entry.urgent ? URGENT_TIMEOUT : SEND_TIMEOUT);
    } catch (error) {
      const isUnsure = !isAnswered || (error instanceof SendError && error.kind === 'unsure');
      if (isUnsure && !isChange(entry.reply)) await this.#change((state) => withUnsure(state, 1));
      if (!isAnswered) void sending.then((id) => this.#handleLate(entry, id)).catch(() => {});
      throw error;
    }
  }

  /** It was taken after all: it need not be sent again; or what was said a second time meanwhile is taken back. */
  async #handleLate(entry: OutboxEntry, id: string | undefined): Promise<void> {
    const settled = (state: StateRecord) => withoutEntry(state, entry, { kind: 'sent', id }, this.#sender());
    await this.#change((state) => (isChange(entry.reply) ? settled(state) : withUnsure(settled(state), -1)));
  }

  async #handleFailure(entry: OutboxEntry, error: unknown): Promise<boolean> {
    const { kind, after = 0 } = error instanceof SendError ? error : new SendError('unsure');
    if (kind === 'busy') return this.#pause(after);
    // Changes are counted: many channels allow none.
    if (this.#tries === 0 && entry.reply.type === 'message') this.options.onError(error);
    if (kind === 'refused' || (kind === 'closed' && entry.reply.type !== 'message')) return this.#handleRefusal(entry);
    this.#tries++;
    const isLate = this.#sender().now - entry.since >= GIVE_UP_AFTER;
    if (kind === 'closed' || isLate) return this.#park(isLate ? entry : undefined);
    this.options.onDelivery?.('retried');
    if (kind === 'unsure' && (entry.isStuck || this.#tries >= PATIENCE))
      await this.#change((state) => withLast(state, entry));
    const wait = Math.max(after, backoff(this.#tries, this.options.random));
    return this.#pause(entry.urgent ? Math.min(wait, URGENT_WAIT) : wait);
  }

  /** What cannot be taken back is emptied instead. */
  #handleRefusal(entry: OutboxEntry): Promise<boolean> {
    const isTried = this.#kept && withEmptied(this.#kept.state, entry) !== undefined;
    if (!isTried) this.options.onDelivery?.(isTakingBack(entry.reply) ? 'left' : 'refused');
    const refused = { kind: 'refused' } as const;
    return this.#change((state) => withEmptied(state, entry) ?? withoutEntry(state, entry, refused, this.#sender()));
  }

  async #park(stuck: OutboxEntry | undefined): Promise<false> {
    this.options.onDelivery?.('undelivered');
    await this.#change((state) => parked(withoutLease(state, this.#sender()), stuck));
    return false;
  }

  /** Others may commit meanwhile. */
  async #pause(milliseconds: number): Promise<true> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([this.options.wait(milliseconds), woken]);
    await this.#read();
    return true;
  }

  async #read(): Promise<void> {
    this.#kept = await this.reader.read(this.conversation);
  }

  /** Commits a change to the state, however often others commit first. @returns false when there is no conversation */
  async #change(change: (state: StateRecord) => StateRecord): Promise<boolean> {
    for (let races = 0; races < MOST_RACES && this.#kept; races++) {
      const { version, count } = this.#kept;
      const state = change(this.#kept.state);
      const next = version + 1;
      const bytes = encryptState(this.conversation, next, state, this.options.random);
      const commit = { version, next, state: bytes, append: [], waits: isWaiting(state) };
      if (await this.options.store.commit(this.conversation.id, commit)) {
        this.#kept = { version: next, state, count };
        return true;
      }
      await this.#read();
    }
    return false;
  }

  #sender(): Sender {
    return { by: this.by, now: this.options.now().getTime() };
  }
}
