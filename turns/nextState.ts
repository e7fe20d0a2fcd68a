import type { Arrival } from './arrival';
import type { Turn } from './bot';
import type { LogSize, Seen, StateRecord, Unsent } from './records';

/** How many of a client's activities are remembered, to know a retry. */
const SEEN = 32;

const NOTHING: LogSize = { activities: 0, bytes: 0 };

export const BEGINNING: StateRecord = { memory: undefined, seen: [], log: NOTHING };

/** A turn that has been taken, and what the log gets of it. */
export interface Step {
  readonly before: StateRecord;
  readonly arrival: Arrival;
  readonly turn: Turn;
  /** The number of the incoming activity. */
  readonly number: number;
  readonly append: readonly Uint8Array[];
}

export interface Next {
  readonly state: StateRecord;
  /** Whether all of the log before this turn is removed. */
  readonly forget: boolean;
}

/**
 * What is kept after a turn. When the log would grow beyond `most`, all before this turn goes: the
 * conversation itself goes on, and who follows it has seen all of that.
 */
export function nextState({ before, arrival, turn, number, append }: Step, most: LogSize): Next {
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

function seenAfter(earlier: readonly Seen[], { clientId }: Arrival, number: number): readonly Seen[] {
  if (clientId === undefined) return earlier;
  return [...earlier, [clientId, number] as const].slice(-SEEN);
}

/** Without a name for the activity a retry could not be known, so nothing is kept for one. */
function unsentAfter({ clientId, send }: Arrival, { replies }: Turn): Unsent | undefined {
  if (send === undefined || clientId === undefined || replies.length === 0) return undefined;
  return { clientId, replies };
}
