import type { InboundActivity, OutgoingReply, Turn } from './bot';
import type { Outbox, OutboxEntry, SentReply, StateRecord } from './records';

/** Milliseconds for which the entries of a process are left to it. It goes on renewing them while it works. */
export const LEASE = 45_000;
/** How many of its latest replies a conversation can still take back. */
const MOST_SENT = 200;

/** Which process asks, and when: milliseconds since 1970. */
export interface Sender {
  readonly by: string;
  readonly now: number;
}

type Delivery = Pick<StateRecord, 'outbox' | 'sent'>;

/** What is to be sent after a turn, committed with it: what still waits, and what the turn says. */
export function outboxAfter(before: Delivery, arrival: InboundActivity, turn: Turn, sender: Sender): Delivery {
  const { replyTo: to } = arrival;
  const { outbox, sent } = before;
  if (to === undefined || to === 'caller') return { outbox, sent };
  const { entries: waiting = [], next = 0 } = outbox ?? {};
  const isForgotten = turn.end === 'forget';
  const kept = (isForgotten ? waiting.filter(({ reply }) => isTakingBack(reply)) : waiting).map((entry) => ({
    ...(isLeased(entry, sender) ? entry : { ...entry, ...leaseOf(sender) }),
    since: sender.now,
  }));
  const said = isForgotten ? expandDeleteAll(turn.replies, sent) : turn.replies;
  const added = said.map((reply, i) => ({
    number: next + i,
    reply,
    urgent: turn.urgent === true && !isChange(reply),
    since: sender.now,
    ...leaseOf(sender),
  }));
  return {
    outbox: { to, entries: [...kept, ...added], next: next + added.length },
    sent: isForgotten ? [] : sent,
  };
}

/** What is to be done next: send this one; or nothing until then, as it is another process's; or nothing just now. */
export type NextEntry =
  | { readonly kind: 'send'; readonly entry: OutboxEntry }
  | { readonly kind: 'leased'; readonly until: number }
  | undefined;

/** Urgent ones first, then messages, then changes of earlier messages; each kind in the order in which they were said. */
export function nextEntry({ entries }: Outbox, sender: Sender): NextEntry {
  const due = entries.filter(({ reply, since }) => since + (reply.delay ?? 0) <= sender.now);
  const urgent = due.find((one) => one.urgent && !isLeased(one, sender));
  const entry = urgent ?? due.find(({ reply }) => !isChange(reply)) ?? due[0];
  if (entry === undefined) return undefined;
  return isLeased(entry, sender) ? { kind: 'leased', until: entry.until } : { kind: 'send', entry };
}

/** Whether this process has to say so before it sends it, as another might otherwise do the same. */
export function needsLease(entry: OutboxEntry, { by, now }: Sender): boolean {
  return entry.by !== by || entry.until - now < LEASE / 2;
}

/** All entries that no other process has become this one's, and are tried. */
export function withLease({ outbox, ...state }: StateRecord, sender: Sender): StateRecord {
  if (outbox === undefined) return state;
  const { isParked: _parked, ...open } = outbox;
  const entries = open.entries.map((one) => (isLeased(one, sender) ? one : { ...one, ...leaseOf(sender) }));
  return { ...state, outbox: { ...open, entries } };
}

/** Whether there is something that is to be sent without waiting for the person. */
export function isWaiting({ outbox }: StateRecord): boolean {
  return outbox !== undefined && outbox.entries.length > 0 && !outbox.isParked;
}

/** How an entry ended. `id`: the channel's, of a new message. */
export type Ended = { readonly kind: 'sent'; readonly id?: string | undefined } | { readonly kind: 'refused' };

