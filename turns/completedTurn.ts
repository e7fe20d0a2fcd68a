import type { Activity } from 'botbuilder';
import type { InboundActivity, Turn } from './bot';
import type { LogSize, SeenActivity, StateRecord, UnsentReplies } from './records';

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
}

/**
 * The state to store after a turn. When the log would grow beyond `most`, all before this turn is dropped:
 * the conversation itself goes on, and clients that follow it have seen all of that.
 * @returns the state, and whether all of the log before this turn is removed
 */
export function nextState(
  { before, arrival, turn, number, append }: CompletedTurn,
  most: LogSize,
): { readonly state: StateRecord; readonly forget: boolean } {
  const grown = plus(before.log, append);
  const forget = turn.end === 'forget' || grown.activities > most.activities || grown.bytes > most.bytes;
  const earlier = turn.end === 'forget' ? [] : before.seen;
  const state = {
    memory: turn.memory,
    seen: seenAfter(earlier, arrival, number),
    log: forget ? plus(NOTHING, append) : grown,
    unsent: unsentAfter(arrival, turn),
    sent: turn.end === 'forget' ? [] : before.sent,
  };
  return { state, forget };
}

function plus({ activities, bytes }: LogSize, append: readonly Uint8Array[]): LogSize {
  const more = append.reduce((sum, record) => sum + record.length, 0);
  return { activities: activities + append.length, bytes: bytes + more };
}

function seenAfter(
  earlier: readonly SeenActivity[],
  { clientId }: InboundActivity,
  number: number,
): readonly SeenActivity[] {
  if (clientId === undefined) return earlier;
  return [...earlier, [clientId, number] as const].slice(-MOST_SEEN);
}

/** Without a client's id a retry could not be recognised, so nothing is stored for one. */
function unsentAfter({ clientId, send }: InboundActivity, { replies }: Turn): UnsentReplies | undefined {
  if (send === undefined || clientId === undefined || replies.length === 0) return undefined;
  return { clientId, replies };
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
  if (turn.end !== 'forget') return [incoming];
  // "Forget what I said about …" must not itself be what is left.
  const { text: _text, value: _value, ...rest } = incoming;
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
