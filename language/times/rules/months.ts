import { dateOf } from '../../../model/calendar';
import { setOf, type TimeMessage } from '../timeMessage';
import type { TimeRule } from '../tokenMatch';
import { latestYearOfMonth, twoDigitYear, wholeMonth, yearAfter } from './years';

/** The latest month by its name, with or without a year: "in march", "march 2025". */
export const monthAlone: TimeRule = (message, place) => {
  const lead = /^(?:last|this|next|past)$/.test(message.word(place)) ? message.word(place) : '';
  const at = place + (lead ? 1 : 0);
  const month = message.means(at, 'month');
  if (!month) return undefined;
  const next = at + month.length;
  const year =
    yearAfter(message, next) ?? (message.word(place - 1) === 'in' ? twoDigitYear(message, next) : undefined);
  if (!year && lead === 'this' && month.weak && message.is(next, VERBS)) return undefined;
  if (!year && !lead && month.weak && !besideTime(message, place, next)) return undefined;
  const options = [wholeMonth(year?.year ?? yearMeant(message, month.month, lead), month.month)];
  return {
    kind: 'days',
    options,
    length: next + (year?.length ?? 0) - place,
    ...(year ? {} : { again: 'year' }),
  };
};

const VERBS = setOf(
  'be,have,not,sound,seem,look,help,well,take,also,never,only,just,all,need,get,come,mean,go,make,or,still,cause',
);

/** In November, "last November" is a year ago and "this November" is now. */
function yearMeant({ now: { today } }: TimeMessage, month: number, lead: string): number {
  const latest = latestYearOfMonth(month, today);
  if (lead === 'next') return latest + 1;
  return lead === 'last' && month === dateOf(today).month ? latest - 1 : latest;
}

const BEFORE_MONTH = setOf(
  'in,since,during,from,until,till,til,of,by,around,about,early,late,mid,this,last,end,start,beginning,middle,after,before,approx',
);

/** "May" and "April" are other words too: only next to time words, or alone. */
function besideTime(message: TimeMessage, place: number, next: number): boolean {
  if (message.tokens.length === next - place || message.is(place - 1, BEFORE_MONTH)) return true;
  // "March to may", but not "he rang and may come back".
  const joined = /^(?:and|or|to|through|-|–)$/.test(message.word(place - 1));
  return (
    joined && (message.means(place - 2, 'month') !== undefined || /^\d{4}$/.test(message.word(place - 2)))
  );
}
