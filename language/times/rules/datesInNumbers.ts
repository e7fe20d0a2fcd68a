import { dayNumber } from '../../../model/calendar';
import type { Cursor } from '../timeMessage';
import type { DaysMatch, TimeRule } from '../tokenMatch';
import { dateMatch, dateWithoutYear } from './daysOfMonths';
import { fullYear } from './monthsAndYears';

/** A date in numbers: year first, or day first as in Britain. Never month first. */
export const dateInNumbers: TimeRule = (at) => {
  if (at.kind !== 'number') return undefined;
  if (at.noSpaceBefore && /^[/.:\d-]$/.test(at.before.word)) return undefined;
  const [first, sign, second] = [at.word, at.step(1).word, at.step(2).word];
  const spaced = sign === second;
  if (spaced || !/^[/.\-–]$/.test(sign) || !/^\d+$/.test(first) || !/^\d+$/.test(second)) return undefined;
  const together = at.step(1).noSpaceBefore && at.step(2).noSpaceBefore;
  const then = at.step(3);
  const third = then.word === sign ? then.step(1).word : '';
  const year = /^(?:\d{2}|\d{4})$/.test(third) ? third : '';
  const [number, month] = [Number(first), Number(second)];
  if (second.length > 2) return undefined;
  if (first.length === 4 && year.length === 2 && together)
    return dateMatch(dayNumber(number, month, Number(third)), at.step(5));
  if (first.length > 2 || !(together || year)) return undefined;
  const full = year ? fullYear(year, at.now.today) : undefined;
  // 20-45-77 is a sort code.
  if (year && (full === undefined || (year.length === 2 && month > 31))) return undefined;
  if (full !== undefined) return dateMatch(dayNumber(full, month, number), at.step(5));
  // "On 17.11. he came": a full stop that no figures follow.
  const ends = /^[,;)?!]$/.test(then.word) || (then.word === '.' && !/^\d/.test(third));
  const more = third !== '' || then.noSpaceBefore;
  // "6/7 November" are two days of it.
  if (sign === '/' && then.means('month') && Number(second) === Number(first) + 1) return undefined;
  return more && !ends ? undefined : dayAndMonth(at);
};

const FRACTIONS: ReadonlySet<string> = new Set(['1/2', '1/3', '1/4', '2/3', '3/4', '24/7']);

/** 22/11, 22.11: a slash is a date, a full stop only after "on" or when it cannot be a time. */
function dayAndMonth(at: Cursor): DaysMatch | undefined {
  const [date, sign, month] = [at.word, at.step(1).word, at.step(2).word];
  const next = at.step(3);
  const on = at.before.says('on') || at.isAllUntil(next);
  if (FRACTIONS.has(`${date}${sign}${month}`) && !on) return undefined;
  // A dash is a range of numbers: "2-3 times".
  if (sign !== '/' && !(sign === '.' && on)) return undefined;
  if (sign === '.' && Number(month) > 12) return undefined;
  if (Number(date) > 31 && Number(month) > 12) return undefined;
  if (next.says('fraction-of')) return undefined;
  return dateWithoutYear(Number(month), Number(date), next);
}
