import { type DayNumber, dateOf, easterSunday, firstOfMonth, nthWeekday } from '../../../model/calendar';
import { MONTH_NAMES, type NamedDay } from '../../../model/times';
import { DAYS } from '../../../model/ukTime';
import { listedDates, setOf, type TimeMessage } from '../timeMessage';
import { type DayInterval, oneDay, type TimeRule } from '../tokenMatch';
import { yearAfter } from './years';

const LEADS = setOf('last,this,the,next,at,over,around,about,near,during,in,on');
const BEFORE_LAST = 'before-last';
const WHICH_ONE = setOf('last,this,the,next');

/** "Boxing day", "last christmas", "over easter", "bonfire night 2024", "the august bank holiday". */
export const namedDay: TimeRule = (message, place) => {
  const direct = message.means(place, 'named') !== undefined;
  const lead = !direct && message.is(place, LEADS) ? message.word(place) : '';
  const second = lead && message.is(place + 1, WHICH_ONE) ? message.word(place + 1) : '';
  const at = place + (lead ? 1 : 0) + (second ? 1 : 0);
  const found = message.means(at, 'named');
  if (!found || isThing(message, place, at + found.length)) return undefined;
  const end = at + found.length;
  const beforeLast = message.word(end) === 'before' && message.word(end + 1) === 'last';
  const year = beforeLast ? undefined : yearAfter(message, end);
  const which = beforeLast ? BEFORE_LAST : second || lead;
  const options = occurrences(message, found.named, which, year?.year);
  const around = lead === 'around' || lead === 'about' || lead === 'near';
  const wide = around ? options.map(widen) : options;
  const about = around || found.named.about;
  const part = around ? undefined : message.part(found.named.part);
  const length = end + (beforeLast ? 2 : (year?.length ?? 0)) - place;
  return {
    kind: 'days',
    options: wide,
    about,
    length,
    ...(part && { part }),
    ...(options.length > 1 && { doubt: 'which-year' }),
    ...(!year && { again: 'year' }),
  };
};

const THINGS = setOf('card,cards,present,presents,gift,gifts,tree,jumper,shopping,list,egg,eggs,costume');

/** "An odd xmas card", "a valentines". */
function isThing(message: TimeMessage, place: number, next: number): boolean {
  return message.word(place - 1) === 'a' || message.is(next, THINGS);
}

function widen(days: DayInterval): DayInterval {
  return { from: days.from - 3, to: days.to + 3, precision: 'range' };
}

function occurrences(
  message: TimeMessage,
  named: NamedDay,
  which: string,
  year: number | undefined,
): readonly DayInterval[] {
  const { today } = message.now;
  const span = (from: DayNumber): DayInterval => ({
    from,
    to: from + named.days - 1,
    precision: precisionOf(named.days),
  });
  const now = dateOf(today).year;
  if (year !== undefined) return firstDays(named, year).map(span);
  const begun = [now - 3, now - 2, now - 1, now]
    .flatMap((one) => firstDays(named, one))
    .filter((day) => day <= today);
  if (which === 'next')
    return [now, now + 1]
      .flatMap((one) => firstDays(named, one))
      .filter((day) => day > today)
      .slice(0, 1)
      .map(span);
  const latest = begun.at(-1);
  if (latest === undefined) return [];
  const going = latest + named.days - 1 >= today && named.days > 1;
  const before = begun.at(-2);
  if (which === BEFORE_LAST)
    return begun
      .slice(0, -1)
      .slice(going ? -2 : -1)
      .map(span);
  return which === 'last' && going && before !== undefined ? [span(before)] : [span(latest)];
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
  const all = [
    ...fixed,
    ...moving,
    ...counted,
    ...listedDates(named).filter((day) => dateOf(day).year === year),
  ];
  return all.sort((a, b) => a - b);
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
  return {
    kind: 'days',
    options: [oneDay(today - days_ago - late)],
    length: found.length,
    ...(part && { part }),
  };
};
