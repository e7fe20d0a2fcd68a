import type { Activity } from 'botbuilder';
import type { Change, ConversationStore, StoredActivity } from '../store/conversationStore';
import type { Arrival, Taken } from './arrival';
import { type Kept, KeptConversations } from './keptConversations';
import { logEntries } from './logEntries';
import { BEGINNING, nextState } from './nextState';
import { OneAtATime } from './oneAtATime';
import { Outbox, withRemovals } from './outbox';
import { Overtaken } from './overtaken';
import { type Conversation, type LogSize, type StateRecord, sealActivity, sealState } from './records';
import { type RunNeed, runBot } from './runBot';
import type { Random } from './secrets';

/** How often a turn runs again because another process was quicker. Each lost race means that one got through. */
const TRIES = 8;

/** Some ten times what a long conversation comes to. */
const MOST_KEPT: LogSize = { activities: 1000, bytes: 1_000_000 };

export interface TurnsNeed extends RunNeed {
  readonly store: ConversationStore;
  readonly now: () => Date;
  readonly random: Random;
  /** How long the log of one conversation may become before its beginning is dropped. */
  readonly mostKept?: LogSize;
}

/** Turns as transactions: the state and everything said are committed together, or nothing is. */
export class Turns {
  private readonly lines = new OneAtATime();
  private readonly kept: KeptConversations;
  private readonly outbox: Outbox;

  constructor(private readonly need: TurnsNeed) {
    this.kept = new KeptConversations(need.store, need.failed);
    this.outbox = new Outbox(need, this.kept);
  }

  /**
   * Takes one turn, after those of the same conversation that came before it.
   * @throws Overtaken when other processes were quicker every time, and what `send` throws
   */
  takeTurn(conversation: Conversation, arrival: Arrival): Promise<Taken> {
    return this.lines.run(conversation.id, async () => {
      for (let tries = 0; tries < TRIES; tries++) {
        const taken = await this.attempt(conversation, arrival);
        if (taken === 'lost') continue;
        if (taken.kind === 'taken') await this.outbox.send(conversation, arrival, taken.replies);
        return taken;
      }
      throw new Overtaken();
    });
  }

  /** Resolves when no turn is under way. */
  idle(): Promise<void> {
    return this.lines.idle();
  }

  private async attempt(conversation: Conversation, arrival: Arrival): Promise<Taken | 'lost'> {
    const kept = await this.kept.read(conversation);
    if (kept === undefined && arrival.begins === 'never') return { kind: 'gone' };
    if (kept !== undefined && arrival.begins === 'only') return takenBefore(0);
    const earlier = kept?.state.seen.find(([clientId]) => clientId === arrival.clientId);
    if (earlier) return takenBefore(earlier[1], unsentFor(arrival, kept));

    const now = this.need.now();
    const { state: before, version, count: number } = kept ?? { state: BEGINNING, version: 0, count: 0 };
    const ran = await runBot(this.need, arrival.activity, before.memory, now);
    const turn = arrival.send ? withRemovals(ran, before.sent) : ran;
    const entries = arrival.send ? [] : logEntries(conversation.id, number, arrival.activity, turn, now);
    const append = entries.map((entry, i) => sealActivity(conversation, number + i, entry, this.need.random));
    if (turn.end === 'exit') {
      await this.need.store.forget(conversation.id, numbered(number, append));
    } else {
      const { mostKept = MOST_KEPT } = this.need;
      const { state, forget } = nextState({ before, arrival, turn, number, append }, mostKept);
      const change = { ...this.change(conversation, version, state), append, forget };
      if (!(await this.need.store.commit(conversation.id, change))) return 'lost';
    }
    return { kind: 'taken', number, again: false, replies: turn.replies };
  }

  private change(conversation: Conversation, version: number, state: StateRecord): Change {
    const next = version === 0 ? this.firstVersion() : version + 1;
    return { version, next, state: sealState(conversation, next, state, this.need.random), append: [] };
  }

  /** Chance, so that a conversation begun again does not repeat the versions of the forgotten one. */
  private firstVersion(): number {
    return 1 + Buffer.from(this.need.random(6)).readUIntBE(0, 6);
  }
}

function takenBefore(number: number, replies: readonly Partial<Activity>[] = []): Taken {
  return { kind: 'taken', number, again: true, replies };
}

function unsentFor({ clientId, send }: Arrival, kept: Kept | undefined): readonly Partial<Activity>[] {
  const unsent = kept?.state.unsent;
  return send && unsent && unsent.clientId === clientId ? unsent.replies : [];
}

function numbered(from: number, records: readonly Uint8Array[]): readonly StoredActivity[] {
  return records.map((record, i) => ({ number: from + i, record }));
}
