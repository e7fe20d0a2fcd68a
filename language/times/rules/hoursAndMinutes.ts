import { numberAt, ordinalAt, type WholeNumber } from '../numbers';
import type { Cursor, WithNext } from '../timeMessage';
import { isBesideDay, isInsideNumber, isLed, mayEndAt } from './besideNumbers';
import { type ClockMatch, clockAt, SUFFIXES } from './hours';

/** "21:30", "9.30pm", "9h30". */
export function digitalTime(at: Cursor): ClockMatch | undefined {
  const [sign, minutes, then] = [at.step(1), at.step(2), at.step(3)];
  const joined = /^[:.;]$/.test(sign.word) || sign.says('hours');
  if (!joined || !/^\d{1,2}$/.test(at.word) || !/^\d\d$/.test(minutes.word)) return undefined;
  if (!sign.noSpaceBefore || !minutes.noSpaceBefore) return undefined;
  const hour = Number(at.word);
  if (hour > 24 || Number(minutes.word) > 59 || isInsideNumber(at)) return undefined;
  const isThird = then.noSpaceBefore && then.step(1).noSpaceBefore && /^\d+$/.test(then.step(1).word);
  // "18.00-18.20" are two times.
  const isRange = then.says('dash') && /^[:.]$/.test(then.step(2).word) && /^\d\d$/.test(then.step(3).word);
  const third = isThird && !isRange;
  // A third number makes it a date, 22.11.26, unless it is seconds.
  if (third && then.word !== ':') return undefined;
  const end = third ? then.step(2) : then;
  const settled = at.word.startsWith('0') || hour > 12 || hour === 0;
  return clockAt(end.past('hours'), hour * 60 + Number(minutes.word), settled);
}

/** "2130 hrs", "at 930", "0740 this morning": three or four digits, which may as well be a year or a count. */
export function compactTime(at: Cursor): ClockMatch | undefined {
  if (!/^\d{3,4}$/.test(at.word) || isInsideNumber(at)) return undefined;
  const hour = Number(at.word.slice(0, -2));
  const minute = Number(at.word.slice(-2));
  if (hour > 23 || minute > 59) return undefined;
  const next = at.step(1);
  if (!next.says('hours', ...SUFFIXES) && !isCompactTime(at, minute)) return undefined;
  return clockAt(next.past('hours'), hour * 60 + minute, hour > 12 || at.word.length === 4);
}

function isCompactTime(at: Cursor, minute: number): boolean {
  const { word } = at;
  const [before, next] = [at.before, at.step(1)];
  // "1730 on the 24th".
  const day = next.after('on')?.past('the');
  if (day && (ordinalAt(day) || day.means('weekday'))) return true;
  if (!mayEndAt(next)) return false;
  if (before.says('at')) return true;
  const year = word.length === 4 && /^(?:19|20)/.test(word);
  if (before.says('loose', 'side', 'from', 'till')) return word.length === 4 && !year && minute % 5 === 0;
  if (isBesideDay(at, next) && !year) return true;
  if (isAfterDate(at)) return !year || /^\d{4}$/.test(before.word);
  return !year && (at.isAllUntil(next) || word.startsWith('0'));
}

/** "17/11/26 2130", "17 nov, 2130". */
function isAfterDate(at: Cursor): boolean {
  if (!/^(?:,|\d\d|\d{4})$/.test(at.before.word)) return false;
  return [-2, -3].some((back) => at.step(back).means('month') || /^[/.-]$/.test(at.step(back).word));
}

/** "One thirty pm", "at two fifteen", "ten oh five", "9 45 pm": an hour and its minutes, one after the other. */
export function spokenTime(at: Cursor): ClockMatch | undefined {
  const said = isInsideNumber(at) ? undefined : hourAndMinutes(at);
  if (!said) return undefined;
  const { minute, next } = said;
  const settled = minute >= 13 * 60;
  const hours = next.after('hours');
  const marked = settled ? hours !== undefined : next.says(...SUFFIXES);
  const told = isLed(at, next) || (!settled && (isBesideDay(at, next) || isAloneOrDated(at, next)));
  return marked || told || isInRange(at, next) ? clockAt(hours ?? next, minute, settled) : undefined;
}

function hourAndMinutes(at: Cursor): WithNext<{ readonly minute: number }> | undefined {
  const hour = numberAt(at);
  const minutes = hour && hour.value > 0 && hour.value < 24 ? minutesAfter(hour) : undefined;
  return hour && minutes && { minute: hour.value * 60 + minutes.value, next: minutes.next };
}

const RANGE = ['dash', 'to', 'till', 'and'] as const;

/** "Two fifteen to three thirty": each shows that the other is a time. */
function isInRange(at: Cursor, next: Cursor): boolean {
  if (!mayEndAt(next)) return false;
  const to = next.after(...RANGE);
  const ends = to && hourAndMinutes(to)?.next;
  if (ends && (mayEndAt(ends) || ends.says(...SUFFIXES))) return true;
  // "Five fifteen" is two words, "five forty five" and "ten oh five" are three.
  return at.before.says(...RANGE) && [-3, -4].some((back) => hourAndMinutes(at.step(back))?.next === at.before);
}

/** "Thirty", "45", "oh five". */
function minutesAfter({ next: at }: WholeNumber): WholeNumber | undefined {
  const nought = at.after('nought');
  const said = numberAt(nought ?? at);
  const [least, most] = nought ? [1, 9] : [10, 59];
  return said && said.value >= least && said.value <= most ? said : undefined;
}

/** "January twenty fourth, one thirty", "24 january one thirty". */
function isAloneOrDated(at: Cursor, next: Cursor): boolean {
  // Two numbers alone may count anything.
  if (at.isAllUntil(next)) return at.kind === 'word';
  const last = at.before.word === ',' ? at.step(-2) : at.before;
  if (!mayEndAt(next)) return false;
  if (last.means('month')) return isDayOfMonth(last.before.says('of') ? last.step(-2) : last.before);
  return !/^\d/.test(last.word) && isDayOfMonth(last) && [-1, -2, -3].some((back) => last.step(back).means('month'));
}

function isDayOfMonth(at: Cursor): boolean {
  return /^\d{1,2}$/.test(at.word) || at.means('ordinal') !== undefined || at.says('nth-ending');
}
