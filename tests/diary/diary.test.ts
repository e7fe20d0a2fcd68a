import fc from 'fast-check';
import { mergeAccount } from '../../diary/account';
import {
  type Diary,
  EMPTY_DIARY,
  hasRoom,
  isFull,
  MOST_CHARACTERS,
  MOST_INCIDENTS,
  nextDiaryStep,
  unsavedIn,
  withIncident,
  withNewIncident,
  withSaved,
} from '../../diary/diary';
import { applyDiaryAction, backOneField } from '../../diary/diaryActions';
import { incidentTimeOf } from '../../diary/incidentTime';
import { DIARY_ACTIONS } from '../../model/protocol/activities';
import { realKnowledge } from '../realKnowledge';
import { incident } from './incident';

const fields = realKnowledge.diary_fields;
const NOW = new Date('2026-11-24T10:30:00Z');
const ids = fields.map(({ id }) => id);

const step = (diary: Diary) => nextDiaryStep(fields, diary);
const telling = (told: Readonly<Record<string, string>>): Diary => {
  const begun = withNewIncident(EMPTY_DIARY, NOW);
  const [first] = begun.incidents;
  return first ? withIncident(begun, { ...first, told }) : begun;
};

describe('telling an incident', () => {
  test('asks for everything in five messages at most, in the order of the authors, and then no more', () => {
    const asked: string[] = [];
    let diary = withNewIncident(EMPTY_DIARY, NOW);
    for (let next = step(diary); next.kind === 'ask'; next = step(diary)) {
      asked.push(next.field.id);
      const deed = { do: 'skip', incident: next.incident.id, field: next.field.id } as const;
      diary = applyDiaryAction(diary, deed, fields, NOW) ?? diary;
    }
    expect(asked).toEqual(fields.flatMap(({ id, with: lead }) => (lead ? [] : [id])));
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(step(diary).kind).toBe('told');
  });

  test('notes when it was written down', () => {
    expect(withNewIncident(EMPTY_DIARY, NOW).incidents[0]?.written).toBe(NOW.toISOString());
  });

  test('adds what is told later, and never drops what was told before', () => {
    const one = incident(1, undefined, { told: { what: 'he rang', 'who-saw': 'my neighbour' } });
    const more = mergeAccount(one, fields, 'looks', { told: { looks: 'a hat', 'who-saw': 'my sister too' } });
    expect(more.told).toEqual({ what: 'he rang', looks: 'a hat', 'who-saw': 'my neighbour; my sister too' });
  });

  test('an incident of which nothing was told is not kept', () => {
    expect(applyDiaryAction(telling({}), { do: 'show' }, fields, NOW)?.incidents).toEqual([]);
  });

  test('back asks for the field before, and keeps its words', () => {
    const diary = backOneField(telling({ what: 'he rang', when: 'monday' }), fields);
    expect(step(diary)).toMatchObject({ kind: 'ask', field: { id: 'when' } });
    expect(diary.incidents[0]?.told.when).toBe('monday');
  });
});

