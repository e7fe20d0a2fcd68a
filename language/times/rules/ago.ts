import { type DayNumber, weekdayBefore, weekdayOf } from '../../../model/calendar';
import { setOf, type TimeMessage } from '../timeMessage';
import { oneDay, type RuleMatch, type TimeRule } from '../tokenMatch';
import { type Duration, daysAgo, daysBack, durationAt } from './durations';

const BACK = setOf('ago,back,agp,aog,agoo');
const AFTER = setOf('ago,back,earlier,before,previous,previously');
const A_MINUTE = 60_000;

/** "20 mins ago", "a fortnight ago", "3 wks back", "a week ago last tuesday", "just now". */
export const ago: TimeRule = (message, place) => {
  const duration = durationAt(message, place);
  if (!duration) return momentAgo(message, place);
  const next = place + duration.length;
  const back = message.is(next, BACK) ? 1 : 0;
  const anchor = anchoredDay(message, duration, next + back);
  if (anchor) return { ...anchor, length: next + back - place + anchor.length };
  return back ? { ...before(message, duration), length: next + 1 - place } : undefined;
};

/** "Just now", "a moment ago". */
function momentAgo(message: TimeMessage, place: number): RuleMatch | undefined {
  const said = message.word(place);
  const alone = said === 'now' && message.tokens.length === 1;
  const now = alone || (/^(?:just|right)$/.test(said) && message.word(place + 1) === 'now');
  const a = said === 'a' ? 1 : 0;
  const moment =
    /^(?:moment|sec|second|mo|minit)$/.test(message.word(place + a)) && message.word(place + a + 1) === 'ago';
  if (!now && !moment) return undefined;
  const { instant } = message.now;
  const length = alone ? 1 : a + 2;
  return { kind: 'instant', from: instant, to: instant, about: true, length };
}

/** "A week ago today", "a week yesterday", "a week last tuesday", "3 weeks on friday". */
function anchoredDay(message: TimeMessage, { amount, unit }: Duration, place: number): RuleMatch | undefined {
  if (unit !== 'week' && unit !== 'fortnight') return undefined;
  const back = amount.low * (unit === 'week' ? 7 : 14);
  const { today } = message.now;
  const near = message.means(place, 'near');
  if (near && near.near.part === undefined) return theDay(today - near.near.days_ago - back, near.length);
  const lead = message.word(place);
  const weekday = message.means(place + 1, 'weekday');
  if (!weekday || weekday.plural) return undefined;
  const latest = weekdayBefore(today, weekday.weekday);
  if (/^(?:last|this|past)$/.test(lead)) return theDay(latest - back, 1 + weekday.length);
  // "It will be three weeks on Friday": counted back from the Friday to come.
  const coming = weekdayOf(today) === weekday.weekday ? today : latest + 7;
  return lead === 'on' || lead === 'come' ? theDay(coming - back, 1 + weekday.length) : undefined;
}

function theDay(day: DayNumber, length: number): RuleMatch {
  return { kind: 'days', options: [oneDay(day)], length };
}

function before({ now }: TimeMessage, duration: Duration) {
  const { amount, unit, about } = duration;
  if (unit === 'minute' || unit === 'hour') {
    const one = milliseconds(unit);
    const [from, to] = [now.instant - amount.high * one, now.instant - amount.low * one];
    return { kind: 'instant', from, to, about: about || (unit === 'hour' && amount.low > 1) } as const;
  }
  const loose = about || (unit !== 'day' && unit !== 'night');
  return { kind: 'days', options: [daysAgo(now, duration)], about: loose } as const;
}

function milliseconds(unit: 'minute' | 'hour'): number {
  return (unit === 'hour' ? 60 : 1) * A_MINUTE;
}

const LEADS = setOf('for,over,in,within,during,these,the,this,throughout,across');
const ONE = setOf('this,over,during,for,in,within,throughout');
const PAST = setOf('last,past,previous');

/** "For 3 months", "in the last two weeks", "over the past few days", "this past week": an interval that ends now. */
export const untilNow: TimeRule = (message, place) => {
  let at = place;
  while (at < place + 2 && message.is(at, LEADS)) at++;
  const led = at > place;
  const past = message.is(at, PAST) ? 1 : 0;
  if (past === 0 && message.word(place) !== 'for') return undefined;
  at += past;
  const duration =
    durationAt(message, at) ?? (past && message.is(place, ONE) ? oneUnit(message, at) : undefined);
  if (!duration || (past === 0 && isBrief(duration)) || message.is(at + duration.length, AFTER))
    return undefined;
  if (past > 0 && !led && duration.amount.length === 0) return undefined;
  return { ...reaching(message, duration), length: at + duration.length - place };
};

function oneUnit(message: TimeMessage, place: number): Duration | undefined {
  const unit = message.means(place, 'unit');
  const amount = { low: 1, high: 1, about: false, length: 0 };
  return unit && { amount, unit: unit.unit, about: false, length: unit.length };
}

/** "For 10 minutes" is how long it lasted, not when. */
function isBrief({ unit, amount }: Duration): boolean {
  return /^(?:minute|hour|night|weekend)$/.test(unit) || (unit === 'day' && amount.low < 2);
}

function reaching({ now }: TimeMessage, { amount, unit }: Duration) {
  if (unit === 'minute' || unit === 'hour') {
    const from = now.instant - amount.high * milliseconds(unit);
    return { kind: 'instant', from, to: now.instant, about: true, open: true } as const;
  }
  const from = daysBack(now, amount.high, unit);
  return {
    kind: 'days',
    options: [{ from, to: now.today, precision: 'range' }],
    about: true,
    open: true,
  } as const;
}
