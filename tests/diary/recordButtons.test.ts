import fc from 'fast-check';
import { mergeAccount, withConfirmedTime } from '../../diary/account';
import {
  type Diary,
  EMPTY_DIARY,
  hasRoom,
  hasWords,
  type Incident,
  isFull,
  MOST_CHARACTERS,
  nextDiaryStep,
  withIncident,
} from '../../diary/diary';
import { applyDiaryAction, backOneField, type DiaryAction } from '../../diary/diaryActions';
import { groupsLeft } from '../../diary/fieldGroups';
import type { UnconfirmedTime } from '../../diary/incidentTime';
import { realKnowledge } from '../realKnowledge';
import { incident } from './incident';

const fields = realKnowledge.diary_fields;
const ids = fields.map(({ id }) => id);
const NOW = new Date('2026-11-24T10:30:00Z');
const time = (date: string) =>
  ({
    words: 'sunday',
    sure: false,
    moment: { from: date, to: date, precision: 'day', open: false },
  }) as const;
const unsettled: UnconfirmedTime = {
  why: 'ambiguous',
  words: 'sunday',
  choices: [time('2026-11-22'), time('2026-11-15')],
};

/** A record with two incidents, of which this one is being told. */
function telling(one: Incident, field?: string): Diary {
  const open = field === undefined ? { incident: one.id } : { incident: one.id, field };
  return { incidents: [incident(7, '2026-11-01'), one], telling: open, next: 9, savedIds: [7, 8], warned: true };
}

const press = (diary: Diary, deed: DiaryAction) => applyDiaryAction(diary, deed, fields, NOW);
const step = (diary: Diary | undefined) => diary && nextDiaryStep(fields, diary);
const tellingOf = (diary: Diary | undefined) => diary?.incidents.find(({ id }) => id === 8);

describe('a time that could be two', () => {
  const diary = telling(incident(8, undefined, { told: { what: 'he rang' }, unsettled }));

  test('is asked about before anything else', () => {
    expect(step(diary)).toMatchObject({ kind: 'settle', incident: { id: 8 }, unsettled });
  });

  test.each([0, 1])('and chosen by a button, is that one and is sure', (choice) => {
    const after = press(diary, { do: 'time', incident: 8, choice });
    expect(tellingOf(after)).toEqual({
      ...incident(8),
      told: { what: 'he rang', when: 'sunday' },
      when: { ...unsettled.choices[choice], sure: true, isChosen: true },
    });
    expect(step(after)).toMatchObject({ kind: 'ask', field: { id: 'where' } });
  });

  test('and kept in the person’s own words, is not dated on a guess', () => {
    const after = press(diary, { do: 'time-words', incident: 8 });
    expect(tellingOf(after)).toEqual({
      ...incident(8),
      told: { what: 'he rang', when: 'sunday' },
      when: { words: 'sunday', sure: false },
    });
  });

  test('and neither, is asked for again, and all else that was told stays', () => {
    const after = press(diary, { do: 'time-again', incident: 8 });
    expect(tellingOf(after)).toEqual({ ...incident(8), told: { what: 'he rang' } });
    expect(step(after)).toMatchObject({ kind: 'ask', field: { id: 'when' } });
    expect(tellingOf(backOneField(diary, fields))).toEqual(tellingOf(after));
  });

  test('is kept in the person’s own words when they have told enough', () => {
    const after = press(diary, { do: 'stop', incident: 8 });
    expect(after?.telling).toBeUndefined();
    expect(tellingOf(after)?.when).toEqual({ words: 'sunday', sure: false });
  });

  test.each(['time', 'time-again', 'time-words'] as const)('is not taken from a late press of “%s”', (act) => {
    const settled = telling(incident(8, '2026-11-22'));
    for (const choice of [undefined, -1, 0, 1, 2]) {
      const deed = { do: act, incident: 8, ...(choice !== undefined && { choice }) };
      expect(press(settled, deed)).toBeUndefined();
    }
    for (const choice of [undefined, -1, 2])
      expect(press(diary, { do: 'time', incident: 8, ...(choice !== undefined && { choice }) })).toBeUndefined();
  });
});

