import fc from 'fast-check';
import type { Incident } from '../../diary/diary';
import { pictureOf, timelineOf } from '../../diary/timeline';
import { dayOfIso, isoDate } from '../../model/calendar';
import { incident } from './incident';

const on = (...dates: readonly string[]) => dates.map((date, place) => incident(place + 1, date));
const ids = (incidents: readonly Incident[]) => incidents.map(({ id }) => id);

describe('the order of what happened', () => {
  test('is that of the calendar, whatever order it was told in; what has no day comes last', () => {
    const told = [
      incident(1),
      ...on('2026-03-03', '2026-01-01T21:00', '2026-01-01T09:00').map((one) => ({ ...one, id: one.id + 1 })),
    ];
    expect(ids(timelineOf(told).order)).toEqual([4, 3, 2, 1]);
  });

  test('loses nothing and makes nothing up', () => {
    const days = fc.array(fc.option(fc.integer({ min: 15_000, max: 21_000 }), { nil: undefined }));
    fc.assert(
      fc.property(days, (all) => {
        const told = all.map((day, id) => incident(id, day === undefined ? undefined : isoDate(day)));
        const { order, first, latest } = timelineOf(told);
        expect([...ids(order)].sort((a, b) => a - b)).toEqual(ids(told));
        const dated = all.filter((day) => day !== undefined).sort((a, b) => a - b);
        expect(first?.when?.moment?.from).toBe(dated.length > 0 ? isoDate(dated[0] ?? 0) : undefined);
        expect(latest?.when?.moment?.from).toBe(dated.length > 0 ? isoDate(dated.at(-1) ?? 0) : undefined);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('whether it happens more often', () => {
  test('is said when the later gaps are clearly shorter', () => {
    expect(timelineOf(on('2026-09-01', '2026-10-01', '2026-10-20', '2026-11-01', '2026-11-05')).trend).toBe(
      'more-often',
    );
  });

  test('is said when the later gaps are clearly longer', () => {
    expect(timelineOf(on('2026-09-01', '2026-09-03', '2026-09-06', '2026-10-06', '2026-11-20')).trend).toBe(
      'less-often',
    );
  });

  test('is not made out of small differences', () => {
    expect(timelineOf(on('2026-09-01', '2026-09-08', '2026-09-15', '2026-09-21', '2026-09-28')).trend).toBe('steady');
  });

  test('is left open for few, and for times that are not sharp enough', () => {
    expect(timelineOf(on('2026-09-01', '2026-10-01', '2026-10-02')).trend).toBeUndefined();
    const may = incident(9, '2026-05-01');
    const vague = {
      ...may,
      when: { words: 'in may', sure: true, moment: month('2026-05-01', '2026-05-31') },
    };
    const sharp = on('2026-09-01', '2026-10-01', '2026-10-20', '2026-11-01');
    expect(timelineOf([...sharp, vague]).trend).toBeUndefined();
  });

  test('is the same whatever order the incidents were told in', () => {
    const dates = fc.array(fc.integer({ min: 20_000, max: 20_400 }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(dates, (days) => {
        const told = days.map((day, id) => incident(id, isoDate(day)));
        expect(timelineOf([...told].reverse()).trend).toBe(timelineOf(told).trend);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

const month = (from: string, to: string) => ({ from, to, precision: 'month', open: false }) as const;

describe('how often', () => {
  test('counts the days from the first to the latest', () => {
    expect(timelineOf(on('2026-11-01', '2026-11-04', '2026-11-07')).often).toEqual({
      times: 3,
      span: 7,
      unit: 'day',
      everyDays: 3,
    });
    expect(timelineOf(on('2026-01-01', '2026-06-30')).often).toMatchObject({ unit: 'month', span: 6 });
  });

  test('says nothing of one, of one day, or where one entry stands for many times', () => {
    expect(timelineOf(on('2026-11-01')).often).toBeUndefined();
    expect(timelineOf(on('2026-11-01', '2026-11-01')).often).toBeUndefined();
    const [first, second] = on('2026-04-05', '2026-11-01');
    const often = { words: '20 times', sure: false, repeats: { count: 20, about: true } };
    const many = { ...first, when: { ...first?.when, ...often } } as Incident;
    expect(timelineOf([many, second as Incident]).often).toBeUndefined();
  });
});

describe('the picture', () => {
  test('has a column for every day, week, month or year between, the empty ones too', () => {
    const few = pictureOf(on('2026-11-01', '2026-11-01', '2026-11-04'));
    expect([few?.unit, few?.columns.map(({ count }) => count)]).toEqual(['day', [2, 0, 0, 1]]);
    const weeks = pictureOf(on('2026-09-02', '2026-11-17'));
    expect([weeks?.unit, weeks?.columns[0]?.from, weeks?.columns.length]).toEqual(['week', '2026-08-31', 12]);
    expect(pictureOf(on('2026-01-31', '2026-11-17'))?.unit).toBe('month');
    expect(pictureOf(on('2020-01-31', '2026-11-17'))?.unit).toBe('year');
  });

  test('shows every dated incident exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 22_000 }), { minLength: 2 }), (days) => {
        const picture = pictureOf(days.map((day, id) => incident(id, isoDate(day))));
        expect(picture?.columns.reduce((sum, { count }) => sum + count, 0)).toBe(days.length);
        expect(dayOfIso(picture?.first ?? '')).toBe(Math.min(...days));
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  test('is not drawn of a single one', () => {
    expect(pictureOf([incident(1, '2026-11-01'), incident(2)])).toBeUndefined();
  });
});
