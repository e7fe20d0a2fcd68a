import fc from 'fast-check';
import { type Diary, EMPTY_DIARY, type Incident, unsavedIn, withSaved } from '../../diary/diary';
import { keptRecord, withKeptRecord, withPiece } from '../../diary/keptRecord';
import { realKnowledge } from '../realKnowledge';
import { incident } from './incident';

const fields = realKnowledge.diary_fields;
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const instant = fc.integer({ min: 1.7e12, max: 1.8e12 }).map((at) => new Date(at).toISOString());
const day = fc.integer({ min: 20_000, max: 20_800 }).map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
const moment = day.map((from) => ({ from, to: from, precision: 'day' as const, open: false }));
const when = fc.record(
  {
    ...{ words, sure: fc.boolean(), moment, doubt: words, isChosen: fc.constant(true as const) },
    repeats: fc.record({ about: fc.boolean(), count: fc.integer({ min: 1, max: 900 }), every: fc.constant('day') }),
  },
  { requiredKeys: ['words', 'sure'] },
);
const statement = fc.record(
  { at: instant, words, field: fc.constantFrom('what', 'where'), change: fc.constant(true as const) },
  { requiredKeys: ['at', 'words'] },
);
const told = fc.record({ what: words, where: fc.oneof(words, fc.constant('')) });
const some = fc.record(
  { written: instant, said: fc.array(statement, { minLength: 1, maxLength: 4 }), told, when, found: when },
  { requiredKeys: ['written', 'told'] },
);
const diaries = fc.array(some, { minLength: 1, maxLength: 6 }).map(
  (all): Diary => ({
    ...EMPTY_DIARY,
    incidents: all.map((one, place) => ({ ...one, id: 2 * place + 1 }) as Incident),
    next: 2 * all.length + 3,
  }),
);
const opened = (diary: Diary, text: string) => {
  const found = withKeptRecord(diary, text, fields);
  if (!found || found === 'full') throw new Error('It was not opened.');
  return found;
};

test('whatever was written is there again another day, to the letter, under its number, with its times', () => {
  fc.assert(
    fc.property(diaries, (diary) => {
      const again = opened(EMPTY_DIARY, keptRecord(diary));
      expect([again.incidents, again.next, unsavedIn(again)]).toEqual([diary.incidents, diary.next, []]);
    }),
    { numRuns: 150, seed: 13 },
  );
});

test('what was begun in this chat stays too, and no two incidents have one number', () => {
  const here: Diary = {
    ...{ ...EMPTY_DIARY, next: 4, telling: { incident: 2 }, savedIds: [1] },
    incidents: [incident(1), incident(2)],
    removed: [incident(3)],
  };
  const kept = { ...EMPTY_DIARY, next: 3, incidents: [incident(1), { ...incident(2), written: OTHER_DAY }] };
  const all = opened(here, keptRecord(kept));
  expect(all.incidents.map(({ id, written }) => [id, written === OTHER_DAY])).toEqual([
    [1, false],
    [2, true],
    [4, false],
  ]);
  expect([all.telling, all.next, all.removed?.map(({ id }) => id), unsavedIn(all)]).toEqual([
    { incident: 4 },
    5,
    [3],
    [4],
  ]);
});

const OTHER_DAY = '2026-11-20T08:00:00.000Z';

test('of one incident that is here and in the file, the one with more written of it is kept', () => {
  const said = [{ at: OTHER_DAY, words: 'and a grey van' }];
  const longer = { ...EMPTY_DIARY, next: 2, incidents: [incident(1, undefined, { said })] };
  const shorter = { ...EMPTY_DIARY, next: 2, incidents: [incident(1)] };
  expect(opened(shorter, keptRecord(longer)).incidents[0]?.said).toEqual(said);
  expect(opened(longer, keptRecord(shorter)).incidents[0]?.said).toEqual(said);
  expect(opened(withSaved(longer, []), keptRecord(longer)).incidents).toHaveLength(1);
});

test('a time that was being asked about is kept in the words that were written', () => {
  const unsettled = { why: 'ambiguous', words: 'wednesday', choices: [] } as const;
  const again = opened(
    EMPTY_DIARY,
    keptRecord({ ...EMPTY_DIARY, next: 2, incidents: [incident(1, undefined, { unsettled })] }),
  );
  expect(again.incidents[0]).toEqual(incident(1, undefined, { when: { words: 'wednesday', sure: false } }));
});

test('a file that is damaged, forged or too long changes nothing', () => {
  const sound = keptRecord({ ...EMPTY_DIARY, next: 3, incidents: [incident(1, '2026-11-20'), incident(2)] });
  const spoilt = [
    ...['', '{}', 'null', sound.slice(0, -5), sound.replace('"waymark":1', '"waymark":2')],
    ...[
      sound.replace('"id":2', '"id":1'),
      sound.replace('"id":2', '"id":-2'),
      sound.replace('2026-11-20', '2026-99-20'),
    ],
    ...[sound.replace('T10:30', 'T99:30'), sound.replace('"precision":"day"', '"precision":"era"')],
    ...[sound.replace('"from":"2026-11-20"', '"from":["2026-11-20"]'), '{"waymark":1,"next":1,"incidents":[]}'],
  ];
  expect(spoilt.map((text) => [text, withKeptRecord(EMPTY_DIARY, text, fields)])).toEqual(
    spoilt.map((text) => [text, undefined]),
  );
  const long = { ...EMPTY_DIARY, next: 200, incidents: Array.from({ length: 180 }, (_, id) => incident(id + 1)) };
  expect(withKeptRecord(EMPTY_DIARY, keptRecord(long), fields)).toBe('full');
});

test('random damage never makes another record of it, nor fails', () => {
  const sound = keptRecord({ ...EMPTY_DIARY, next: 2, incidents: [incident(1, '2026-11-20')] });
  fc.assert(
    fc.property(fc.nat(sound.length), fc.json(), (at, junk) => {
      const found = withKeptRecord(EMPTY_DIARY, sound.slice(0, at) + junk + sound.slice(at + 1), fields);
      if (found && found !== 'full') expect(found.incidents.length).toBeGreaterThan(0);
    }),
    { numRuns: 300, seed: 13 },
  );
});

test('pieces are taken in order, the first begins anew, and no more than a record holds', () => {
  expect(withPiece(['a'], 'b', 1)).toEqual(['a', 'b']);
  expect(withPiece(['a', 'b'], 'c', 0)).toEqual(['c']);
  expect(withPiece(['a'], 'c', 2)).toBeUndefined();
  expect(withPiece(['x'.repeat(400_000)], 'y'.repeat(100_000), 1)).toBeUndefined();
});
