import { isChange } from './changes';
import type { OutboxEntry, StateRecord } from './records';

/**
 * Milliseconds for which the entries of a process are left to it. It goes on renewing them while it works; half of it is more
 * than one reply takes.
 */
export const LEASE = 25_000;
/** In place of a process: the one that had it has let it go. */
const NOBODY = '';

/** Which process asks, and when: milliseconds since 1970. */
export interface Sender {
  readonly by: string;
  readonly now: number;
}

/** Whether this process has to say so before it sends it, as another might otherwise do the same. */
export function needsLease(entry: OutboxEntry, { by, now }: Sender): boolean {
  return entry.by !== by || entry.until - now < LEASE / 2;
}

/** All entries that no other process has become this one's, and are tried. */
export function withLease({ outbox, ...state }: StateRecord, sender: Sender): StateRecord {
  if (outbox === undefined) return state;
  const { isParked: _parked, ...open } = outbox;
  const { entries, unsure } = taken(open.entries, state.unsure, sender);
  return { ...state, unsure, outbox: { ...open, entries } };
}

/** The entries that no other process has, as this one's. Nobody knows whether one that was killed had just sent something. */
export function taken(entries: readonly OutboxEntry[], unsure = 0, sender: Sender) {
  const free = entries.filter((one) => !isLeased(one, sender));
  const wasKilled = free.some(({ by, reply }) => by !== sender.by && by !== NOBODY && !isChange(reply));
  return {
    entries: entries.map((one) => (free.includes(one) ? { ...one, ...leaseOf(sender) } : one)),
    unsure: unsure + (wasKilled ? 1 : 0),
  };
}

/** The entries of a process that does no more with them are any other's. */
export function withoutLease({ outbox, ...state }: StateRecord, { by }: Sender): StateRecord {
  if (outbox === undefined) return state;
  const entries = outbox.entries.map((one) => (one.by === by ? { ...one, by: NOBODY, until: 0 } : one));
  return { ...state, outbox: { ...outbox, entries } };
}

/** Whether another process is to send it. */
export function isLeased(entry: OutboxEntry, { by, now }: Sender): boolean {
  return entry.by !== by && entry.until > now;
}

/** What makes an entry this process's. */
export function leaseOf({ by, now }: Sender) {
  return { by, until: now + LEASE };
}
