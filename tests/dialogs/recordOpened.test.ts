import type { RecordSheet } from '../../model/protocol/activities';
import { LONGEST_PIECE, RECORD_OPENED, STILL_HERE } from '../../model/protocol/recordEvents';
import { Conversation, realKnowledge as knowledge, MORNING } from '../journeys/conversation';

const OTHER_DAY = Date.parse('2026-10-01T08:00:00Z');

/** What was saved on another day: so many incidents, an hour apart. */
function saved(count: number, words = 'he drove past my house'): string {
  const incidents = Array.from({ length: count }, (_, place) => {
    const at = new Date(OTHER_DAY + place * 3_600_000).toISOString();
    const moment = { from: at.slice(0, 10), to: at.slice(0, 10), precision: 'day', open: false };
    const told = { what: `${words} ${place + 1}`, where: '' };
    const said = [{ at, words: told.what, field: 'what' }];
    return { id: place + 1, written: at, said, told, when: { words: 'today', sure: true, moment } };
  });
  return JSON.stringify({ waymark: 1, next: count + 1, incidents });
}

async function talking(): Promise<Conversation> {
  const talk = new Conversation(knowledge, MORNING);
  await talk.begin();
  await talk.press('No, not right now');
  return talk;
}

async function open(talk: Conversation, text: string): Promise<void> {
  const of = Math.ceil(text.length / LONGEST_PIECE);
  for (let piece = 0; piece < of; piece++) {
    const part = text.slice(piece * LONGEST_PIECE, (piece + 1) * LONGEST_PIECE);
    await talk.event(RECORD_OPENED, { text: part, piece, of });
  }
}

const sheetOf = ({ replies }: Conversation): RecordSheet | undefined =>
  replies.map(({ channelData }) => channelData?.waymark?.record?.sheet).find((one) => one);

test('a hundred incidents of another day are there again, each under its number, and the next is the hundred and first', async () => {
  const talk = await talking();
  await open(talk, saved(100));
  expect(talk.said()).toContain('Your notes are open: 100 in all');
  expect(sheetOf(talk)?.incidents.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  await talk.press('Add another incident');
  await talk.type('he rang me on 20 november 2026');
  await talk.pressValue({ kind: 'record', do: 'show' });
  expect(sheetOf(talk)?.incidents.at(-1)?.number).toBe(101);
  expect(JSON.stringify(talk.memory)).not.toContain('opening');
});

test('what stands in a saved record asks for nothing, and is no alarm', async () => {
  const talk = await talking();
  await open(talk, saved(1, 'exit, i want to kill myself, hes outside now with a knife'));
  expect(talk.said()).toContain('Your notes are open: one incident');
  expect([talk.end, /Call 999 now|116 123/.test(talk.said())]).toEqual(['no', false]);
});

test.each([
  ['damaged', saved(2).slice(0, -9)],
  ['another', 'He rang me'],
])('a file that is %s changes nothing, and that is said', async (_what, text) => {
  const talk = await talking();
  await open(talk, saved(1));
  const before = JSON.stringify(talk.memory);
  await open(talk, text);
  expect(talk.said()).toContain('I could not read that file');
  expect(sheetOf(talk)).toBeUndefined();
  expect(JSON.parse(JSON.stringify(talk.memory)).diary).toEqual(JSON.parse(before).diary);
});

test('more than a record holds is not opened in part', async () => {
  const talk = await talking();
  await open(talk, saved(151));
  expect(talk.said()).toContain('more than this record can hold');
});

test('pieces that are lost or come out of order open nothing', async () => {
  const talk = await talking();
  for (const value of [{ text: 'x', piece: 1, of: 2 }, { text: 1, piece: 0, of: 1 }, 'x', undefined]) {
    await talk.event(RECORD_OPENED, value);
    expect(talk.said()).toContain('I could not read that file');
  }
});

test('in Teams nothing is opened', async () => {
  const talk = new Conversation(knowledge, MORNING, 'msteams');
  await talk.begin();
  await open(talk, saved(1));
  expect(JSON.stringify(talk.memory ?? {})).not.toContain('drove past');
});

test('whoever keeps the chat open says nothing by it, and what waits stays', async () => {
  const talk = await talking();
  const before = JSON.stringify(talk.memory);
  await talk.event(STILL_HERE);
  expect([talk.replies, talk.end]).toEqual([[], 'no']);
  expect(JSON.parse(JSON.stringify(talk.memory)).answers).toEqual(JSON.parse(before).answers);
});
