import type { IncidentTime } from '../../diary/incidentTime';
import { incidentTimeOf } from '../../diary/incidentTime';
import { partOfAccount } from '../../diary/partOfAccount';
import { pictureOf, timelineOf } from '../../diary/timeline';
import type { DialogueAct } from '../../language/dialogueAct';
import type { NluResult } from '../../language/nluResult';
import type { TimeExpression } from '../../language/times/timeExpression';
import { incident } from './incident';

/** Incidents on these days, counted from the first of January 2026. */
const onDays = (...days: readonly number[]) =>
  days.map((day, id) => incident(id + 1, new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)));

describe('how often it happened is said in the unit that people would use', () => {
  test.each([
    [1, 'day', 2],
    [13, 'day', 14],
    [14, 'week', 2],
    [90, 'week', 13],
    [91, 'month', 3],
    [364, 'month', 12],
  ])('over %i days: by the %s, %i of them', (days, unit, span) => {
    expect(timelineOf(onDays(0, days)).often).toEqual({ times: 2, span, unit, everyDays: days });
  });

  test('nothing is counted where one entry stands for many times, and the first and the latest are still named', () => {
    const [first, last] = onDays(0, 9);
    const many = { words: '20 times', sure: false, repeats: { count: 20, about: true } };
    const told = [{ ...first, when: { ...first?.when, ...many } as IncidentTime }, last].flatMap((one) => one ?? []);
    expect(timelineOf(told as ReturnType<typeof onDays>)).toMatchObject({ first: told[0], latest: last });
    expect(timelineOf(told as ReturnType<typeof onDays>)).not.toHaveProperty('often');
  });
});

describe('that it happens more often is said', () => {
  test.each([
    [[0, 30, 50], undefined],
    [[0, 30, 50, 70], 'more-often'],
    [[0, 3, 5, 7], 'more-often'],
    [[0, 29, 49, 69], 'steady'],
    [[0, 20, 40, 70], 'less-often'],
    [[0, 20, 40, 69], 'steady'],
    [[0, 0, 1, 3], 'less-often'],
  ])('from the fourth incident on, when gaps differ by half as much again: %j', (days, trend) => {
    expect(timelineOf(onDays(...days)).trend).toBe(trend);
  });

  test.each(['minute', 'part-of-day', 'day', 'weekend'] as const)(
    'of times as sharp as a %s, and of no others',
    (precision) => {
      const told = onDays(0, 30, 50, 70).map((one) => ({
        ...one,
        ...(one.when?.moment && { when: { ...one.when, moment: { ...one.when.moment, precision } } }),
      }));
      expect(timelineOf(told).trend).toBe('more-often');
      const vague = told.map((one) => ({
        ...one,
        ...(one.when?.moment && {
          when: { ...one.when, moment: { ...one.when.moment, precision: 'week' as const } },
        }),
      }));
      expect(timelineOf(vague).trend).toBeUndefined();
    },
  );
});

