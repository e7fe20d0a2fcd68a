import type { Activity } from 'botbuilder';
import type { Change, ConversationStore, StoredActivity } from '../store/conversationStore';
import type { Apology, Bot, Turn } from './bot';
import { logEntries } from './logEntries';
import { OneAtATime } from './oneAtATime';
import {
  type Conversation,
  openState,
  type Seen,
  type StateRecord,
  sealActivity,
  sealState,
} from './records';
import { busy } from './refusal';

/** How often a turn runs again because another process was quicker. Each lost race means that one got through. */
const TRIES = 8;

/** How many of a client's activities are remembered, to know a retry. */
const SEEN = 32;

/** Random bytes, fit for keys and ids. */
export type Random = (size: number) => Uint8Array;

export interface TurnsNeed {
  readonly bot: Bot;
  readonly apology: Apology;
  readonly store: ConversationStore;
  readonly now: () => Date;
  readonly random: Random;
  /** Told of every turn that threw. What it is told may quote the person: report its kind, not its words. */
  readonly failed: (error: unknown) => void;
}

/** An activity on its way to the bot. */
export interface Arrival {
  /** Checked and cleaned; with `log`, addressed too (`channelId`, `conversation`, `from`, `recipient`). */
  readonly activity: Partial<Activity>;
  /** What the client calls this activity: the same again is a retry, answered without a second turn. */
  readonly clientId?: string | undefined;
  /** Whether it may begin a conversation, is of use only for that, or needs one that is there. */
  readonly begins: 'may' | 'only' | 'never';
  /** Whether the activity and its replies are kept, to be fetched. */
  readonly log: boolean;
}

export type Taken =
  | {
      readonly kind: 'taken';
      /** The number of the incoming activity. */
      readonly number: number;
      /** True when it was taken before: nothing was run and nothing is said again. */
      readonly again: boolean;
      readonly replies: readonly Partial<Activity>[];
    }
  | { readonly kind: 'gone' };

/** Turns as transactions: the state and everything said are committed together, or nothing is. */
export class Turns {
  private readonly lines = new OneAtATime();

  constructor(private readonly need: TurnsNeed) {}

  /**
   * Takes one turn, after those of the same conversation that came before it.
   * @throws Refusal when other processes were quicker every time
   */
  takeTurn(conversation: Conversation, arrival: Arrival): Promise<Taken> {
    return this.lines.run(conversation.id, async () => {
      for (let tries = 0; tries < TRIES; tries++) {
        const taken = await this.attempt(conversation, arrival);
        if (taken !== 'lost') return taken;
      }
      throw busy();
    });
  }

  /** Resolves when no turn is under way. */
  idle(): Promise<void> {
    return this.lines.idle();
  }

  private async attempt(conversation: Conversation, arrival: Arrival): Promise<Taken | 'lost'> {
    const stored = await this.need.store.read(conversation.id);
    if (stored === undefined && arrival.begins === 'never') return { kind: 'gone' };
    if (stored !== undefined && arrival.begins === 'only') return takenBefore(0);
    const { version, count } = stored ?? { version: 0, count: 0 };
    const before = stored ? openState(conversation, version, stored.state) : { memory: undefined, seen: [] };
    const earlier = before.seen.find(([clientId]) => clientId === arrival.clientId);
    if (earlier) return takenBefore(earlier[1]);

    const now = this.need.now();
    const turn = await this.runBot(arrival.activity, before.memory, now);
    const entries = arrival.log ? logEntries(conversation.id, count, arrival.activity, turn, now) : [];
    const append = entries.map((entry, i) => sealActivity(conversation, count + i, entry));
    if (turn.end === 'exit') {
      await this.need.store.forget(conversation.id, numbered(count, append));
    } else {
      const state = { memory: turn.memory, seen: seenAfter(before, turn, arrival, count) };
      const change = this.change(conversation, version, state, append, turn.end === 'forget');
      if (!(await this.need.store.commit(conversation.id, change))) return 'lost';
    }
    return { kind: 'taken', number: count, again: false, replies: turn.replies };
  }

  /** The bot's turn; when it throws, one that leaves its memory as it was and says sorry. */
  private async runBot(activity: Partial<Activity>, memory: unknown, now: Date): Promise<Turn> {
    // Who ends the conversation wants it gone, whatever the bot makes of that.
    const end = activity.type === 'endOfConversation' ? 'exit' : undefined;
    try {
      const turn = await this.need.bot.turn({ ...activity, timestamp: now }, memory, now);
      return { ...turn, end: end ?? turn.end };
    } catch (error) {
      this.need.failed(error);
      return { memory, replies: this.need.apology(), end: end ?? 'no' };
    }
  }

  private change(
    conversation: Conversation,
    version: number,
    state: StateRecord,
    append: readonly Uint8Array[],
    forget: boolean,
  ): Change {
    const next = version === 0 ? this.firstVersion() : version + 1;
    return { version, next, state: sealState(conversation, next, state), append, forget };
  }

  /** Chance, so that a conversation begun again does not repeat the versions of the forgotten one. */
  private firstVersion(): number {
    return 1 + Buffer.from(this.need.random(6)).readUIntBE(0, 6);
  }
}

function takenBefore(number: number): Taken {
  return { kind: 'taken', number, again: true, replies: [] };
}

function seenAfter(before: StateRecord, turn: Turn, arrival: Arrival, number: number): readonly Seen[] {
  const earlier = turn.end === 'forget' ? [] : before.seen;
  if (arrival.clientId === undefined) return earlier;
  return [...earlier, [arrival.clientId, number] as const].slice(-SEEN);
}

function numbered(from: number, records: readonly Uint8Array[]): readonly StoredActivity[] {
  return records.map((record, i) => ({ number: from + i, record }));
}
