import { addMonths, type DayNumber, dateOf, firstOfMonth, weekdayBefore } from '../../../model/calendar';
import type { UnitName } from '../../../model/times';
import type { Amount } from '../numbers';
import { type Now, setOf, type TimeMessage } from '../timeMessage';
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

const LOOSE = setOf(
  'about,around,roughly,approx,approximately,maybe,nearly,almost,over,like,~,probably,just,bout,under',
);
const PADDING = setOf('good,whole,full,long,odd,solid,more,or,so,of');
const SATURDAY = 5;

/** "3 wks", "a couple of weeks", "2 and a half years", "a year and a half", "half an hour", "a week or two". */
export function durationAt(message: TimeMessage, start: number): Duration | undefined {
  let place = start;
  while (place < start + 2 && message.is(place, LOOSE)) place++;
  const amount = fraction(message, place) ?? message.amount(place) ?? oneFortnight(message, place);
  if (!amount) return undefined;
  let next = place + amount.length;
  const before = halfMore(message, next);
  next += before.length;
  while (next < place + 6 && message.is(next, PADDING)) next++;
  const unit = message.means(next, 'unit');
  if (!unit) return undefined;
  next += unit.length;
  const after = halfMore(message, next);
  next += after.length;
  const orTwo =
    amount.high === 1 && message.word(next) === 'or' && /^(?:two|2)$/.test(message.word(next + 1)) ? 1 : 0;
  const orSo = message.word(next) === 'or' && message.word(next + 1) === 'so' ? 1 : 0;
  const more = before.more + after.more;
  const said = { ...amount, low: amount.low + more, high: amount.high + more + orTwo };
  const about = amount.about || place > start || orTwo + orSo > 0;
  return { amount: said, unit: unit.unit, about, length: next + 2 * (orTwo + orSo) - start };
}

/** "Half an hour", "a quarter of an hour", "three quarters of an hour". */
function fraction(message: TimeMessage, place: number): Amount | undefined {
  const a = message.word(place) === 'a' ? 1 : 0;
  const three = message.word(place) === 'three' || message.word(place) === '3' ? 1 : 0;
  const said = message.word(place + a + three);
  const of = message.word(place + a + three + 1) === 'of' ? 1 : 0;
  const length = a + three + 1 + of + 1;
  if (!/^an?$/.test(message.word(place + length - 1))) return undefined;
  if (said === 'half' && three === 0) return exactly(0.5, length);
  if (!said.startsWith('quarter')) return undefined;
  return exactly(three ? 0.75 : 0.25, length);
}

function exactly(value: number, length: number): Amount {
  return { low: value, high: value, about: false, length };
}

function oneFortnight(message: TimeMessage, place: number): Amount | undefined {
  return message.means(place, 'unit')?.unit === 'fortnight' ? exactly(1, 0) : undefined;
}

function halfMore(message: TimeMessage, place: number): { readonly more: number; readonly length: number } {
  const said =
    message.word(place) === 'and' && message.word(place + 1) === 'a' && message.word(place + 2) === 'half';
  return said ? { more: 0.5, length: 3 } : { more: 0, length: 0 };
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