describe('while something is asked', () => {
  const asking = telling(incident(8, undefined, { told: { what: 'he rang', when: 'ages ago', where: '', ended: '' } }));

  test('a button with an answer writes that answer, and the next thing is asked', () => {
    const how = fields.find(({ id }) => id === 'how');
    for (const [choice, { label }] of (how?.options ?? []).entries()) {
      const after = press(asking, { do: 'option', incident: 8, field: 'how', choice });
      expect(tellingOf(after)?.told).toEqual({ what: 'he rang', when: 'ages ago', where: '', ended: '', how: label });
      expect(step(after)).toMatchObject({ kind: 'ask', field: { id: 'first-hand' } });
    }
  });

  test('an answer that there is not, or to something that is not asked, writes nothing', () => {
    for (const choice of [-1, 99])
      expect(press(asking, { do: 'option', incident: 8, field: 'how', choice })).toBeUndefined();
    expect(press(asking, { do: 'option', incident: 8, field: 'how' })).toBeUndefined();
    expect(press(asking, { do: 'option', incident: 8, field: 'where', choice: 0 })).toBeUndefined();
    expect(press(asking, { do: 'option', incident: 8, choice: 0 })).toBeUndefined();
    // The same button, under an incident that is not being told.
    expect(press(asking, { do: 'option', incident: 7, field: 'how', choice: 0 })).toBeUndefined();
  });

  test('only what is asked can be skipped, and with it what is asked about together', () => {
    const group = fields.filter(({ id, with: lead }) => id === 'how' || lead === 'how');
    const groupSkipped = Object.fromEntries(group.map(({ id }) => [id, '']));
    for (const field of [...ids, 'nothing']) {
      const after = press(asking, { do: 'skip', incident: 8, field });
      expect([field, tellingOf(after)?.told]).toEqual([
        field,
        field === 'how' ? { ...tellingOf(asking)?.told, ...groupSkipped } : undefined,
      ]);
      expect(press(asking, { do: 'skip', incident: 7, field })).toBeUndefined();
    }
    expect(press(asking, { do: 'skip', incident: 8 })).toBeUndefined();
  });

  test('whoever has told enough is asked no more, and every word stays', () => {
    const after = press(asking, { do: 'stop', incident: 8 });
    const skipped = Object.fromEntries(ids.map((id) => [id, '']));
    expect(tellingOf(after)?.told).toEqual({ ...skipped, what: 'he rang', when: 'ages ago' });
    expect(after?.telling).toBeUndefined();
    expect(step(after)).toEqual({ kind: 'idle' });
  });

  test('how much is left to ask is told truly', () => {
    const one = tellingOf(asking) ?? incident(8);
    expect(groupsLeft(fields, one)).toBe(3);
  });
});

describe('one field can be told anew', () => {
  const whole = Object.fromEntries(ids.map((id) => [id, `about ${id}`]));
  const told = telling(incident(8, '2026-11-22', { told: whole }));

  test.each(ids)('“%s” is asked for again, kept by a press, and skipped by another', (field) => {
    const again = press(told, { do: 'field', incident: 8, field });
    expect(step(again)).toMatchObject({ kind: 'ask', field: { id: field } });
    expect(again?.incidents).toEqual(told.incidents);
    const kept = again && press(again, { do: 'keep', incident: 8, field });
    expect(step(kept)).toMatchObject({ kind: 'told' });
    expect(kept?.incidents).toEqual(told.incidents);
    const skipped = again && press(again, { do: 'skip', incident: 8, field });
    expect(tellingOf(skipped)?.told).toEqual({ ...whole, [field]: '' });
    expect(tellingOf(skipped)?.when === undefined).toBe(field === 'when');
  });

  test('a field that there is not cannot be, and nothing is kept that was not asked', () => {
    expect(press(told, { do: 'field', incident: 8, field: 'nothing' })).toBeUndefined();
    for (const field of ids) expect(press(told, { do: 'keep', incident: 8, field })).toBeUndefined();
  });

  test('back goes field by field to the first, and then out', () => {
    const some = Object.fromEntries(ids.slice(0, 4).map((id) => [id, `about ${id}`]));
    let diary = telling(incident(8, '2026-11-22', { told: some }));
    for (const id of ids.slice(0, 4).reverse()) {
      diary = backOneField(diary, fields);
      expect(step(diary)).toMatchObject({ kind: 'ask', field: { id } });
    }
    expect(backOneField(diary, fields)).toEqual({ ...diary, telling: undefined });
    expect(backOneField(told, fields).telling).toBeUndefined();
  });
});