/** The state when an entry has been sent, or never will be. */
export function withoutEntry(state: StateRecord, entry: OutboxEntry, ended: Ended, sender: Sender): StateRecord {
  const { outbox, sent = [] } = state;
  if (outbox === undefined) return state;
  const { reply } = entry;
  const isThere = outbox.entries.some(({ number }) => number === entry.number);
  const entries = outbox.entries.filter(({ number }) => number !== entry.number);
  const rest: Outbox = { ...outbox, entries };
  if (isTakingBack(reply)) {
    // To be tried again when the person asks again.
    const left = ended.kind === 'refused' && reply.id ? [['', reply.id] as const, ...sent] : sent;
    return { ...state, outbox: rest, sent: left };
  }
  if (ended.kind === 'refused') return { ...state, outbox: rest };
  if (isChange(reply)) return { ...state, outbox: rest, sent: lastToGo(sent, reply.id) };
  const { id } = ended;
  if (id === undefined) return { ...state, outbox: rest };
  // What was forgotten while it was on its way is taken back.
  if (!isThere) return { ...state, outbox: withEntry(rest, { type: 'messageDelete', id }, sender) };
  return { ...state, outbox: rest, sent: reply.id ? [...sent, [reply.id, id] as const].slice(-MOST_SENT) : sent };
}

/** The state where an entry that cannot be deleted is to be emptied; undefined when that cannot be either. */
export function withEmptied(state: StateRecord, { number, reply, isEmptied }: OutboxEntry): StateRecord | undefined {
  if (!isTakingBack(reply) || isEmptied || !reply.attachments || !state.outbox) return undefined;
  const entries = state.outbox.entries.map((one) => (one.number === number ? { ...one, isEmptied: true } : one));
  return { ...state, outbox: { ...state.outbox, entries } };
}

/** The reply as the channel is to have it; undefined when there is nothing to change. */
export function addressed({ reply, isEmptied }: OutboxEntry, state: StateRecord): OutgoingReply | undefined {
  const { sent = [], outbox } = state;
  if (isEmptied) return { ...reply, type: 'messageUpdate' };
  if (reply.type !== 'messageUpdate') return reply;
  const { instead, delay: _delay, replyToId, id: name, ...update } = reply;
  const id = sent.find(([one]) => one === name)?.[1] ?? replyToId;
  if (!id) return undefined;
  const isSomeLeft = sent.some(([one]) => one === '') || outbox?.entries.some(({ reply: one }) => isTakingBack(one));
  return { ...(instead && isSomeLeft ? instead : update), type: 'messageUpdate', id };
}

export function isChange({ type }: OutgoingReply): boolean {
  return type === 'messageUpdate' || type === 'messageDelete';
}

export function isTakingBack({ type }: OutgoingReply): boolean {
  return type === 'messageDelete';
}

/** Whether another process is to send it. */
function isLeased(entry: OutboxEntry, { by, now }: Sender): boolean {
  return entry.by !== by && entry.until > now;
}

function leaseOf({ by, now }: Sender) {
  return { by, until: now + LEASE };
}

function withEntry(outbox: Outbox, reply: OutgoingReply, sender: Sender): Outbox {
  const entry = { number: outbox.next, reply, urgent: false, since: sender.now, ...leaseOf(sender) };
  return { ...outbox, entries: [...outbox.entries, entry], next: outbox.next + 1 };
}

/** Replies with that which deletes everything made one for each earlier message, latest first. */
function expandDeleteAll(replies: readonly OutgoingReply[], sent: readonly SentReply[] = []): readonly OutgoingReply[] {
  const latestFirst = sent.toReversed();
  const each = (reply: OutgoingReply) => latestFirst.map(([, id]) => ({ ...reply, id }));
  return replies.flatMap((reply) => (isTakingBack(reply) && reply.id === undefined ? each(reply) : [reply]));
}

/** What was cleared away tells least, so that of all that is taken back it goes last. */
function lastToGo(sent: readonly SentReply[], id: string | undefined): readonly SentReply[] {
  const cleared = sent.filter(([name]) => name === id);
  return [...cleared, ...sent.filter((one) => !cleared.includes(one))];
}
