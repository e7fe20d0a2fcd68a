import type { Activity } from 'botbuilder';
import type { Change, ConversationStore } from '../store/conversationStore';
import type { Bot, ErrorReply, InboundActivity, SendReply, Turn, TurnResult } from './bot';
import { INITIAL_STATE, logEntries, nextState } from './completedTurn';
import { ConversationReader, type StoredConversation } from './conversationReader';
import type { DeliveryEvent } from './courier';
import { KeyedQueue } from './keyedQueue';
import { OutboundDelivery } from './outboundDelivery';
import { isWaiting, outboxAfter } from './outbox';
import { goesFirst, Pace } from './pace';
import { PendingCodes, type PendingCodesOptions } from './pass-on/pendingCodes';
import { type ConversationRef, encryptActivity, encryptState, type LogSize, type StateRecord } from './records';
import type { Random } from './secrets';
import { withTimeout } from './withTimeout';

/** How often a turn is tried when other processes commit first. Each lost race means that one of them did. */
const TRIES = 8;
const TURN_TIMEOUT = 10_000;
/** Milliseconds that whoever brought the activity waits for its replies to be sent. Teams waits for fifteen seconds. */
const ANSWER_WITHIN = 8_000;

/** About three times the size of a long conversation. */
const MAX_LOG_SIZE: LogSize = { activities: 1000, bytes: 300_000 };

export interface TurnsOptions {
  readonly bot: Bot;
  readonly errorReply: ErrorReply;
  /** Milliseconds that the bot may take for a turn. Ten seconds by default. */
  readonly turnTimeout?: number;
  /** Called for every turn that threw. The error may quote the person: report its kind, not its words. */
  readonly onError: (error: unknown) => void;
  readonly store: ConversationStore;
  readonly now: () => Date;
  readonly random: Random;
  /** How big the log of one conversation may grow before its oldest are dropped. */
  readonly maxLogSize?: LogSize;
  /** For channels that keep their own log; others need none. */
  readonly send?: SendReply;
  /** Called for every reply to such a channel. */
  readonly onDelivery?: (event: DeliveryEvent) => void;
  /** Resolves after so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Where what people pass on by a code is sealed; without it, no code is made. */
  readonly codes?: PendingCodesOptions;
  /** Called for every turn as it comes in; it follows what it likes of it. */
  readonly onTurn?: (turn: ObservedTurn) => void;
}

export interface ObservedTurn {
  readonly arrival: InboundActivity;
  /** Resolves when the turn before it, in the same conversation and process, has ended; undefined if there is none. */
  readonly before: Promise<unknown> | undefined;
  readonly result: Promise<TurnResult>;
}

/** Other processes were quicker every time: nothing was said and nothing kept, and the same message may be sent again. */
export class ConflictError extends Error {
  constructor() {
    super('This conversation is busy elsewhere');
  }
}

/** Turns as transactions: the state and everything said are committed together, or nothing is. */
export class Turns {
  private readonly queue = new KeyedQueue();
  private readonly pace = new Pace();
  private readonly reader: ConversationReader;
  private readonly delivery: OutboundDelivery;
  private readonly codes: PendingCodes;

  constructor(private readonly options: TurnsOptions) {
    this.reader = new ConversationReader(options.store, options.onError);
    const { send = () => Promise.reject(new Error('Nothing is sent')) } = options;
    this.delivery = new OutboundDelivery({ ...options, send }, this.reader);
    this.codes = new PendingCodes(options.codes, options.onError, (...given) => this.takeTurn(...given));
  }

  /**
   * Runs one turn, after earlier ones of the same conversation. What a channel is to be sent is sent by then, if that
   * takes no more than eight seconds; else it goes on.
   * @throws ConflictError when other processes committed first every time
   */
  takeTurn(conversation: ConversationRef, arrival: InboundActivity): Promise<TurnResult> {
    const before = this.queue.last(conversation.id);
    const taken = this.queue.run(conversation.id, () => this.takeNow(conversation, arrival));
    const result = arrival.replyTo ? taken.then((turn) => this.delivered(conversation, turn)) : taken;
    this.options.onTurn?.({ arrival, before, result });
    return result;
  }

  /** Delivers, too, what other processes have left. @param refTo the conversation with an id */
  resumeDelivery(refTo: (id: string) => ConversationRef): void {
    this.delivery.resume(refTo);
  }

  /** Leaves what is not delivered yet to the next process. */
  stopDelivery(): Promise<void> {
    return this.delivery.stop();
  }

  /** Resolves when no turn is running. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  private async takeNow(conversation: ConversationRef, arrival: InboundActivity): Promise<TurnResult> {
    await this.pace.next(goesFirst(arrival.activity));
    for (let tries = 0; tries < TRIES; tries++) {
      // Whoever lost a race reads what is there now.
      const last = tries === 0 ? this.lastCommitted(conversation, arrival) : undefined;
      const result = await this.attempt(conversation, arrival, last);
      if (result !== 'lost') return result;
    }
    throw new ConflictError();
  }

  private async delivered(conversation: ConversationRef, turn: TurnResult): Promise<TurnResult> {
    if (turn.kind === 'gone') return turn;
    const isUrgent = turn.kind === 'taken' && turn.urgent === true;
    await withTimeout(this.delivery.deliver(conversation, isUrgent), ANSWER_WITHIN).catch(() => {});
    return turn;
  }

  /** Of a message that was taken before, nothing is committed: what is said of that one is read. */
  private lastCommitted(conversation: ConversationRef, { mode, clientId }: InboundActivity) {
    if (mode !== 'mustExist') return undefined;
    const last = this.reader.lastCommitted(conversation);
    return last?.state.seen.some(([earlier]) => earlier === clientId) ? undefined : last;
  }

