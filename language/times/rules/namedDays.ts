import { type DayNumber, dateOf, easterSunday, firstOfMonth, nthWeekday } from '../../../model/calendar';
import { MONTH_NAMES, type NamedDay, type WordGroupName } from '../../../model/times';
import { DAYS } from '../../../model/ukTime';
import { listedDates, type TimeMessage } from '../timeMessage';
import { type DayInterval, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { lead, yearAfter } from './years';

/** "Boxing day", "last christmas", "over easter", "bonfire night 2024", "the august bank holiday". */
export const namedDay: TimeRule = (message, place) => {
  const direct = message.means(place, 'named') !== undefined;
  const second = direct ? place : message.past(place, 1, ...WHICH_ONE, 'at', 'on', 'within', 'loose');
  const at = second > place ? message.past(second, 1, ...WHICH_ONE) : place;
  const found = message.means(at, 'named');
  if (!found || isThing(message, place, at + found.length)) return undefined;
  const end = at + found.length;
  const beforeLast = message.says(end, 'before-last');
  const year = beforeLast > 0 ? undefined : yearAfter(message, end);
  const back = at > place ? lead(message, at - 1)?.units : undefined;
  const options = occurrences(message, found.named, beforeLast > 0 ? 2 : back, year?.year);
  const around = second > place && message.says(place, 'loose') > 0;
  return daysMatch(around ? options.map(widen) : options, end + beforeLast + (year?.length ?? 0) - place, {
    about: around || found.named.about,
    part: around ? undefined : message.part(found.named.part),
    doubt: options.length > 1 ? 'which-year' : undefined,
    again: year ? undefined : 'year',
  });
};

const WHICH_ONE: readonly WordGroupName[] = ['last', 'this', 'the', 'next'];

/** "An odd xmas card", "a valentines". */
function isThing(message: TimeMessage, place: number, next: number): boolean {
  return message.says(place - 1, 'a') > 0 || message.says(next, 'thing') > 0;
}

function widen(days: DayInterval): DayInterval {
  return { from: days.from - 3, to: days.to + 3, precision: 'range' };
}

/** @param back 1 for "last christmas", 2 for the one before, -1 for the next; undefined for the latest */
function occurrences(
  message: TimeMessage,
  named: NamedDay,
  back: number | undefined,
  year: number | undefined,
): readonly DayInterval[] {
  const { today } = message.now;
  const now = dateOf(today).year;
  const firstIn = (...years: readonly number[]) => years.flatMap((one) => firstDays(named, one));
  const begun = firstIn(now - 3, now - 2, now - 1, now).filter((day) => day <= today);
  const latest = begun.at(-1);
  const going = latest !== undefined && named.days > 1 && latest + named.days > today;
  const meant = () => {
    if (year !== undefined) return firstIn(year);
    if (back === -1)
      return firstIn(now, now + 1)
        .filter((day) => day > today)
        .slice(0, 1);
    if (back === 2) return begun.slice(going ? -3 : -2, -1);
    return back === 1 && going && begun.length > 1 ? begun.slice(-2, -1) : begun.slice(-1);
  };
  const precision = precisionOf(named.days);
  return meant().map((from) => ({ from, to: from + named.days - 1, precision }));
}

function precisionOf(days: number): DayInterval['precision'] {
  if (days === 1) return 'day';
  return days > 60 ? 'season' : 'range';
}

const WHICH = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };

/** The days on which it begins in a year, in order. */
export function firstDays(named: NamedDay, year: number): readonly DayNumber[] {
  const fixed = (named.on ?? []).map(
    (on) => firstOfMonth(year, Number(on.slice(0, 2))) + Number(on.slice(3)) - 1,
  );
  const moving = named.easter === undefined ? [] : [easterSunday(year) + named.easter];
  const counted = (named.nth ?? []).map(
    ({ which, day, month, plus }) =>
      nthWeekday(year, MONTH_NAMES.indexOf(month) + 1, DAYS.indexOf(day), WHICH[which]) + plus,
  );
  const listed = listedDates(named).filter((day) => dateOf(day).year === year);
  return [...fixed, ...moving, ...counted, ...listed].sort((a, b) => a - b);
}

/** "Today", "yest", "last night", "day before yesterday". */
export const nearDay: TimeRule = (message, place) => {
  const found = message.means(place, 'near');
  if (!found) return undefined;
  const { days_ago, part: id } = found.near;
  const part = message.part(id);
  const { today, minute } = message.now;
  // After midnight "tonight" is still the night that began yesterday.
  const late = days_ago === 0 && part !== undefined && part.to > 1440 && minute < part.to - 1440 ? 1 : 0;
  return daysMatch([oneDay(today - days_ago - late)], found.length, { part });
};
