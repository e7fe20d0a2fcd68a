import type { Activity } from 'botbuilder';
import type { InboundActivity, Turn } from './bot';
import type { Delivery } from './outbox';
import type { LogSize, SeenActivity, StateRecord } from './records';

/** How many of a client's activities are remembered, to recognise a retry. */
const MOST_SEEN = 32;

const NOTHING: LogSize = { activities: 0, bytes: 0 };

export const INITIAL_STATE: StateRecord = { memory: undefined, seen: [], log: NOTHING };

/** A turn that the bot has run, and what it adds to the log. */
export interface CompletedTurn {
  readonly before: StateRecord;
  readonly arrival: InboundActivity;
  readonly turn: Turn;
  /** The number of the incoming activity. */
  readonly number: number;
  readonly append: readonly Uint8Array[];
  /** What is to be sent, and what has been. */
  readonly delivery: Delivery;
}

/** What to store after a turn: the state, and of the log what begins with this number; all of it when there is none. */
export interface NextState {
  readonly state: StateRecord;
  readonly keepFrom: number | undefined;
}

/**
 * What to store after a turn. When the log would grow beyond `most` its oldest entries go, about half of it at a time.
 * The conversation itself goes on, and clients that follow it have seen all of that.
 */
export function nextState(completed: CompletedTurn, most: LogSize): NextState {
  const { before, arrival, turn, number, append, delivery } = completed;
  const isForgotten = turn.end === 'forget';
  const logs = nextLog(isForgotten ? INITIAL_STATE : before, append, most);
  const state = {
    memory: turn.memory,
    seen: seenAfter(isForgotten ? [] : before.seen, arrival, number),
    ...logs,
    ...delivery,
  };
  const kept = number + append.length - entriesOf(logs);
  // What is forgotten is so even where there is no log: the store then destroys the key of the state before.
  const isLess = isForgotten || kept > number - entriesOf(before);
  return { state, keepFrom: isLess ? kept : undefined };
}

type Logs = Pick<StateRecord, 'log' | 'olderLog'>;

/** The log in two parts: once the later one is half of the most, it becomes the earlier one, which is let go in time. */
function nextLog({ log, olderLog = NOTHING }: Logs, append: readonly Uint8Array[], most: LogSize): Logs {
  const added = sizeOf(append);
  const grown = plus(log, added);
  const half = { activities: most.activities / 2, bytes: most.bytes / 2 };
  const next = fits(grown, half) ? { log: grown, olderLog } : { log: added, olderLog: log };
  return fits(plus(next.log, next.olderLog), most) ? next : { log: next.log };
}

function entriesOf({ log, olderLog = NOTHING }: Logs): number {
  return log.activities + olderLog.activities;
}

function fits({ activities, bytes }: LogSize, most: LogSize): boolean {
  return activities <= most.activities && bytes <= most.bytes;
}

function plus(one: LogSize, other: LogSize): LogSize {
  return { activities: one.activities + other.activities, bytes: one.bytes + other.bytes };
}

function sizeOf(records: readonly Uint8Array[]): LogSize {
  return { activities: records.length, bytes: records.reduce((sum, { length }) => sum + length, 0) };
}

function seenAfter(
  earlier: readonly SeenActivity[],
  { clientId }: InboundActivity,
  number: number,
): readonly SeenActivity[] {
  if (clientId === undefined) return earlier;
  return [...earlier, [clientId, number] as const].slice(-MOST_SEEN);
}

/** @returns the id that clients see for an activity, in Direct Line's format */
export function activityId(conversation: string, number: number): string {
  return `${conversation}|${String(number).padStart(7, '0')}`;
}

/**
 * What a turn adds to the activities that clients fetch: what came in, then the replies.
 * @param first the number that the first of them gets
 */
export function logEntries(
  conversation: string,
  first: number,
  incoming: Partial<Activity>,
  turn: Turn,
  now: Date,
): readonly Partial<Activity>[] {
  const echoes = echoesOf(incoming, turn);
  const answers = turn.replies.map((said) => answerTo(incoming, said));
  const replyToId = echoes.length > 0 ? { replyToId: activityId(conversation, first) } : {};
  return [...echoes, ...answers.map((answer) => ({ ...answer, ...replyToId }))].map((activity, i) => ({
    ...activity,
    id: activityId(conversation, first + i),
    timestamp: now,
  }));
}

/** What the person's own client gets back of what it sent. Clients wait for this to know that it arrived. */
function echoesOf(incoming: Partial<Activity>, turn: Turn): readonly Partial<Activity>[] {
  // Direct Line never shows clients a conversationUpdate.
  if (incoming.type === 'conversationUpdate') return [];
  const { text: _text, value: _value, ...rest } = incoming;
  // What an event carries is for the bot alone, such as a record that was saved: it is not kept a second time.
  if (incoming.type === 'event') return [rest];
  if (turn.end !== 'forget') return [incoming];
  // "Forget what I said about …" must not itself be what is left.
  return [{ ...rest, ...(incoming.type === 'message' ? { text: '' } : {}) }];
}

function answerTo(incoming: Partial<Activity>, said: Partial<Activity>): Partial<Activity> {
  const { channelId, conversation, recipient, from } = incoming;
  return {
    ...said,
    ...(channelId && { channelId }),
    ...(conversation && { conversation }),
    ...(recipient && { from: recipient }),
    ...(from && { recipient: from }),
  };
}
