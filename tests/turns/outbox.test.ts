import type { OutgoingReply, Turn } from '../../turns/bot';
import { LEASE, needsLease, taken, withLease, withoutLease } from '../../turns/lease';
import {
  addressed,
  isWaiting,
  nextEntry,
  outboxAfter,
  parked,
  withEmptied,
  withLast,
  withoutEntry,
  withUnsure,
} from '../../turns/outbox';
import type { OutboxEntry, StateRecord } from '../../turns/records';

const NOW = Date.UTC(2026, 10, 29, 9);
const US = { by: 'us', now: NOW };
const TO = { serviceUrl: 'https://smba.example/uk', conversation: 'c' } as never;

const text = (id: string): OutgoingReply => ({ type: 'message', id, text: id }) as OutgoingReply;
const update = (id: string): OutgoingReply => ({ type: 'messageUpdate', id, text: 'used' }) as OutgoingReply;
const deletion = (id: string): OutgoingReply => ({ type: 'messageDelete', id }) as OutgoingReply;

function entry(number: number, reply: OutgoingReply, more: Partial<OutboxEntry> = {}): OutboxEntry {
  return { number, reply, urgent: false, since: NOW, by: 'us', until: NOW + LEASE, ...more };
}

const outboxOf = (entries: readonly OutboxEntry[]) => ({ to: TO, entries, next: 9 });
const next = (entries: readonly OutboxEntry[], sender = US) => nextEntry(outboxOf(entries), sender);

function state(entries: readonly OutboxEntry[], more: Partial<StateRecord> = {}): StateRecord {
  const log = { activities: 0, bytes: 0 };
  return { memory: {}, seen: [], log, outbox: outboxOf(entries), ...more };
}

/** Of a conversation that no channel sends to. */
const BARE: StateRecord = { memory: {}, seen: [], log: { activities: 0, bytes: 0 } };

describe('who sends', () => {
  test('what another process has is left to it until its time is over', () => {
    const theirs = entry(1, text('a'), { by: 'them', until: NOW + 1 });
    expect(next([theirs])).toEqual({ kind: 'leased', until: NOW + 1 });
    expect(next([theirs], { ...US, now: NOW + 1 })).toEqual({ kind: 'send', entry: theirs });
  });

  test('a message urgent for the person goes first, unless another process has it', () => {
    const urgent = entry(2, text('999'), { urgent: true });
    expect(next([entry(1, text('a')), urgent])).toEqual({ kind: 'send', entry: urgent });
    const theirs = { ...urgent, by: 'them' };
    expect(next([entry(1, text('a')), theirs])).toMatchObject({ entry: { number: 1 } });
  });

  test('a change of an earlier message waits for what is new; what is to come later is not due', () => {
    expect(next([entry(1, update('a')), entry(2, text('b'))])).toMatchObject({
      entry: { number: 2 },
    });
    const later = entry(1, { ...text('a'), delay: 5 } as OutgoingReply);
    expect(next([later])).toBeUndefined();
    expect(next([])).toBeUndefined();
  });

  test.each([
    ['another’s', { by: 'them' }, true],
    ['its own, soon over', { until: NOW + LEASE / 2 - 1 }, true],
    ['its own', {}, false],
  ])('a process says that it sends what is %s', (_, more, needs) => {
    expect(needsLease(entry(1, text('a'), more), US)).toBe(needs);
  });

  test('what a killed process had may have been sent: one message more may stand there', () => {
    const killed = { by: 'them', until: NOW };
    expect(taken([entry(1, text('a'), killed)], 2, US)).toMatchObject({ unsure: 3, entries: [{ by: 'us' }] });
    expect(taken([entry(1, update('a'), killed)], undefined, US).unsure).toBe(0);
    expect(taken([entry(1, text('a'), { by: '', until: 0 })], undefined, US).unsure).toBe(0);
  });

  test('who stops lets go of its own and leaves others theirs', () => {
    const both = state([entry(1, text('a')), entry(2, text('b'), { by: 'them' })]);
    expect(withoutLease(both, US).outbox?.entries).toMatchObject([{ by: '', until: 0 }, { by: 'them' }]);
    expect(withLease(parked(both, both.outbox?.entries[0]), US).outbox).toEqual({
      ...both.outbox,
      entries: [expect.objectContaining({ by: 'us', isStuck: true }), expect.anything()],
    });
  });
});

test('a conversation that no channel sends to stays as it is', () => {
  const one = entry(1, text('a'));
  for (const after of [
    withLease(BARE, US),
    withoutLease(BARE, US),
    parked(BARE, undefined),
    withLast(BARE, one),
    withoutEntry(BARE, one, { kind: 'refused' }, US),
  ])
    expect(after).toEqual(BARE);
  expect(isWaiting(BARE)).toBe(false);
  expect(withEmptied(BARE, entry(1, { ...deletion('a'), attachments: [] } as OutgoingReply))).toBeUndefined();
});

