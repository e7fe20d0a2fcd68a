import type { Hours } from '../../model/knowledge';
import { DAYS, MINUTES_A_DAY, ukTime } from '../../model/ukTime';
import { holidaysOf } from '../../triage/areas';
import { type Holidays, NO_HOLIDAYS } from '../../triage/holidays';
import { openState } from '../../triage/openHours';
import { realKnowledge } from '../realKnowledge';

const none = NO_HOLIDAYS;
const off = (...dates: readonly string[]): Holidays => ({ ...NO_HOLIDAYS, dates: new Set(dates) });
const weekdays: Hours = {
  kind: 'weekly',
  open: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 570, closes: 960 }],
  bank_holidays: 'closed',
  usually: false,
};
const at = (iso: string, hours: Hours = weekdays, holidays: Holidays = none) =>
  openState(hours, ukTime(new Date(iso)), holidays);

describe('the UK clock', () => {
  test.each([
    ['a winter noon is noon in London', '2026-11-22T12:00:00Z', '2026-11-22', 'sun', 720],
    ['a summer noon is 1pm in London', '2026-07-01T12:00:00Z', '2026-07-01', 'wed', 780],
    ['the minute before clocks go forward', '2026-03-29T00:59:00Z', '2026-03-29', 'sun', 59],
    ['the minute at which clocks go forward', '2026-03-29T01:00:00Z', '2026-03-29', 'sun', 120],
    ['the hour that comes twice, first time', '2026-10-25T00:30:00Z', '2026-10-25', 'sun', 90],
    ['the hour that comes twice, second time', '2026-10-25T01:30:00Z', '2026-10-25', 'sun', 90],
    ['late in a summer evening it is the next day already', '2026-06-30T23:30:00Z', '2026-07-01', 'wed', 30],
    ['midnight is minute 0, not minute 1440', '2026-01-05T00:00:00Z', '2026-01-05', 'mon', 0],
  ])('%s', (_name, iso, date, day, minute) => {
    expect(ukTime(new Date(iso))).toEqual({ date, day, minute });
  });
});