describe('the picture fits a small phone', () => {
  test.each([
    [25, 'day', 26, '2026-01-01'],
    [26, 'week', 5, '2025-12-29'],
    [178, 'week', 26, '2025-12-29'],
    [179, 'month', 6, '2026-01-01'],
    [789, 'month', 26, '2026-01-01'],
    [790, 'year', 3, '2026-01-01'],
  ])('%i days are drawn by the %s in %i columns', (days, unit, columns, from) => {
    const picture = pictureOf(onDays(0, days));
    expect([picture?.unit, picture?.columns.length, picture?.columns[0]?.from]).toEqual([unit, columns, from]);
    expect([picture?.columns[0]?.count, picture?.columns.at(-1)?.count]).toEqual([1, 1]);
    expect(pictureOf(onDays(0, 1, days))?.latest).toBe(picture?.latest);
    expect(picture?.first).toBe('2026-01-01');
    expect(picture?.latest).toBe(onDays(days)[0]?.when?.moment?.from);
  });

  test('and each column says when it begins', () => {
    const months = pictureOf(onDays(0, 400))?.columns.map(({ from }) => from);
    expect(months?.slice(10)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']);
    expect(pictureOf(onDays(0, 900))?.columns.map(({ from }) => from)).toEqual([
      '2026-01-01',
      '2027-01-01',
      '2028-01-01',
    ]);
  });
});

describe('what was said of when', () => {
  const moment = (from: string) => ({ from, to: from, precision: 'day', open: false }) as const;
  const said = (words: string, dates: readonly string[], more: Partial<TimeExpression> = {}): TimeExpression => ({
    words,
    start: 0,
    end: words.length,
    ...(dates[0] && { best: moment(dates[0]) }),
    others: dates.slice(1).map(moment),
    certainty: 'sure',
    doubts: [],
    ...more,
  });

  test('of two times both are asked about, each in its own words', () => {
    const { unsettled } = incidentTimeOf([said('monday', ['2026-11-16']), said('friday', ['2026-11-20'])]);
    expect(unsettled).toEqual({
      why: 'several',
      words: 'monday, friday',
      choices: [
        { words: 'monday', sure: true, moment: moment('2026-11-16') },
        { words: 'friday', sure: true, moment: moment('2026-11-20') },
      ],
    });
  });

  test('no more than four are offered', () => {
    const dates = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
    const { unsettled } = incidentTimeOf([said('then', dates, { certainty: 'ambiguous' })]);
    expect(unsettled?.choices.map((one) => one.moment?.from)).toEqual(dates.slice(0, 4));
  });

  test('a day to come is shown back as it was read, with what else it may have been', () => {
    const { unsettled } = incidentTimeOf([said('friday', ['2026-11-27', '2026-11-20'], { problem: 'future' })]);
    expect(unsettled).toEqual({
      why: 'future',
      words: 'friday',
      read: { words: 'friday', sure: true, moment: moment('2026-11-27') },
      choices: [{ words: 'friday', sure: true, moment: moment('2026-11-20') }],
    });
    expect(incidentTimeOf([said('30 february', [], { problem: 'impossible' })]).unsettled).not.toHaveProperty('read');
  });

  test('how often is kept with when, and kept without it', () => {
    const repeats = { count: 3, about: false };
    expect(incidentTimeOf([said('3 times', [], { repeats })])).toEqual({
      when: { words: '3 times', sure: true, repeats },
    });
    expect(incidentTimeOf([said('on friday', ['2026-11-20'])]).when).not.toHaveProperty('repeats');
  });

  test('what names no time is passed over for what does', () => {
    expect(incidentTimeOf([said('ages ago', []), said('monday', ['2026-11-16'])])).toEqual({
      when: { words: 'monday', sure: true, moment: moment('2026-11-16') },
    });
  });
});

describe('while an incident is told', () => {
  const part = (wordCount: number, act: DialogueAct, isQuestion = false, topics: NluResult['topics'] = []) =>
    partOfAccount({ wordCount, isQuestion, topics }, act);
  const command = (name: string): DialogueAct => ({ kind: 'command', command: name });
  const topic = (name: string): DialogueAct => ({ kind: 'topic', topic: name });
  const asked: DialogueAct = { kind: 'asked', shortAnswer: 'who-can-help' };
  const urgent = (need: 'emergency' | 'self-harm' | 'despair'): DialogueAct => ({ kind: 'urgent', need });

  test('a request of up to six words is one, and a longer one is a part of the account', () => {
    expect([part(6, command('restart')), part(7, command('restart'))]).toEqual(['no', 'only']);
  });

  test('a cry for help is kept beside the help from two words on, and thoughts of death from fourteen', () => {
    expect([part(1, urgent('emergency')), part(2, urgent('emergency'))]).toEqual(['no', 'also']);
    expect([part(13, urgent('self-harm')), part(14, urgent('self-harm'))]).toEqual(['no', 'also']);
    expect([part(2, urgent('despair')), part(3, urgent('despair'))]).toEqual(['no', 'also']);
  });

  test('to leave is to leave, however it is said', () => {
    expect(part(40, command('exit'))).toBe('no');
  });

  test.each(['helplines', 'a-person-please', 'self-harm'])(
    'who asks for a number (%s) in six words gets it',
    (name) => {
      const named = [{ topic: name, words: name, wordCount: 1, start: 0, end: name.length }];
      for (const act of [topic(name), asked])
        expect([part(6, act, false, named), part(7, act, false, named)]).toEqual(['no', 'only']);
    },
  );

  test('any other topic that is only touched on is a part of the account, unless it is a question', () => {
    for (const act of [topic('evidence'), asked]) expect([part(2, act), part(20, act, true)]).toEqual(['only', 'no']);
    expect(part(20, command('restart'), true)).toBe('no');
    expect(part(20, { kind: 'answer' }, true)).toBe('only');
  });
});
