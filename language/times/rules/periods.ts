import { type DayNumber, dateOf, nthWeekday, weekdayOf } from '../../../model/calendar';
import type { UnitName } from '../../../model/times';
import { ordinalAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import { type DayInterval, type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { EDGES, fullYear, latestYearOfMonth, lead, wholeMonth, wholeYear, yearAfter } from './monthsAndYears';
import { namedDay } from './namedDays';

/** "Last week", "this month", "last year", "the weekend", "week before last", "next month". */
export const relativePeriod: TimeRule = (message, place) => {
  const the = message.says(place, 'the');
  const led = lead(message, place + the);
  const at = place + the + (led?.length ?? 0);
  const unit = message.means(at, 'unit');
  if (!unit) return undefined;
  const next = at + unit.length;
  const back = (units: number, until: number) => {
    const options = periodsBack(message.now.today, unit.unit, units);
    // "The week before last" may be counted from today as well as from Monday.
    const unsure = options && (options.length > 1 || (units === 2 && unit.unit === 'week'));
    return options && daysMatch(options, until - place, { doubt: unsure ? 'which-week' : undefined });
  };
  const beforeLast = message.says(next, 'before-last');
  if (beforeLast > 0) return back(2, next + beforeLast);
  if (led) return back(led.value, next);
  const gone = the > 0 ? message.says(next, 'just-gone') : 0;
  if (gone > 0) return back(1, next + gone);
  // Without "last", only "the weekend" is understood by everybody.
  const known =
    the > 0 || message.tokens.length === unit.length || message.says(place - 1, 'at', 'on', 'within') > 0;
  return unit.unit === 'weekend' && known ? back(1, next) : undefined;
};

function periodsBack(today: DayNumber, unit: UnitName, back: number): readonly DayInterval[] | undefined {
  const { year, month } = dateOf(today);
  const monday = today - weekdayOf(today) - 7 * back;
  if (unit === 'month') return [wholeMonth(year, month - back)];
  if (unit === 'year') return [wholeYear(year - back)];
  if (unit === 'fortnight')
    return [{ from: today - 14 * back, to: today - 14 * (back - 1), precision: 'range' }];
  if (unit === 'weekend') return weekends(today, back);
  if (unit !== 'week') return undefined;
  const week: DayInterval = { from: monday, to: monday + 6, precision: 'week' };
  return back === 1 ? [week, { from: today - 7, to: today, precision: 'range' }] : [week];
}

/** On a Sunday "last weekend" is the one before, "the weekend" may be this one. */
function weekends(today: DayNumber, back: number): readonly DayInterval[] {
  const within = weekdayOf(today) >= 5;
  const saturday = today - weekdayOf(today) + 5;
  const weeks = back === 1 && within ? [1, 0] : [back];
  return weeks.map((one) => saturday - 7 * one).map((from) => ({ from, to: from + 1, precision: 'weekend' }));
}

/** "The last friday in october", "the second tuesday of last month"; "a saturday in august" is some day of it. */
export const weekdayInMonth: TimeRule = (message, place) => {
  const start = place + message.says(place, 'the');
  const nth = nthAt(message, start);
  const at = start + (nth?.length ?? message.says(start, 'a', 'some'));
  const weekday = at > start ? message.means(at, 'weekday') : undefined;
  const end = at + (weekday?.length ?? 0);
  const of = weekday ? message.says(end, 'in', 'of') : 0;
  const month = of > 0 ? (monthNamed(message, end + of) ?? relativePeriod(message, end + of)) : undefined;
  const first = month?.kind === 'days' ? month.options[0] : undefined;
  if (!weekday || month?.kind !== 'days' || first?.precision !== 'month') return undefined;
  const length = end + of + month.length - place;
  if (!nth) return { ...month, about: true, doubt: 'vague', length };
  const { year, month: number } = dateOf(first.from);
  return daysMatch([oneDay(nthWeekday(year, number, weekday.weekday, nth.value))], length);
};

/** "First" to "fourth", or -1 for "last". */
function nthAt(message: TimeMessage, place: number) {
  const last = message.says(place, 'last');
  if (last > 0) return { value: -1, length: last };
  const ordinal = ordinalAt(message, place);
  return ordinal && ordinal.value > 0 && ordinal.value <= 4 ? ordinal : undefined;
}

/** A month, the latest or with its year. */
function monthNamed(message: TimeMessage, place: number): DaysMatch | undefined {
  const named = message.means(place, 'month');
  if (!named) return undefined;
  const year = yearAfter(message, place + named.length);
  const latest = latestYearOfMonth(named.month, message.now.today);
  return daysMatch([wholeMonth(year?.value ?? latest, named.month)], named.length + (year?.length ?? 0));
}

/** "End of last month", "early march", "mid october", "back end of january", "first week of june". */
export const partOfPeriod: TimeRule = (message, place) => {
  const start = place + message.says(place, 'the');
  const found = whichAt(message, start);
  if (!found) return undefined;
  const dash = start + found.length + message.says(start + found.length, 'dash');
  const at = dash + message.says(dash, 'of', 'in');
  const whole = periodAt(message, at);
  const days = whole?.options[0];
  if (!whole || !days || days.to - days.from < 4) return undefined;
  const week = found.nth !== undefined;
  const options = [week ? weekOf(days, found.nth) : partOfInterval(days, found.edge)];
  return { ...whole, options, about: !week, length: at + whole.length - place };
};

function whichAt(message: TimeMessage, place: number) {
  const nth = nthAt(message, place);
  const week = nth && message.means(place + nth.length, 'unit');
  if (nth && week?.unit === 'week') return { nth: nth.value, length: nth.length + week.length };
  const edge = EDGES.find((one) => message.says(place, one) > 0);
  return edge && { edge, nth: undefined, length: message.says(place, edge) };
}

function periodAt(message: TimeMessage, place: number): DaysMatch | undefined {
  const the = message.says(place, 'the');
  const bare = the > 0 ? message.means(place + the, 'unit') : undefined;
  const days = bare && periodsBack(message.now.today, bare.unit, 0);
  if (days) return daysMatch(days, the + bare.length);
  const found = relativePeriod(message, place) ?? namedDay(message, place) ?? monthNamed(message, place);
  if (found) return found.kind === 'days' ? found : undefined;
  const said = message.word(place);
  const year = /^\d{4}$/.test(said) ? fullYear(said, message.now.today) : undefined;
  return year === undefined ? undefined : daysMatch([wholeYear(year)], 1);
}

/** "The first week of June" is its first seven days. */
function weekOf({ from, to }: DayInterval, nth: number): DayInterval {
  const start = nth === -1 ? to - 6 : from + 7 * (nth - 1);
  return { from: start, to: start + 6, precision: 'week' };
}

const LONG = 100;
const A_QUARTER_YEAR = 90;

/** About a third of a month or a quarter of a year, as people mean it. */
function partOfInterval({ from, to }: DayInterval, edge: (typeof EDGES)[number]): DayInterval {
  const length = to - from + 1;
  const piece = length > LONG ? A_QUARTER_YEAR : Math.max(2, Math.min(10, Math.floor(length / 4)));
  if (edge === 'edge-end') return { from: to - piece, to, precision: 'range' };
  if (edge === 'edge-start') return { from, to: from + piece, precision: 'range' };
  const middle = from + Math.floor(length / 2);
  return { from: middle - Math.ceil(piece / 2), to: middle + Math.floor(piece / 2), precision: 'range' };
}
