import type { UnitName } from '../../triage/times';
import { addMonths, type DayNumber, dateOf, firstOfMonth, weekdayBefore, weekdayOf } from './calendar';
import { type Message, setOf } from './message';
import type { Amount } from './numbers';
import { type Days, type Found, oneDay, type Rule } from './pieces';
import { monthOf } from './years';

const BACK = setOf('ago,back,earlier,before,previous,previously,agp,aog');
const LOOSE = setOf('about,around,roughly,approx,maybe,nearly,almost,over,like,~,probably');
const A_MINUTE = 60_000;

interface Stretch {
  readonly amount: Amount;
  readonly unit: UnitName;
  readonly about: boolean;
  readonly length: number;
}

/** "3 wks", "a couple of weeks", "2 and a half years", "a year and a half", "half an hour", "a week or two". */
function stretchAt(message: Message, start: number): Stretch | undefined {
  const loose = message.is(start, LOOSE) ? 1 : 0;
  const place = start + loose;
  const half = message.word(place) === 'half' && /^an?$/.test(message.word(place + 1)) ? 2 : 0;
  const bare = message.means(place, 'unit');
  const amount: Amount | undefined = half
    ? { low: 0.5, high: 0.5, about: false, length: half }
    : (message.amount(place) ??
      (bare?.unit === 'fortnight' ? { low: 1, high: 1, about: false, length: 0 } : undefined));
  if (!amount) return undefined;
  let next = place + amount.length;
  let more = halfMore(message, next) ? 0.5 : 0;
  if (more) next += 3;
  while (/^(?:good|whole|full|long|odd|solid|more|or|so)$/.test(message.word(next))) next++;
  const unit = message.means(next, 'unit');
  if (!unit) return undefined;
  next += unit.length;
  if (halfMore(message, next)) {
    more += 0.5;
    next += 3;
  }
  const orTwo = message.word(next) === 'or' && message.word(next + 1) === 'two' && amount.high === 1 ? 1 : 0;
  const orSo = message.word(next) === 'or' && message.word(next + 1) === 'so' ? 1 : 0;
  if (orTwo || orSo) next += 2;
  const said = { ...amount, low: amount.low + more, high: amount.high + more + orTwo };
  const about = amount.about || loose + orTwo + orSo > 0;
  return { amount: said, unit: unit.unit, about, length: next - start };
}

function halfMore(message: Message, place: number): boolean {
  return (
    message.word(place) === 'and' && message.word(place + 1) === 'a' && message.word(place + 2) === 'half'
  );
}

/** "20 mins ago", "a fortnight ago", "3 wks back", "a week ago last tuesday". */
export const ago: Rule = (message, place) => {
  const stretch = stretchAt(message, place);
  if (!stretch) return undefined;
  const next = place + stretch.length;
  const back = message.word(next);
  if (back === 'ago' || back === 'back' || back === 'agp' || back === 'aog') {
    const anchor = anchored(message, stretch, next + 1);
    if (anchor) return { ...anchor, length: next + 1 - place + anchor.length };
    return { ...before(message, stretch), length: next + 1 - place };
  }
  const anchor = anchored(message, stretch, next);
  return anchor && { ...anchor, length: next - place + anchor.length };
};

/** "A week ago today", "a week yesterday", "a week last tuesday", "3 weeks on friday". */
function anchored(message: Message, { amount, unit }: Stretch, place: number): Found | undefined {
  if (unit !== 'week' && unit !== 'fortnight') return undefined;
  const weeks = amount.low * (unit === 'week' ? 7 : 14);
  const { today } = message.now;
  const near = message.means(place, 'near');
  if (near && near.near.part === undefined) return oneDayAgo(today - near.near.days_ago - weeks, near.length);
  const lead = message.word(place);
  const weekday = message.means(place + 1, 'weekday');
  if (!weekday || weekday.plural) return undefined;
  const latest = weekdayBefore(today, weekday.weekday);
  if (lead === 'last' || lead === 'this' || lead === 'past')
    return oneDayAgo(latest - weeks, 1 + weekday.length);
  // "It will be three weeks on Friday": counted back from the Friday to come.
  const coming = weekdayOf(today) === weekday.weekday ? today : latest + 7;
  return lead === 'on' || lead === 'come' ? oneDayAgo(coming - weeks, 1 + weekday.length) : undefined;
}

