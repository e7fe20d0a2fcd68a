import { type DayNumber, weekdayBefore, weekdayOf } from '../../../model/calendar';
import type { UnitName, WordGroupName } from '../../../model/times';
import type { Now, TimeMessage } from '../timeMessage';
import { daysMatch, oneDay, type RuleMatch, type TimeRule } from '../tokenMatch';
import { type Duration, daysAgo, daysBack, durationAt } from './durations';

const A_MINUTE = 60_000;

/** "20 mins ago", "a fortnight ago", "3 wks back", "a week ago last tuesday", "just now". */
export const ago: TimeRule = (message, place) => {
  const duration = durationAt(message, place);
  if (!duration) return justNow(message, place);
  const next = place + duration.length;
  const back = message.says(next, 'ago');
  const length = duration.length + back;
  const anchor = anchoredDay(message, duration, next + back);
  if (anchor) return { ...anchor, length: length + anchor.length };
  return back > 0 ? { ...counted(message.now, duration, false), length } : undefined;
};

/** "Just now", "a moment ago"; "now" is a time only if nothing else is said. */
function justNow(message: TimeMessage, place: number): RuleMatch | undefined {
  const now = message.says(place, 'now');
  const length = now === message.tokens.length ? now : message.says(place, 'just-now');
  const { instant } = message.now;
  return length > 0 ? { kind: 'instant', from: instant, to: instant, about: true, length } : undefined;
}

/** "A week ago today", "a week yesterday", "a week last tuesday", "3 weeks on friday". */
function anchoredDay(message: TimeMessage, { amount, unit }: Duration, place: number): RuleMatch | undefined {
  if (unit !== 'week' && unit !== 'fortnight') return undefined;
  const back = amount.low * (unit === 'week' ? 7 : 14);
  const { today } = message.now;
  const near = message.means(place, 'near');
  if (near && near.near.part === undefined) return theDay(today - near.near.days_ago - back, near.length);
  const past = message.says(place, 'last', 'this');
  const lead = past || message.says(place, 'coming-day');
  const weekday = message.means(place + lead, 'weekday');
  if (lead === 0 || !weekday || weekday.plural) return undefined;
  const latest = weekdayBefore(today, weekday.weekday);
  // "It will be three weeks on Friday": counted back from the Friday to come.
  const coming = weekdayOf(today) === weekday.weekday ? today : latest + 7;
  return theDay((past > 0 ? latest : coming) - back, lead + weekday.length);
}

function theDay(day: DayNumber, length: number): RuleMatch {
  return daysMatch([oneDay(day)], length);
}

/** What lies so long ago, or `open`, what has gone on for so long. */
function counted(now: Now, duration: Duration, open: boolean) {
  const { amount, unit } = duration;
  const about = open || duration.about;
  if (unit === 'minute' || unit === 'hour') {
    const ago = (units: number) => now.instant - units * (unit === 'hour' ? 60 : 1) * A_MINUTE;
    const to = open ? now.instant : ago(amount.low);
    const loose = about || (unit === 'hour' && amount.low > 1);
    return { kind: 'instant', from: ago(amount.high), to, about: loose, open } as const;
  }
  const since = { from: daysBack(now, amount.high, unit), to: now.today, precision: 'range' } as const;
  const loose = about || (unit !== 'day' && unit !== 'night');
  return { kind: 'days', options: [open ? since : daysAgo(now, duration)], about: loose, open } as const;
}

/** "Over the past week" and "this past week" last until now; "the past week" is that week. */
const LASTING: readonly WordGroupName[] = ['for', 'this', 'within'];

/** "For 3 months", "in the last two weeks", "over the past few days", "this past week": an interval that ends now. */
export const untilNow: TimeRule = (message, place) => {
  const led = message.past(place, 2, ...LASTING, 'the', 'these');
  const past = message.says(led, 'last');
  if (past === 0 && message.says(place, 'for') === 0) return undefined;
  const at = led + past;
  const one = past > 0 && message.says(place, ...LASTING) > 0;
  const duration = durationAt(message, at) ?? (one ? oneUnit(message, at) : undefined);
  if (!duration || (past === 0 && isBrief(duration))) return undefined;
  if (message.says(at + duration.length, 'ago', 'not-until-now') > 0) return undefined;
  if (past > 0 && led === place && duration.amount.length === 0) return undefined;
  return { ...counted(message.now, duration, true), length: at + duration.length - place };
};

function oneUnit(message: TimeMessage, place: number): Duration | undefined {
  const unit = message.means(place, 'unit');
  const amount = { low: 1, high: 1, about: false, length: 0 };
  return unit && { amount, unit: unit.unit, about: false, length: unit.length };
}

const BRIEF: readonly UnitName[] = ['minute', 'hour', 'night', 'weekend'];

/** "For 10 minutes" is how long it lasted, not when. */
function isBrief({ unit, amount }: Duration): boolean {
  return BRIEF.includes(unit) || (unit === 'day' && amount.low < 2);
}
