import type { Turn } from './bot';
import type { InboundActivity } from './inboundActivity';
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

export interface NextState {
  readonly state: StateRecord;
  /** Whether all of the log before this turn is removed. */
  readonly forget: boolean;
}

/**
 * The state to store after a turn. When the log would grow beyond `most`, all before this turn is dropped:
 * the conversation itself goes on, and clients that follow it have seen all of that.
 */
export function nextState(
  { before, arrival, turn, number, append }: CompletedTurn,
  most: LogSize,
): NextState {
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
