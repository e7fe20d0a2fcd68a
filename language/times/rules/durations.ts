import { addMonths, type DayNumber, dateOf, firstOfMonth, weekdayBefore } from '../../../model/calendar';
import type { UnitName } from '../../../model/times';
import { type Amount, amountAt } from '../numbers';
import type { Now, TimeMessage } from '../timeMessage';
import type { DayInterval } from '../tokenMatch';
import { wholeMonth } from './years';

/** A duration: a number of units of time. */
export interface Duration {
  readonly amount: Amount;
  readonly unit: UnitName;
  readonly about: boolean;
  /** In tokens. */
  readonly length: number;
}

const SATURDAY = 5;
/** "A good couple of long weeks". */
const MAX_PADDING = 4;

/** "3 wks", "a couple of weeks", "2 and a half years", "a year and a half", "half an hour", "a week or two". */
export function durationAt(message: TimeMessage, start: number): Duration | undefined {
  const place = message.past(start, 2, 'loose', 'nearly', 'over');
  const part = fraction(message, place);
  const whole = amountAt(message, place) ?? oneFortnight(message, place);
  // "A quarter of an hour" is more than "a"; "half a dozen hours" is more than "half a".
  const amount = part && part.length > (whole?.length ?? 0) ? part : whole;
  if (!amount) return undefined;
  const end = place + amount.length;
  const before = message.says(end, 'and-a-half');
  const padded = message.past(end + before, MAX_PADDING, 'padding', 'or', 'of');
  const unit = message.means(padded, 'unit');
  if (!unit) return undefined;
  const after = message.says(padded + unit.length, 'and-a-half');
  const next = padded + unit.length + after;
  const orTwo = amount.high === 1 ? message.says(next, 'or-two') : 0;
  const orSo = message.says(next, 'or-so');
  const more = (before > 0 ? 0.5 : 0) + (after > 0 ? 0.5 : 0);
  const said = { ...amount, low: amount.low + more, high: amount.high + more + (orTwo > 0 ? 1 : 0) };
  const about = amount.about || place > start || orTwo + orSo > 0;
  return { amount: said, unit: unit.unit, about, length: next + orTwo + orSo - start };
}

const FRACTIONS = [
  ['half-a', 0.5],
  ['quarter-of-a', 0.25],
  ['three-quarters-of-a', 0.75],
] as const;

function fraction(message: TimeMessage, place: number): Amount | undefined {
  for (const [group, value] of FRACTIONS) {
    const length = message.says(place, group);
    if (length > 0) return exactly(value, length);
  }
  return undefined;
}

function exactly(value: number, length: number): Amount {
  return { low: value, high: value, about: false, length };
}

function oneFortnight(message: TimeMessage, place: number): Amount | undefined {
  return message.means(place, 'unit')?.unit === 'fortnight' ? exactly(1, 0) : undefined;
}

/** The day that many units before today; half a month is fifteen days. */
export function daysBack({ today }: Now, amount: number, unit: UnitName): DayNumber {
  if (unit === 'year') return addMonths(today, -Math.round(amount * 12));
  if (unit === 'month') return addMonths(today, -Math.floor(amount)) - (Number.isInteger(amount) ? 0 : 15);
  if (unit === 'weekend') return weekdayBefore(today - 1, SATURDAY) - 7 * (amount - 1);
  const days = { day: 1, night: 1, week: 7, fortnight: 14, minute: 0, hour: 0 }[unit];
  return today - Math.round(amount * days);
}

/** The days meant by a duration with "ago": a year ago is a month rather than a day, a weekend ago is a weekend. */
export function daysAgo(now: Now, { amount, unit }: Duration): DayInterval {
  const from = daysBack(now, amount.high, unit);
  const to = daysBack(now, amount.low, unit);
  if (unit === 'weekend') return { from, to: to + 1, precision: 'weekend' };
  if (unit === 'year') {
    const [first, last] = [dateOf(from), dateOf(to)];
    return { ...wholeMonth(first.year, first.month), to: firstOfMonth(last.year, last.month + 1) - 1 };
  }
  return { from, to, precision: from === to ? 'day' : 'range' };
}
