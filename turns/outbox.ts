import type { InboundActivity, OutgoingReply, Turn } from './bot';
import { isChange, isTakingBack } from './changes';
import { isLeased, leaseOf, type Sender, taken } from './lease';
import type { Outbox, OutboxEntry, SentReply, StateRecord } from './records';

/** How many of its latest replies a conversation can still take back. */
const MOST_SENT = 200;
/** In place of a name: what could not be taken back; and a card that was not known until it was pressed. */
const LEFT = '';
const PRESSED = 'pressed';

export type Delivery = Pick<StateRecord, 'outbox' | 'sent' | 'unsure'>;

/** What is to be sent after a turn, committed with it: what still waits, and what the turn says. */
export function outboxAfter(before: Delivery, arrival: InboundActivity, turn: Turn, sender: Sender): Delivery {
  const { replyTo: to } = arrival;
  if (to === undefined || to === 'caller') {
    const { outbox, sent, unsure } = before;
    return { outbox, sent, unsure };
  }
  const card = unknownCard(before, arrival);
  const sent = [...(before.sent ?? []), ...(card === undefined ? [] : [[PRESSED, card] as const])];
  const { entries: waiting = [], next = 0 } = before.outbox ?? {};
  const isForgotten = turn.end === 'forget';
  const open = isForgotten ? waiting.filter(({ reply }) => isTakingBack(reply)) : waiting;
  const { entries, unsure } = taken(open, before.unsure, sender);
  const kept = entries.map((entry) => ({ ...entry, since: sender.now }));
  const said = isForgotten ? expandDeleteAll(turn.replies, sent) : [...turn.replies, ...clearing(card, before, turn)];
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
    unsure: card === undefined ? unsure : Math.max(0, unsure - 1),
  };
}

/** A card whose id is not known, as it came twice or is too old, is known once it is pressed: it can be taken back again. */
function unknownCard({ sent = [] }: Delivery, { activity: { value, replyToId } }: InboundActivity): string | undefined {
  return value && replyToId && !sent.some(([, id]) => id === replyToId) ? replyToId : undefined;
}

/** A card that came twice is cleared away as the other one is. */
function clearing(replyToId: string | undefined, { unsure }: Delivery, { replies }: Turn): readonly OutgoingReply[] {
  const other = replies.find((reply) => isChange(reply) && !isTakingBack(reply));
  if (!other || !replyToId || !unsure) return [];
  const { id: _id, ...used } = other;
  return [{ ...used, replyToId }];
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

/** One message more may stand in the channel whose id is not known, or one fewer. */
export function withUnsure(state: StateRecord, more: 1 | -1): StateRecord {
  return { ...state, unsure: Math.max(0, (state.unsure ?? 0) + more) };
}

/** Nobody tries any more, until the person writes again. @param stuck the entry that was tried for too long, if any */
export function parked({ outbox, ...state }: StateRecord, stuck: OutboxEntry | undefined): StateRecord {
  if (outbox === undefined) return state;
  const entries = outbox.entries.map((one) => (one.number === stuck?.number ? { ...one, isStuck: true } : one));
  return { ...state, outbox: { ...outbox, entries, isParked: true } };
}

/** What waits behind an entry goes first. */
export function withLast({ outbox, ...state }: StateRecord, { number }: OutboxEntry): StateRecord {
  if (outbox === undefined) return state;
  const isLast = (one: OutboxEntry) => one.number === number;
  const { entries } = outbox;
  return {
    ...state,
    outbox: { ...outbox, entries: [...entries.filter((one) => !isLast(one)), ...entries.filter(isLast)] },
  };
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
    const left = ended.kind === 'refused' && reply.id ? [[LEFT, reply.id] as const, ...sent] : sent;
    return { ...state, outbox: rest, sent: left };
  }
  if (ended.kind === 'refused') return { ...state, outbox: rest };
  if (isChange(reply)) return { ...state, outbox: rest, sent: lastToGo(sent, reply.id) };
  const { id } = ended;
  if (id === undefined) return { ...state, outbox: rest };
  // What was forgotten while it was on its way is taken back.
  if (!isThere) return { ...state, outbox: withEntry(rest, { type: 'messageDelete', id }, sender) };
  const all = reply.id ? [...sent, [reply.id, id] as const] : sent;
  const tooMany = Math.max(0, all.length - MOST_SENT);
  return { ...state, outbox: rest, sent: all.slice(tooMany), unsure: (state.unsure ?? 0) + tooMany };
}

/** The state where an entry that cannot be deleted is to be emptied; undefined when that cannot be either. */
export function withEmptied(state: StateRecord, { number, reply, isEmptied }: OutboxEntry): StateRecord | undefined {
  if (!isTakingBack(reply) || isEmptied || !reply.attachments || !state.outbox) return undefined;
  const entries = state.outbox.entries.map((one) => (one.number === number ? { ...one, isEmptied: true } : one));
  return { ...state, outbox: { ...state.outbox, entries } };
}

/** The reply as the channel is to have it; undefined when there is nothing to change. */
export function addressed({ reply, isEmptied }: OutboxEntry, state: StateRecord): OutgoingReply | undefined {
  const { sent = [], outbox, unsure = 0 } = state;
  if (isEmptied) return { ...reply, type: 'messageUpdate' };
  if (reply.type !== 'messageUpdate') return reply;
  const { instead, delay: _delay, replyToId, id: name, ...update } = reply;
  const id = sent.find(([one]) => one === name)?.[1] ?? replyToId;
  if (!id) return undefined;
  const isWaitedFor = outbox?.entries.some(({ reply: one }) => isTakingBack(one));
  const isSomeLeft = unsure > 0 || isWaitedFor || sent.some(([one]) => one === LEFT);
  return { ...(instead && isSomeLeft ? instead : update), type: 'messageUpdate', id };
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