describe('a button of the record', () => {
  test('that is pressed late, twice or is made up changes no other incident and no other field', () => {
    const deed = fc.record({
      do: fc.constantFrom(...DIARY_ACTIONS.filter((one) => one !== 'remove-sure')),
      incident: fc.integer({ min: 0, max: 4 }),
      field: fc.constantFrom(...ids, 'nothing', '__proto__'),
      choice: fc.integer({ min: -2, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let diary: Diary = { ...EMPTY_DIARY, incidents: [incident(1, '2026-11-01')], next: 2 };
        for (const one of deeds) {
          const next = applyDiaryAction(diary, one, fields, NOW) ?? diary;
          const others = (all: Diary) => all.incidents.filter(({ id }) => id !== one.incident);
          const kept = new Set(next.incidents.map(({ id }) => id));
          for (const other of others(diary)) {
            if (kept.has(other.id)) expect(next.incidents).toContainEqual(other);
            else expect(Object.values(other.told).every((words) => words === '')).toBe(true);
          }
          diary = next;
        }
        expect(new Set(diary.incidents.map(({ id }) => id)).size).toBe(diary.incidents.length);
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  test('to remove takes that incident and no other, and its id is never given again', () => {
    const two: Diary = { ...EMPTY_DIARY, incidents: [incident(1), incident(2)], next: 3 };
    const left = applyDiaryAction(two, { do: 'remove-sure', incident: 2 }, fields, NOW) ?? two;
    expect(left.incidents.map(({ id }) => id)).toEqual([1]);
    expect(withNewIncident(left, NOW).incidents.at(-1)?.id).toBe(3);
  });
});

describe('when it was', () => {
  const moment = (from: string) => ({ from, to: from, precision: 'day', open: false }) as const;
  const said = (words: string, from?: string) => ({
    words,
    start: 0,
    end: words.length,
    ...(from && { best: moment(from) }),
    others: [],
    certainty: 'sure' as const,
    doubts: [],
  });

  test('a sure time is taken, with the words it was read from', () => {
    expect(incidentTimeOf([said('on 3 march', '2026-03-03')])).toEqual({
      when: { words: 'on 3 march', sure: true, moment: moment('2026-03-03') },
    });
  });

  test('an ambiguous one is asked about, and so are two', () => {
    const two = { ...said('sunday', '2026-11-22'), certainty: 'ambiguous' as const };
    const asked = incidentTimeOf([{ ...two, others: [moment('2026-11-15')] }]).unsettled;
    expect([asked?.why, asked?.choices.map(({ moment: one }) => one?.from)]).toEqual([
      'ambiguous',
      ['2026-11-22', '2026-11-15'],
    ]);
    expect(incidentTimeOf([said('monday', '2026-11-16'), said('friday', '2026-11-20')]).unsettled?.why).toBe('several');
    expect(incidentTimeOf([said('monday', '2026-11-16'), said('the 16th', '2026-11-16')]).unsettled).toBeUndefined();
  });

  test('what is to come, or not in the calendar, is never taken', () => {
    for (const problem of ['future', 'impossible'] as const) {
      const { when, unsettled } = incidentTimeOf([{ ...said('then', '2027-01-01'), problem }]);
      expect([when, unsettled?.why, unsettled?.choices]).toEqual([undefined, problem, []]);
    }
  });

  test('words without a time are kept where a time was asked for, and left alone elsewhere', () => {
    expect(incidentTimeOf([], 'ages ago').unsettled).toEqual({
      why: 'unread',
      words: 'ages ago',
      choices: [],
    });
    expect(incidentTimeOf([])).toEqual({});
  });
});

describe('a record that is too large to keep', () => {
  test('takes no more words, and says so, rather than losing the rest', () => {
    const large = {
      ...EMPTY_DIARY,
      incidents: [incident(1, undefined, { told: { what: 'x'.repeat(MOST_CHARACTERS - 1000) } })],
    };
    expect([hasRoom(large, 'short'), hasRoom(large, 'y'.repeat(4000)), isFull(large)]).toEqual([true, false, false]);
    const many = { ...EMPTY_DIARY, incidents: Array.from({ length: MOST_INCIDENTS }, (_, id) => incident(id)) };
    expect(applyDiaryAction(many, { do: 'begin' }, fields, NOW)).toBeUndefined();
  });
});

test('saving some of it does not pass for saving the rest, and what is changed is unsaved again', () => {
  const two: Diary = { ...EMPTY_DIARY, incidents: [incident(1), incident(2), incident(3)] };
  const saved = withSaved(two, [1, 3, 99]);
  expect([unsavedIn(EMPTY_DIARY), unsavedIn(two), unsavedIn(saved)]).toEqual([[], [1, 2, 3], [2]]);
  expect(unsavedIn(withIncident(saved, incident(1, '2026-01-01')))).toEqual([1, 2]);
  expect(unsavedIn(withSaved(saved, [2]))).toEqual([]);
});
