import { dateOf } from '../../../model/calendar';
import type { TimeMessage } from '../timeMessage';
import { daysMatch, type TimeRule } from '../tokenMatch';
import { LEADS } from './leads';
import { latestYearOfMonth, lead, twoDigitYear, wholeMonth, yearAfter } from './years';

/** The latest month by its name, with or without a year: "in march", "march 2025". */
export const monthAlone: TimeRule = (message, place) => {
  const led = lead(message, place);
  const at = place + (led?.length ?? 0);
  const month = message.means(at, 'month');
  if (!month) return undefined;
  const next = at + month.length;
  const year =
    yearAfter(message, next) ?? (message.says(place - 1, 'in') > 0 ? twoDigitYear(message, next) : undefined);
  if (year) return daysMatch([wholeMonth(year.year, month.month)], next + year.length - place);
  // "This may be nothing."
  if (month.weak && message.says(at - 1, 'this') > 0 && message.says(next, 'verb') > 0) return undefined;
  if (!led && month.weak && !besideTime(message, place, next)) return undefined;
  const options = [wholeMonth(yearMeant(message, month.month, led?.units), month.month)];
  return daysMatch(options, next - place, { again: 'year' });
};

/** In November, "last November" is a year ago and "this November" is now. */
function yearMeant({ now: { today } }: TimeMessage, month: number, back: number | undefined): number {
  const latest = latestYearOfMonth(month, today);
  if (back === -1) return latest + 1;
  return back === 1 && month === dateOf(today).month ? latest - 1 : latest;
}

/** "May" and "April" are other words too: only next to time words, or alone. */
function besideTime(message: TimeMessage, place: number, next: number): boolean {
  if (message.tokens.length === next - place || message.says(next, 'until-now') > 0) return true;
  if (
    message.says(
      place - 1,
      ...LEADS,
      'in',
      'during',
      'this',
      'last',
      'edge-start',
      'edge-middle',
      'edge-end',
    ) > 0
  )
    return true;
  // "March to may", but not "he rang and may come back".
  const joined = message.says(place - 1, 'and', 'or', 'to', 'through', 'dash') > 0;
  return (
    joined && (message.means(place - 2, 'month') !== undefined || /^\d{4}$/.test(message.word(place - 2)))
  );
}
