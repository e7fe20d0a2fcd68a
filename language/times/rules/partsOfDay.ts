import type { UnitName, WordGroupName } from '../../../model/times';
import type { Cursor } from '../timeMessage';
import { daysMatch, oneDay, type RuleMatch, type TimeRule } from '../tokenMatch';
import { ROUGHLY } from './besideNumbers';
import { isStillOn } from './namedDays';
import { relativePeriod } from './periods';

/** What makes "tea" a time: "at tea", "during tea", "around tea". */
const TIME_LEADS: readonly WordGroupName[] = ['at', 'within', 'this', 'that', ...ROUGHLY];

/** "In the evening", "this morning", "teatime", "around midnight", "in the small hours", "late at night". */
export const partOfDay: TimeRule = (at) => {
  const leads: Cursor[] = [];
  let start = at;
  while (leads.length < MAX_LEADS && !start.means('part')) {
    const next = start.after(...TIME_LEADS, 'on', 'the', 'part-leads');
    if (!next) break;
    leads.push(start);
    start = next;
  }
  const found = start.means('part');
  // "Good morning"; "the following morning" belongs to some other day in an account.
  if (!found || found.plural || start.before.says('part-of-another', 'next')) return undefined;
  if (found.weak && !besideTime(start, leads.length > 0, found.next)) return undefined;
  const { part, next } = found;
  const about = leads.some((one) => one.says(...ROUGHLY));
  if (part.from === part.to) return { kind: 'clock', minutes: [part.from], about, next };
  return leads.some((one) => one.says('this'))
    ? daysMatch([oneDay(at.now.today - (isStillOn(part, at.now) ? 1 : 0))], next, { part })
    : { kind: 'part', part, about, next };
};

const MAX_LEADS = 4;

/** "At night", "monday tea" and "tea" alone, but not "a cup of tea" or "night shifts". */
function besideTime(at: Cursor, led: boolean, next: Cursor): boolean {
  const { before } = at;
  if (at.isAllUntil(next) || before.says('all', 'that') || (led && before.says(...TIME_LEADS))) return true;
  const of = next.after('of');
  if (of?.says('the') || of?.kind === 'number' || next.means('weekday')) return true;
  return (['weekday', 'near', 'named'] as const).some((kind) => before.means(kind));
}

/** "Years ago", "a while back", "recently": no day that could be stored. */
export const vague: TimeRule = (at) => {
  const found = at.means('vague');
  return found && { kind: 'vague', next: found.next };
};

/** "Earlier today", "the other day": approximate words before or instead of a day. */
export const approximateDay: TimeRule = (at): RuleMatch | undefined => {
  const other = at.after('the-other');
  if (other) return otherDay(other);
  const later = at.after('later');
  if (later) return laterToday(later);
  const next = at.after('earlier');
  if (!next) return undefined;
  const near = next.means('near');
  const today = near?.near.days_ago === 0 && !near.near.part;
  const unit = next.says('this') ? relativePeriod(next) : undefined;
  if (!today && unit?.kind === 'days') return { ...unit, about: true };
  if (!today && !at.isAllUntil(next)) return undefined;
  const { instant, minute } = at.now;
  // From midnight until now, by the UK clock.
  const from = instant - minute * 60_000;
  return { kind: 'instant', from, to: instant, about: true, next: today ? near.next : next };
};

/** How many days back "the other day" may reach. */
const REACH: Partial<Record<UnitName, number>> = { day: 7, night: 7, week: 21, weekend: 28, month: 90 };

function otherDay(at: Cursor): RuleMatch | undefined {
  const unit = at.means('unit');
  const reach = unit && REACH[unit.unit];
  if (!unit || reach === undefined) return undefined;
  const { today } = at.now;
  const part = unit.unit === 'night' ? at.message.part('night') : undefined;
  const options = [{ from: today - reach, to: today - 1, precision: 'range' }] as const;
  return daysMatch(options, unit.next, { about: true, part });
}

/** "Later today", "later tonight": to come. "Later that day" belongs to some other day in an account. */
function laterToday(at: Cursor): RuleMatch | undefined {
  const near = at.means('near');
  if (near?.near.days_ago !== 0) return undefined;
  const soon = at.now.instant + 60_000;
  return { kind: 'instant', from: soon, to: soon, about: true, next: near.next };
}
