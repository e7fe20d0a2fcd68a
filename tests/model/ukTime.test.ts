import { dayOfIso } from '../../model/calendar';
import { timesShown, ukTime } from '../../model/ukTime';

/** The days on which clocks changed in the UK, as published. */
const FORWARD = ['2019-03-31', '2024-03-31', '2025-03-30', '2026-03-29', '2027-03-28', '2030-03-31'];
const BACK = ['2019-10-27', '2024-10-27', '2025-10-26', '2026-10-25', '2027-10-31', '2030-10-27'];

const minutes = Array.from({ length: 1440 }, (_, minute) => minute);
const shown = (date: string, times: string) => minutes.filter((minute) => timesShown(dayOfIso(date), minute) === times);
const hour = Array.from({ length: 60 }, (_, minute) => 60 + minute);

test.each(FORWARD)('on %s no clock in Britain showed 01:00 to 01:59', (date) => {
  expect(shown(date, 'never')).toEqual(hour);
  expect(shown(date, 'twice')).toEqual([]);
});

test.each(BACK)('on %s every clock in Britain showed 01:00 to 01:59 twice', (date) => {
  expect(shown(date, 'twice')).toEqual(hour);
  expect(shown(date, 'never')).toEqual([]);
});

test.each(['2026-03-28', '2026-03-30', '2026-10-24', '2026-10-26', '2026-07-01', '2026-12-25'])(
  'on %s every minute came once',
  (date) => expect(shown(date, 'once')).toEqual(minutes),
);

test('minutes beyond midnight are those of the next day', () => {
  expect(timesShown(dayOfIso('2026-03-28'), 1440 + 90)).toBe('never');
  expect(timesShown(dayOfIso('2026-10-24'), 1440 + 90)).toBe('twice');
});

test('opening hours and incidents go by the same clock', () => {
  for (const [date, count] of [
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-11-22', 24],
  ] as const) {
    const from = Date.parse(`${date}T00:00:00Z`) - 3_600_000;
    const hours = Array.from({ length: 27 }, (_, at) => ukTime(new Date(from + at * 3_600_000)));
    const ofDay = hours.filter((at) => at.date === date);
    expect(ofDay).toHaveLength(count);
    const times = { never: 0, once: 1, twice: 2 };
    for (const minute of [0, 60, 120, 1380])
      expect(ofDay.filter((at) => at.minute === minute)).toHaveLength(times[timesShown(dayOfIso(date), minute)]);
  }
});
