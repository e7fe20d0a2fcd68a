import { type DayNumber, weekdayBefore, weekdayOf } from '../../../model/calendar';
import { setOf, type TimeMessage } from '../timeMessage';
import { type DayInterval, oneDay, type RuleMatch, type TimeRule } from '../tokenMatch';

const BESIDE = setOf(
  'on,last,this,every,since,from,until,till,til,by,past,the,next,each,before,after,between,early,late,through,thru,of,previous,about,around,maybe',
);
const LATE = setOf('gone,past');

/** "Tuesday", "last tues", "this wed", "the saturday before last", "friday just gone", "a week last monday". */
export const weekday: TimeRule = (message, place) => {
  const the = message.word(place) === 'the' ? 1 : 0;
  const said = message.word(place + the);
  const lead = /^(?:last|this|past|previous|next|coming)$/.test(said) ? said : '';
  const at = place + the + (lead ? 1 : 0);
  const day = message.means(at, 'weekday');
  if (!day || day.plural || (day.weak && !lead && !besideTime(message, at, day.length))) return undefined;
  let next = at + day.length;
  const { today } = message.now;
  const latest = weekdayBefore(today, day.weekday);
  if (message.word(next) === 'before' && message.word(next + 1) === 'last')
    return days([latest - 7], next + 2 - place);
  if (message.word(next) === 'week') return weekOn(message, latest, lead, next, place);
  if (message.word(next) === 'just') next++;
  if (message.is(next, LATE)) return days([latest], next + 1 - place);
  if (lead === 'next' || lead === 'coming')
    return days([latest + (weekdayOf(today) === day.weekday ? 14 : 7)], next - place);
  const again = { again: 'week' as const };
  if (lead === 'this') return { ...thisOne(today, day.weekday, latest, next - place), ...again };
  if (lead) return { ...lastOne(today, latest, next - place), ...again };
  if (weekdayOf(today) !== day.weekday) return { ...days([latest], next - place), ...again };
  return { ...days([latest, today], next - place), doubt: 'today-or-before', ...again };
};

/** "Last tuesday week" is the one before; "tuesday week" is to come. */
function weekOn(
  message: TimeMessage,
  latest: DayNumber,
  lead: string,
  next: number,
  place: number,
): RuleMatch | undefined {
  if (lead === 'last') return days([latest - 7], next + 1 - place);
  return message.word(next + 1) === 'ago'
    ? days([latest - 7], next + 2 - place)
    : days([latest + 14], next + 1 - place);
}

/** In the same week, counted from Monday, "last Tuesday" is two days to different people. */
function lastOne(today: DayNumber, latest: DayNumber, length: number): Extract<RuleMatch, { kind: 'days' }> {
  const sameWeek = today - latest <= weekdayOf(today);
  if (!sameWeek) return days([latest], length);
  return { ...days([latest, latest - 7], length), doubt: 'which-week' };
}

function thisOne(today: DayNumber, weekdayMeant: number, latest: DayNumber, length: number) {
  if (weekdayOf(today) === weekdayMeant) return days([today], length);
  const past = weekdayOf(today) > weekdayMeant;
  return days([past ? latest : latest + 7], length);
}

function days(all: readonly DayNumber[], length: number): Extract<RuleMatch, { kind: 'days' }> {
  return { kind: 'days', options: all.map((day): DayInterval => oneDay(day)), length };
}

const JOINS = setOf('and,or,to,-,–');

/** "He sat in his car" has no Saturday in it. */
function besideTime(message: TimeMessage, place: number, length: number): boolean {
  if (message.tokens.length === length) return true;
  const next = place + length;
  const the = message.word(next) === 'the' ? 1 : 0;
  const beforeLast = message.word(next) === 'before' && message.word(next + 1) === 'last';
  const timeAfter = message.meanings(next).some(({ kind }) => kind === 'part' || kind === 'weekday');
  if (timeAfter || beforeLast || message.is(next, LATE) || message.ordinal(next + the)) return true;
  const last = message.word(place - 1);
  if (message.is(place - 1, JOINS)) return message.means(place - 2, 'weekday') !== undefined;
  const sign = message.tokens[place - 1]?.kind === 'sign';
  return sign || /^(?:\d+|am|pm)$/.test(last) || (last !== 'the' && message.is(place - 1, BESIDE));
}
