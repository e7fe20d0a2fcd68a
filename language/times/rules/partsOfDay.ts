import { setOf, type TimeMessage } from '../timeMessage';
import { oneDay, type RuleMatch, type TimeRule } from '../tokenMatch';
import { relativePeriod } from './relativePeriods';

const LOOSE = setOf('around,about,roughly,near,nearly,before,after,by,approx,~');
const TIME_LEADS = setOf('at,over,during,this,that,late,around,about,before,after,by,in');
const LEADS = setOf(
  'in,at,on,during,the,this,that,late,early,mid,later,around,about,roughly,near,nearly,before,after,by,approx,~,just,over',
);

/** "In the evening", "this morning", "teatime", "around midnight", "in the small hours", "late at night". */
export const partOfDay: TimeRule = (message, place) => {
  let at = place;
  while (at < place + 4 && message.is(at, LEADS) && !message.means(at, 'part')) at++;
  const found = message.means(at, 'part');
  // "Good morning"; "the following morning" belongs to some other day in an account.
  if (!found || found.plural || /^(?:good|following|next)$/.test(message.word(at - 1))) return undefined;
  if (found.weak && !besideTime(message, at, at - place, found.length)) return undefined;
  const { part } = found;
  const leads = Array.from({ length: at - place }, (_, i) => message.word(place + i));
  const length = at + found.length - place;
  const about = leads.some((lead) => LOOSE.has(lead));
  if (part.from === part.to)
    return {
      kind: 'clock',
      minutes: [part.from],
      about,
      length,
      ...(part.from === 1440 && { doubt: 'which-night' }),
    };
  if (leads.includes('this'))
    return { kind: 'days', options: [oneDay(dayOf(message, part.to))], part, length };
  return { kind: 'part', part, about, length };
};

/** "At night", "monday tea" and "tea" alone, but not "a cup of tea" or "night shifts". */
function besideTime(message: TimeMessage, place: number, leads: number, length: number): boolean {
  const lead = message.word(place - 1);
  if (message.tokens.length === length || (leads > 0 && TIME_LEADS.has(lead))) return true;
  const before = (['weekday', 'near', 'named'] as const).some((kind) => message.means(place - 1, kind));
  const end = place + length;
  const of = message.word(end) === 'of' && /^(?:the|\d+)$/.test(message.word(end + 1));
  const after = of || message.means(end, 'weekday') !== undefined;
  return before || after || /^(?:all|that|late)$/.test(lead);
}

/** Before dawn "this evening" is the one that has just ended. */
function dayOf({ now }: TimeMessage, to: number): number {
  return to > 1440 && now.minute < to - 1440 ? now.today - 1 : now.today;
}

/** "Years ago", "a while back", "recently": no day that could be stored. */
export const vague: TimeRule = (message, place) => {
  const found = message.means(place, 'vague');
  return found && { kind: 'vague', length: found.length };
};

/** "Earlier today", "the other day": approximate words before or instead of a day. */
export const approximateDay: TimeRule = (message, place): RuleMatch | undefined => {
  const { today } = message.now;
  if (message.word(place) === 'the' && message.word(place + 1) === 'other') {
    const unit = message.means(place + 2, 'unit');
    if (!unit) return undefined;
    const reach = {
      day: 7,
      night: 7,
      week: 21,
      weekend: 28,
      month: 90,
      year: 0,
      hour: 0,
      minute: 0,
      fortnight: 0,
    }[unit.unit];
    if (reach === 0) return undefined;
    const part = unit.unit === 'night' ? message.part('night') : undefined;
    const from = today - reach;
    return {
      kind: 'days',
      options: [{ from, to: today - 1, precision: 'range' }],
      about: true,
      length: 2 + unit.length,
      ...(part && { part }),
    };
  }
  if (message.word(place) === 'later') return laterToday(message, place);
  if (message.word(place) !== 'earlier') return undefined;
  const on = message.word(place + 1) === 'on' ? 1 : 0;
  const near = message.means(place + 1 + on, 'near');
  if (near?.near.days_ago === 0 && !near.near.part)
    return { ...soFarToday(message), length: 1 + on + near.length };
  const unit = relativePeriod(message, place + 1 + on);
  if (unit?.kind === 'days' && message.word(place + 1 + on) === 'this')
    return { ...unit, about: true, length: 1 + on + unit.length };
  if (message.tokens.length > 1 + on) return undefined;
  return { ...soFarToday(message), length: 1 + on };
};

/** From midnight until now, by the UK clock. */
function soFarToday({ now }: TimeMessage) {
  return { kind: 'instant', from: now.instant - now.minute * 60_000, to: now.instant, about: true } as const;
}

/** "Later today", "later tonight": to come. "Later that day" belongs to some other day in an account. */
function laterToday(message: TimeMessage, place: number): RuleMatch | undefined {
  const on = message.word(place + 1) === 'on' ? 1 : 0;
  const near = message.means(place + 1 + on, 'near');
  if (near?.near.days_ago !== 0) return undefined;
  const { instant } = message.now;
  const soon = instant + 60_000;
  return { kind: 'instant', from: soon, to: soon, about: true, length: 1 + on + near.length };
}