describe('how a message ends', () => {
  test('one that was refused is dropped, and may be taken back if it was there after all', () => {
    const one = entry(1, text('a'));
    expect(withoutEntry(state([one]), one, { kind: 'refused' }, US)).toMatchObject({ outbox: { entries: [] } });
  });

  test('one that was sent is known by its id, or by none', () => {
    const [named, nameless] = [entry(1, text('a')), entry(2, { type: 'message', text: 'b' } as OutgoingReply)];
    expect(withoutEntry(state([named]), named, { kind: 'sent', id: '1:a' }, US).sent).toEqual([['a', '1:a']]);
    expect(withoutEntry(state([nameless]), nameless, { kind: 'sent', id: '1:b' }, US).sent).toEqual([]);
    expect(withoutEntry(state([named]), named, { kind: 'sent' }, US).sent).toBeUndefined();
  });

  test('one that was forgotten on its way is deleted as soon as its id is known', () => {
    const after = withoutEntry(state([]), entry(1, text('a')), { kind: 'sent', id: '1:a' }, US);
    expect(after.outbox?.entries).toMatchObject([{ number: 9, reply: { type: 'messageDelete', id: '1:a' } }]);
  });

  test('a deletion that was refused is tried again when the person asks again', () => {
    const one = entry(1, deletion('1:a'));
    expect(withoutEntry(state([one]), one, { kind: 'refused' }, US).sent).toEqual([['', '1:a']]);
    expect(withoutEntry(state([one]), one, { kind: 'sent' }, US).sent).toEqual([]);
  });

  test('the oldest of too many can no longer be taken back, and is counted', () => {
    const sent = Array.from({ length: 200 }, (_, i) => [`n${i}`, `1:${i}`] as const);
    const one = entry(1, text('a'));
    const after = withoutEntry(state([one], { sent, unsure: 1 }), one, { kind: 'sent', id: '1:a' }, US);
    expect(after.unsure).toBe(2);
    expect(after.sent).toHaveLength(200);
    expect(after.sent?.at(-1)).toEqual(['a', '1:a']);
  });

  test('what cannot be deleted is emptied once', () => {
    const card = { ...deletion('1:a'), attachments: [{}] } as OutgoingReply;
    const emptied = withEmptied(state([entry(1, card), entry(2, text('b'))]), entry(1, card));
    expect(emptied?.outbox?.entries).toMatchObject([{ isEmptied: true }, { number: 2 }]);
    expect(withEmptied(state([]), entry(1, card, { isEmptied: true }))).toBeUndefined();
    expect(withEmptied(state([]), entry(1, deletion('1:a')))).toBeUndefined();
    expect(addressed(entry(1, card, { isEmptied: true }), BARE)).toMatchObject({ type: 'messageUpdate' });
  });

  test('a change goes to the message of its name, or to nobody', () => {
    expect(addressed(entry(1, update('a')), { ...BARE, sent: [['a', '1:a']] })).toMatchObject({ id: '1:a' });
    expect(addressed(entry(1, update('a')), BARE)).toBeUndefined();
    expect(addressed(entry(1, text('a')), BARE)).toEqual(text('a'));
  });

  test('nobody says that all is gone while something may be left', () => {
    const done = { ...update('a'), instead: text('some is left') } as OutgoingReply;
    const sent = [['a', '1:a']] as const;
    const said = (more: Partial<StateRecord>) => addressed(entry(1, done), { ...BARE, sent, ...more });
    expect(said({})).toMatchObject({ text: 'used' });
    expect(said({ unsure: 1 })).toMatchObject({ text: 'some is left' });
    expect(said({ sent: [...sent, ['', '1:b']] })).toMatchObject({ text: 'some is left' });
    expect(said({ outbox: state([entry(2, deletion('1:c'))]).outbox })).toMatchObject({ text: 'some is left' });
  });

  test('how many may be left is never fewer than none', () => {
    expect(withUnsure(BARE, -1).unsure).toBe(0);
    expect(withUnsure({ ...BARE, unsure: 1 }, 1).unsure).toBe(2);
  });
});

describe('what a turn leaves to be sent', () => {
  const arrival = (more: object = {}) => ({ replyTo: TO, activity: {}, ...more }) as never;
  const turn = (replies: OutgoingReply[], more: object = {}) => ({ replies, ...more }) as unknown as Turn;

  test('nothing, where the reply goes back with the answer', () => {
    const before = { outbox: undefined, sent: undefined, unsure: undefined };
    expect(outboxAfter(before, arrival({ replyTo: 'caller' }), turn([text('a')]), US)).toEqual(before);
  });

  test('forgetting takes back each message, the latest first, and sends none of what waited', () => {
    const waiting = state([entry(1, text('never')), entry(2, deletion('1:z'))]).outbox;
    const sent = [['a', '1:a'] as const, ['b', '1:b'] as const];
    const all = { type: 'messageDelete' } as OutgoingReply;
    const after = outboxAfter({ outbox: waiting, sent, unsure: 0 }, arrival(), turn([all], { end: 'forget' }), US);
    expect(after.sent).toEqual([]);
    expect(after.outbox?.entries.map(({ reply }) => reply.id)).toEqual(['1:z', '1:b', '1:a']);
    expect(outboxAfter({}, arrival(), turn([all], { end: 'forget' }), US).outbox?.entries).toEqual([]);
  });

  test('a card that stood there twice is cleared away with the other once it is pressed', () => {
    const pressed = arrival({ activity: { value: { a: 1 }, replyToId: '1:twin' } });
    const after = outboxAfter({ unsure: 1 }, pressed, turn([update('a')]), US);
    expect(after).toMatchObject({ unsure: 0, sent: [['pressed', '1:twin']] });
    expect(after.outbox?.entries).toMatchObject([{ reply: { id: 'a' } }, { reply: { replyToId: '1:twin' } }]);
  });
});