describe('a person is told the truth about when someone answers', () => {
  test('open: how long, and until when', () => {
    expect(at('2026-11-24T15:50:00Z')).toEqual({ kind: 'open', usually: false, minutesLeft: 10, until: 960 });
  });
  test('the closing minute is closed', () => {
    expect(at('2026-11-24T16:00:00Z').kind).toBe('closed');
  });
  test('the opening minute is open', () => {
    expect(at('2026-11-24T09:30:00Z').kind).toBe('open');
  });
  test('in summer it opens by the summer clock', () => {
    expect(at('2026-07-07T08:29:00Z').kind).toBe('closed');
    expect(at('2026-07-07T08:30:00Z').kind).toBe('open');
  });
  test('before opening: later today', () => {
    expect(at('2026-11-24T08:50:00Z')).toMatchObject({ opens: { inDays: 0, day: 'tue', minute: 570 } });
  });
  test('on Friday evening: Monday', () => {
    expect(at('2026-11-27T20:00:00Z')).toMatchObject({ opens: { inDays: 3, day: 'mon', minute: 570 } });
  });
  test('a bank holiday on Monday moves it to Tuesday', () => {
    const easter = off('2026-04-03', '2026-04-06');
    expect(at('2026-04-02T20:00:00Z', weekdays, easter)).toMatchObject({ opens: { inDays: 5, day: 'tue' } });
  });
  test('in Christmas week it opens as it says of that week, whatever it does on other holidays', () => {
    const short = { days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, opens: 600, closes: 720 };
    const hours: Hours = {
      ...weekdays,
      special: [
        { valid_from: '2026-12-25', valid_to: '2026-12-28', open: [] },
        { valid_from: '2026-12-29', valid_to: '2026-12-31', open: [short] },
      ],
    };
    const christmas = off('2026-12-25', '2026-12-28', '2027-01-01');
    expect(at('2026-12-24T15:00:00Z', hours, christmas).kind).toBe('open');
    expect(at('2026-12-24T17:00:00Z', hours, christmas)).toMatchObject({ opens: { inDays: 5, minute: 600 } });
    expect(at('2026-12-29T12:30:00Z', hours, christmas)).toMatchObject({ opens: { inDays: 1, minute: 600 } });
    expect(at('2026-12-31T12:30:00Z', hours, christmas)).toMatchObject({ opens: { inDays: 4, minute: 570 } });
    // Said of the very day, it is known although bank holidays are not.
    const unsure: Hours = { ...hours, bank_holidays: 'not-known' };
    expect(at('2026-12-25T12:00:00Z', unsure, christmas).kind).toBe('closed');
    expect(at('2027-01-01T12:00:00Z', unsure, christmas).kind).toBe('not-known');
  });
  test('where nobody knows about bank holidays, nothing is claimed for one', () => {
    const hours = { ...weekdays, bank_holidays: 'not-known' } as const;
    const christmas = off('2026-12-25');
    expect(at('2026-12-25T11:00:00Z', hours, christmas)).toEqual({ kind: 'not-known', holiday: true });
    expect(at('2026-12-24T20:00:00Z', hours, christmas)).toMatchObject({ opens: { day: 'mon' } });
  });
  test.each([
    ['Boxing Day on a Saturday, four days off work being others', '2026-12-26T11:00:00Z'],
    ['Christmas Day on a Saturday', '2027-12-25T11:00:00Z'],
    ["New Year's Day on a Saturday", '2028-01-01T11:00:00Z'],
    ['Easter Sunday, which is no bank holiday', '2027-03-28T10:00:00Z'],
    ['the afternoon of Christmas Eve', '2026-12-24T12:00:00Z'],
    ["the afternoon of New Year's Eve", '2026-12-31T15:00:00Z'],
  ])('no hours are promised on %s', (_name, iso) => {
    const open = [{ days: DAYS, opens: 540, closes: 1200 }];
    const england = holidaysOf(realKnowledge, 'england');
    expect(at(iso, { ...weekdays, open, bank_holidays: 'not-known' }, england)).toEqual({
      kind: 'not-known',
      holiday: true,
    });
    expect(at(iso, { ...weekdays, open }, england).kind).not.toBe('open');
    expect(at(iso, { ...weekdays, open, bank_holidays: 'open' }, england).kind).toBe('open');
  });
  test('on the morning of Christmas Eve someone answers, and nothing is promised after noon', () => {
    const england = holidaysOf(realKnowledge, 'england');
    expect(at('2026-12-24T10:00:00Z', weekdays, england)).toMatchObject({ kind: 'open', until: 720 });
  });
  test('the holidays of a nation are those of that nation', () => {
    const open = [{ days: DAYS, opens: 540, closes: 1200 }];
    const on = (area: string, iso: string) => at(iso, { ...weekdays, open }, holidaysOf(realKnowledge, area)).kind;
    expect([on('scotland', '2027-01-02T11:00:00Z'), on('england', '2027-01-02T11:00:00Z')]).toEqual(['closed', 'open']);
    expect([on('northern-ireland', '2026-07-12T11:00:00Z'), on('wales', '2026-07-12T11:00:00Z')]).toEqual([
      'closed',
      'open',
    ]);
  });
  test('open at all hours is open on a bank holiday too', () => {
    expect(at('2026-12-25T03:00:00Z', { kind: 'always' }, off('2026-12-25'))).toEqual({
      kind: 'always',
    });
  });
  test('a line that never opens is closed, without a promise', () => {
    expect(at('2026-11-24T09:00:00Z', { ...weekdays, open: [] })).toEqual({ kind: 'closed', usually: false });
  });
  test('a lunch break: it opens again after it', () => {
    const open = [
      { days: ['tue'], opens: 540, closes: 720 },
      { days: ['tue'], opens: 780, closes: 1020 },
    ] as const;
    expect(at('2026-11-24T12:15:00Z', { ...weekdays, open })).toMatchObject({
      opens: { inDays: 0, minute: 780 },
    });
  });
  test('before the first of two openings, the first is told; at midnight too', () => {
    const open = [
      { days: ['tue'], opens: 780, closes: 1020 },
      { days: ['tue'], opens: 540, closes: 720 },
      { days: ['wed'], opens: 0, closes: 60 },
    ] as const;
    const hours = { ...weekdays, open };
    expect(at('2026-11-24T06:00:00Z', hours)).toMatchObject({ opens: { inDays: 0, minute: 540 } });
    expect(at('2026-11-24T20:00:00Z', hours)).toMatchObject({ opens: { inDays: 1, minute: 0 } });
  });
  test('who answers on bank holidays is open on one', () => {
    const hours = { ...weekdays, bank_holidays: 'open' } as const;
    expect(at('2026-12-25T11:00:00Z', hours, off('2026-12-25')).kind).toBe('open');
    expect(at('2026-12-25T11:00:00Z', weekdays, off('2026-12-25')).kind).toBe('closed');
  });
  test('through every minute of a week, open and closed follow the hours and nothing else', () => {
    const monday = Date.parse('2026-11-23T00:00:00Z');
    for (let minute = 0; minute < 7 * MINUTES_A_DAY; minute++) {
      const state = openState(weekdays, ukTime(new Date(monday + minute * 60_000)), none);
      const ofDay = minute % MINUTES_A_DAY;
      const open = minute < 5 * MINUTES_A_DAY && ofDay >= 570 && ofDay < 960;
      if ((state.kind === 'open') !== open) throw new Error(`Wrong at minute ${minute}.`);
    }
  });
});