function oneDayAgo(day: DayNumber, length: number): Found {
  return { kind: 'days', options: [oneDay(day)], length };
}

function before(message: Message, { amount, unit, about }: Stretch) {
  const { instant } = message.now;
  if (unit === 'minute' || unit === 'hour') {
    const one = (unit === 'hour' ? 60 : 1) * A_MINUTE;
    const loose = about || (unit === 'hour' && !Number.isInteger(amount.low));
    return {
      kind: 'instant',
      from: instant - amount.high * one,
      to: instant - amount.low * one,
      about: loose,
    } as const;
  }
  const from = daysBack(message, amount.high, unit);
  const to = daysBack(message, amount.low, unit);
  const loose = about || unit !== 'day';
  return { kind: 'days', options: [widened(from, to, unit)], about: loose } as const;
}

/** A year ago is a month rather than a day; a weekend ago is a weekend. */
function widened(from: DayNumber, to: DayNumber, unit: UnitName): Days {
  if (unit === 'weekend') return { from, to: to + 1, precision: 'weekend' };
  if (unit === 'year') {
    const [first, last] = [dateOf(from), dateOf(to)];
    return { ...monthOf(first.year, first.month), to: firstOfMonth(last.year, last.month + 1) - 1 };
  }
  return { from, to, precision: from === to ? 'day' : 'range' };
}

function daysBack({ now: { today } }: Message, amount: number, unit: UnitName): DayNumber {
  if (unit === 'year') return addMonths(today, -Math.round(amount * 12));
  if (unit === 'month')
    return Number.isInteger(amount) ? addMonths(today, -amount) : addMonths(today, -Math.floor(amount)) - 15;
  if (unit === 'weekend') return weekdayBefore(today - 1, 5) - 7 * (amount - 1);
  const days = { day: 1, night: 1, week: 7, fortnight: 14, minute: 0, hour: 0 }[unit];
  return today - Math.round(amount * days);
}

const STRETCH = setOf('for,over,in,within,during,these,the,this,throughout,across');
const PAST = setOf('last,past,previous');

/** "For 3 months", "in the last two weeks", "over the past few days", "this past week": it reaches until now. */
export const untilNow: Rule = (message, place) => {
  let at = place;
  const led = message.is(at, STRETCH);
  while (at < place + 2 && message.is(at, STRETCH)) at++;
  const past = message.is(at, PAST) ? 1 : 0;
  const lead = message.word(place);
  if (past === 0 && lead !== 'for') return undefined;
  at += past;
  const bare = past > 0 && led ? message.means(at, 'unit') : undefined;
  const one: Stretch | undefined = bare && {
    amount: { low: 1, high: 1, about: false, length: 0 },
    unit: bare.unit,
    about: false,
    length: bare.length,
  };
  const stretch =
    stretchAt(message, at) ??
    (lead === 'this' ||
    lead === 'over' ||
    lead === 'during' ||
    lead === 'for' ||
    lead === 'in' ||
    lead === 'within'
      ? one
      : undefined);
  if (!stretch || (past === 0 && short(stretch)) || message.is(at + stretch.length, BACK)) return undefined;
  if (past > 0 && !led && stretch.amount.length === 0) return undefined;
  return { ...reaching(message, stretch), length: at + stretch.length - place };
};

/** "For 10 minutes" is how long it lasted, not when. */
function short({ unit, amount }: Stretch): boolean {
  return unit === 'minute' || unit === 'hour' || unit === 'night' || (unit === 'day' && amount.low < 2);
}

function reaching(message: Message, { amount, unit }: Stretch) {
  const { instant, today } = message.now;
  if (unit === 'minute' || unit === 'hour')
    return {
      kind: 'instant',
      from: instant - amount.high * (unit === 'hour' ? 60 : 1) * A_MINUTE,
      to: instant,
      about: true,
    } as const;
  const from = daysBack(message, amount.high, unit);
  return {
    kind: 'days',
    options: [{ from, to: today, precision: 'range' }],
    about: true,
    open: true,
  } as const;
}