describe('the record as a whole', () => {
  const diary = telling(incident(8, undefined, { told: { what: 'he rang' } }));

  test.each(['show', 'pick', 'done', 'change', 'remove'] as const)('“%s” ends the telling and keeps all', (act) => {
    const after = press(diary, { do: act, incident: 8 });
    expect(after?.telling).toBeUndefined();
    expect(after?.incidents).toEqual(diary.incidents);
  });

  test('a new incident begins beside the others, with an id of its own', () => {
    const after = press(diary, { do: 'begin' });
    expect(after?.incidents).toEqual([...diary.incidents, { id: 9, written: NOW.toISOString(), told: {} }]);
    expect(after?.telling).toEqual({ incident: 9 });
  });

  test('after each change it is to be saved again, and leaving warns again', () => {
    const changed = withIncident(diary, incident(8));
    expect([changed.savedIds, changed.warned]).toEqual([[7], false]);
    expect(EMPTY_DIARY.warned).toBe(false);
  });

  test('an incident is kept for its time alone, or for one word, and not for nothing', () => {
    const empty = incident(8, undefined, { told: { what: '', where: '' } });
    expect(hasWords(empty)).toBe(false);
    expect(hasWords({ ...empty, told: { what: '', where: 'at work' } })).toBe(true);
    expect(hasWords(incident(8, '2026-11-22', { told: {} }))).toBe(true);
    expect(press(telling(empty), { do: 'show' })?.incidents.map(({ id }) => id)).toEqual([7]);
  });

  test('it is full at so many characters, and takes words up to there', () => {
    const filled = (characters: number): Diary => {
      const rest = JSON.stringify([incident(1, undefined, { told: { what: '' } })]).length;
      return {
        ...EMPTY_DIARY,
        incidents: [incident(1, undefined, { told: { what: 'x'.repeat(characters - rest) } })],
      };
    };
    expect([isFull(filled(MOST_CHARACTERS - 1)), isFull(filled(MOST_CHARACTERS))]).toEqual([false, true]);
    const nearly = filled(MOST_CHARACTERS - 1000);
    expect([hasRoom(nearly, 'x'.repeat(999)), hasRoom(nearly, 'x'.repeat(1000))]).toEqual([true, false]);
  });
});

describe('what is told later', () => {
  const when = time('2026-11-22');

  test('takes the place of what was asked for, and is added to all else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (field, asked) => {
        const one = incident(8, undefined, { told: { [field]: 'before' } });
        const { told } = mergeAccount(one, fields, asked, { told: { [field]: 'after' } });
        expect(told).toEqual({ [field]: field === asked ? 'after' : 'before; after' });
      }),
    );
  });

  test('a time told in passing is taken where none is known, and changes none that is', () => {
    const none = incident(8);
    expect(mergeAccount(none, fields, 'what', { told: {}, when })).toEqual(withConfirmedTime(none, fields, when));
    expect(mergeAccount(none, fields, 'what', { told: {}, unsettled })).toEqual({ ...none, unsettled });
    for (const known of [incident(8, '2026-11-01'), incident(8, undefined, { unsettled })]) {
      expect(mergeAccount(known, fields, 'what', { told: {}, when })).toEqual(known);
      expect(mergeAccount(known, fields, 'what', { told: {}, unsettled })).toEqual(known);
    }
  });

  test('a time that was asked for takes the place of the old one', () => {
    const known = incident(8, '2026-11-01', { told: { what: 'he rang', when: 'on the first' } });
    expect(mergeAccount(known, fields, 'when', { told: {}, when })).toMatchObject({
      told: { what: 'he rang', when: 'sunday' },
      when,
    });
    const doubted = mergeAccount(known, fields, 'when', { told: {}, unsettled });
    expect(doubted).toEqual({
      ...incident(8),
      told: { what: 'he rang' },
      unsettled: { ...unsettled, before: known.when },
    });
    expect(mergeAccount(known, fields, 'when', { told: {} })).toEqual(known);
  });
});
