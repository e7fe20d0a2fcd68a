import type { UnitName, WordGroupName } from '../../../model/times';
import type { TimeMessage } from '../timeMessage';
import { daysMatch, oneDay, type RuleMatch, type TimeRule } from '../tokenMatch';
import { ROUGHLY } from './clockTimes';
import { isStillOn } from './namedDays';
import { relativePeriod } from './periods';

/** What makes "tea" a time: "at tea", "during tea", "around tea". */
const TIME_LEADS: readonly WordGroupName[] = ['at', 'within', 'this', 'that', ...ROUGHLY];

/** "In the evening", "this morning", "teatime", "around midnight", "in the small hours", "late at night". */
export const partOfDay: TimeRule = (message, place) => {
  const leads: number[] = [];
  let at = place;
  while (leads.length < MAX_LEADS && !message.means(at, 'part')) {
    const length = message.says(at, ...TIME_LEADS, 'on', 'the', 'part-leads');
    if (length === 0) break;
    leads.push(at);
    at += length;
  }
  const found = message.means(at, 'part');
  // "Good morning"; "the following morning" belongs to some other day in an account.
  if (!found || found.plural || message.says(at - 1, 'part-of-another', 'next') > 0) return undefined;
  if (found.weak && !besideTime(message, at, leads.length > 0, found.length)) return undefined;
  const { part } = found;
  const length = at + found.length - place;
  const led = (...groups: readonly WordGroupName[]) => leads.some((one) => message.says(one, ...groups) > 0);
  const about = led(...ROUGHLY);
  const { today } = message.now;
  if (part.from === part.to) return { kind: 'clock', minutes: [part.from], about, length };
  return led('this')
    ? daysMatch([oneDay(today - (isStillOn(part, message.now) ? 1 : 0))], length, { part })
    : { kind: 'part', part, about, length };
};

const MAX_LEADS = 4;

/** "At night", "monday tea" and "tea" alone, but not "a cup of tea" or "night shifts". */
function besideTime(message: TimeMessage, place: number, led: boolean, length: number): boolean {
  if (message.tokens.length === length || message.says(place - 1, 'all', 'that') > 0) return true;
  if (led && message.says(place - 1, ...TIME_LEADS) > 0) return true;
  const end = place + length;
  const of = message.says(end, 'of');
  const ofDay = of > 0 && (message.says(end + of, 'the') > 0 || message.tokens[end + of]?.kind === 'number');
  if (ofDay || message.means(end, 'weekday') !== undefined) return true;
  return (['weekday', 'near', 'named'] as const).some((kind) => message.means(place - 1, kind));
}

/** "Years ago", "a while back", "recently": no day that could be stored. */
export const vague: TimeRule = (message, place) => {
  const found = message.means(place, 'vague');
  return found && { kind: 'vague', length: found.length };
};

/** "Earlier today", "the other day": approximate words before or instead of a day. */
export const approximateDay: TimeRule = (message, place): RuleMatch | undefined => {
  const other = message.says(place, 'the-other');
  if (other > 0) return otherDay(message, place + other, other);
  const later = message.says(place, 'later');
  if (later > 0) return laterToday(message, place + later, later);
  const earlier = message.says(place, 'earlier');
  if (earlier === 0) return undefined;
  const next = place + earlier;
  const near = message.means(next, 'near');
  const today = near?.near.days_ago === 0 && !near.near.part;
  const unit = message.says(next, 'this') > 0 ? relativePeriod(message, next) : undefined;
  if (!today && unit?.kind === 'days') return { ...unit, about: true, length: earlier + unit.length };
  if (!today && message.tokens.length > earlier) return undefined;
  const { instant, minute } = message.now;
  // From midnight until now, by the UK clock.
  const from = instant - minute * 60_000;
  return { kind: 'instant', from, to: instant, about: true, length: earlier + (today ? near.length : 0) };
};

/** How many days back "the other day" may reach. */
const REACH: Partial<Record<UnitName, number>> = { day: 7, night: 7, week: 21, weekend: 28, month: 90 };

function otherDay(message: TimeMessage, place: number, before: number): RuleMatch | undefined {
  const unit = message.means(place, 'unit');
  const reach = unit && REACH[unit.unit];
  if (!unit || reach === undefined) return undefined;
  const { today } = message.now;
  const part = unit.unit === 'night' ? message.part('night') : undefined;
  const options = [{ from: today - reach, to: today - 1, precision: 'range' }] as const;
  return daysMatch(options, before + unit.length, { about: true, part });
}

/** "Later today", "later tonight": to come. "Later that day" belongs to some other day in an account. */
function laterToday(message: TimeMessage, place: number, before: number): RuleMatch | undefined {
  const near = message.means(place, 'near');
  if (near?.near.days_ago !== 0) return undefined;
  const soon = message.now.instant + 60_000;
  return { kind: 'instant', from: soon, to: soon, about: true, length: before + near.length };
}