  private async attempt(
    conversation: ConversationRef,
    arrival: InboundActivity,
    last: StoredConversation | undefined,
  ): Promise<TurnResult | 'lost'> {
    const kept = last ?? (await this.read(conversation, arrival.activity));
    if (kept === undefined && arrival.mode === 'mustExist') return { kind: 'gone' };
    if (kept !== undefined && arrival.mode === 'createOnly') return { kind: 'retry', number: 0, replies: [] };
    const earlier = kept?.state.seen.find(([clientId]) => clientId === arrival.clientId);
    if (earlier) return { kind: 'retry', number: earlier[1], replies: [] };

    const now = this.options.now();
    const { state: before, version, count: number } = kept ?? { state: INITIAL_STATE, version: 0, count: 0 };
    const { kind, turn: ran } = await this.runBot(arrival.activity, before.memory, now);
    // To forget asks for no version: who leaves is read anew, in case another process has taken a turn since.
    if (ran.end === 'exit' && last) return this.attempt(conversation, arrival, undefined);
    const { turn, code } = await this.codes.settled(before.code, ran, arrival, now);
    const entries = arrival.replyTo ? [] : logEntries(conversation.id, number, arrival.activity, turn, now);
    const append = entries.map((entry, i) => encryptActivity(conversation, number + i, entry, this.options.random));
    if (turn.end === 'exit') {
      const last = append.map((record, i) => ({ number: number + i, record }));
      await Promise.all([this.options.store.forget(conversation.id, last), this.codes.destroy(before.code)]);
    } else {
      const maxLogSize = this.maxLogSize();
      const delivery = outboxAfter(before, arrival, turn, this.delivery.sender);
      const { state, keepFrom } = nextState({ before, arrival, turn, number, append, delivery }, maxLogSize);
      const change = {
        ...this.change(conversation, version, { ...state, code }),
        read: kept?.stored,
        append,
        keepFrom,
      };
      if (!(await this.options.store.commit(conversation.id, change))) {
        if (code?.id !== before.code?.id) await this.codes.destroy(code);
        return 'lost';
      }
      await this.codes.committed(conversation, arrival, before.code, code);
    }
    const { replies, reached, faults, outdated, urgent } = turn;
    const ended = turn.end === 'exit';
    const also = {
      ...(ended && { ended }),
      ...(urgent && { urgent }),
      ...(reached && { reached }),
      ...(faults && { faults }),
      ...(outdated && { outdated }),
    };
    return { kind, number, replies, ...also };
  }

  /** The less room there is, the sooner a log lets go of its beginning: who talks in a store that is nearly full takes up no more of it. */
  private maxLogSize(): LogSize {
    const { maxLogSize: { activities, bytes } = MAX_LOG_SIZE, store } = this.options;
    return { activities, bytes: bytes * (store.room?.() ?? 1) };
  }

  /** Whoever ends a conversation that cannot be read wants it gone all the same. */
  private async read(conversation: ConversationRef, { type }: Partial<Activity>) {
    try {
      return await this.reader.read(conversation);
    } catch (error) {
      if (type === 'endOfConversation') await this.options.store.forget(conversation.id);
      throw error;
    }
  }

  /** The bot's turn; if that throws or takes too long, the memory stays as it was and the error reply is given. */
  private async runBot(
    activity: Partial<Activity>,
    memory: unknown,
    now: Date,
  ): Promise<{ readonly kind: 'taken' | 'failed'; readonly turn: Turn }> {
    const { bot, errorReply, turnTimeout = TURN_TIMEOUT, onError } = this.options;
    // Anyone who ends the conversation wants it gone, whatever the bot makes of that.
    const end = activity.type === 'endOfConversation' ? 'exit' : undefined;
    try {
      const turn = await withTimeout(bot.turn({ ...activity, timestamp: now }, memory, now), turnTimeout);
      return { kind: 'taken', turn: { ...turn, end: end ?? turn.end } };
    } catch (error) {
      onError(error);
      return { kind: 'failed', turn: { memory, replies: errorReply(activity), end: end ?? 'no' } };
    }
  }

  private change(conversation: ConversationRef, version: number, state: StateRecord): Change {
    const next = version === 0 ? this.firstVersion() : version + 1;
    const bytes = encryptState(conversation, next, state, this.options.random);
    return { version, next, state: bytes, append: [], waits: isWaiting(state) };
  }

  /** Random, so that a conversation that is started again does not repeat the versions of the forgotten one. */
  private firstVersion(): number {
    return 1 + Buffer.from(this.options.random(6)).readUIntBE(0, 6);
  }
}
