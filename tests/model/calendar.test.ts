import fc from 'fast-check';
import {
  addMonths,
  dateOf,
  dayNumber,
  dayOfIso,
  easterSunday,
  firstOfMonth,
  isoDate,
  isoDateTime,
  nthWeekday,
  weekdayBefore,
  weekdayOf,
} from '../../model/calendar';

/** Easter Sundays as published. */
const EASTERS =
  '2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25 2038-04-25';
const years = fc.integer({ min: 1900, max: 2199 });
const days = fc.integer({ min: -25_567, max: 84_000 });
const weekdays = fc.nat({ max: 6 });

test.each(EASTERS.split(' '))('Easter is on %s', (date) => {
  expect(isoDate(easterSunday(Number(date.slice(0, 4))))).toBe(date);
});

test('Easter is a Sunday from 22 March to 25 April in every year', () => {
  for (let year = 1900; year < 2200; year++) {
    const { month, date } = dateOf(easterSunday(year));
    expect(weekdayOf(easterSunday(year))).toBe(6);
    expect([year, month === 3 ? date >= 22 : month === 4 && date <= 25]).toEqual([year, true]);
  }
});

test('a date is the same date as a day and back, and one that does not exist is none', () => {
  fc.assert(
    fc.property(days, (day) => {
      const { year, month, date } = dateOf(day);
      expect([dayNumber(year, month, date), dayOfIso(isoDate(day)), dayOfIso(`${isoDate(day)}T23:59`)]).toEqual([
        day,
        day,
        day,
      ]);
    }),
  );
  expect([dayNumber(2026, 2, 29), dayNumber(2026, 4, 31), dayNumber(2026, 13, 1), dayNumber(2026, 1, 0)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(dayNumber(2024, 2, 29)).toBe(dayOfIso('2024-02-29'));
});

test('a minute of a day is a time of that day, and beyond midnight of the next', () => {
  const day = dayOfIso('2026-11-22');
  expect([isoDateTime(day, 0), isoDateTime(day, 1439), isoDateTime(day, 1440)]).toEqual([
    '2026-11-22T00:00',
    '2026-11-22T23:59',
    '2026-11-23T00:00',
  ]);
});

test('days of the week are those of the calendar', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(weekdayOf(day)).toBe((new Date(`${isoDate(day)}T00:00Z`).getUTCDay() + 6) % 7);
    }),
  );
});

test('last such weekday is one to seven days before', () => {
  fc.assert(
    fc.property(days, weekdays, (day, weekday) => {
      const before = weekdayBefore(day, weekday);
      expect(weekdayOf(before)).toBe(weekday);
      expect(day - before).toBeGreaterThanOrEqual(1);
      expect(day - before).toBeLessThanOrEqual(7);
    }),
  );
});

test('the nth weekday of a month has n - 1 of its kind before it, and the last none after it', () => {
  fc.assert(
    fc.property(years, fc.integer({ min: 1, max: 12 }), weekdays, (year, month, weekday) => {
      const first = firstOfMonth(year, month);
      const all = Array.from({ length: firstOfMonth(year, month + 1) - first }, (_, at) => first + at);
      const those = all.filter((day) => weekdayOf(day) === weekday);
      for (const [at, day] of those.entries()) expect(nthWeekday(year, month, weekday, at + 1)).toBe(day);
      expect(nthWeekday(year, month, weekday, -1)).toBe(those.at(-1));
    }),
  );
});

test('months before and after keep the day, or are the last day of a shorter month', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -40, max: 40 }), (day, months) => {
      const from = dateOf(day);
      const to = dateOf(addMonths(day, months));
      expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
      const isLast = dateOf(addMonths(day, months) + 1).date === 1;
      expect(to.date === from.date || (to.date < from.date && isLast)).toBe(true);
    }),
  );
});
