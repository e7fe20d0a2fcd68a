import { type DayNumber, dateOf, nthWeekday, weekdayOf } from '../../../model/calendar';
import type { UnitName } from '../../../model/times';
import { ordinalAt, type WholeNumber } from '../numbers';
import type { Cursor } from '../timeMessage';
import { type DayInterval, type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { EDGES, fullYear, latestYearOfMonth, lead, wholeMonth, wholeYear, yearAfter } from './monthsAndYears';
import { namedDay } from './namedDays';

/** "Last week", "this month", "last year", "the weekend", "week before last", "next month". */
export const relativePeriod: TimeRule = (at) => {
  const the = at.after('the');
  const led = lead(the ?? at);
  const start = led?.next ?? the ?? at;
  const unit = start.means('unit');
  if (!unit) return undefined;
  const back = (units: number, next: Cursor) => {
    const options = periodsBack(at.now.today, unit.unit, units);
    // "The week before last" may be counted from today as well as from Monday.
    const unsure = options && (options.length > 1 || (units === 2 && unit.unit === 'week'));
    return options && daysMatch(options, next, { doubt: unsure ? 'which-week' : undefined });
  };
  const beforeLast = unit.next.after('before-last');
  if (beforeLast) return back(2, beforeLast);
  const gone = (the || led?.value === 0) && unit.next.after('just-gone');
  if (led && !gone) return back(led.value, unit.next);
  if (gone) return back(1, gone);
  // Without "last", only "the weekend" is understood by everybody.
  const known = the || start.isAllUntil(unit.next) || at.before.says('at', 'on', 'within');
  return unit.unit === 'weekend' && known ? back(1, unit.next) : undefined;
};

function periodsBack(today: DayNumber, unit: UnitName, back: number): readonly DayInterval[] | undefined {
  const { year, month } = dateOf(today);
  const monday = today - weekdayOf(today) - 7 * back;
  if (unit === 'month') return [wholeMonth(year, month - back)];
  if (unit === 'year') return [wholeYear(year - back)];
  if (unit === 'fortnight') return [{ from: today - 14 * back, to: today - 14 * (back - 1), precision: 'range' }];
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

/** "The last friday in october", "the second tuesday of last month", "the second weekend in May"; "a saturday in august" is some day of it. */
export const weekdayInMonth: TimeRule = (at) => {
  const start = at.past('the');
  const nth = nthAt(start);
  const named = nth?.next ?? start.after('a', 'some');
  const weekday = named?.means('weekday');
  const weekend = nth && named?.means('unit')?.unit === 'weekend' ? named.step(1) : undefined;
  const of = (weekday?.next ?? weekend)?.after('in', 'of');
  const month = of && (monthNamed(of) ?? relativePeriod(of));
  const first = month?.kind === 'days' ? month.options[0] : undefined;
  if (month?.kind !== 'days' || first?.precision !== 'month') return undefined;
  if (!nth) return { ...month, about: true, doubt: 'vague' };
  const { year, month: number } = dateOf(first.from);
  const day = nthWeekday(year, number, weekday?.weekday ?? SATURDAY, nth.value);
  return daysMatch([weekend ? { from: day, to: day + 1, precision: 'weekend' } : oneDay(day)], month.next);
};

const SATURDAY = 5;

/** "First" to "fourth", or -1 for "last". */
function nthAt(at: Cursor): WholeNumber | undefined {
  const last = at.after('last');
  if (last) return { value: -1, next: last };
  const ordinal = ordinalAt(at);
  return ordinal && ordinal.value > 0 && ordinal.value <= 4 ? ordinal : undefined;
}

/** A month, the latest or with its year. */
function monthNamed(at: Cursor): DaysMatch | undefined {
  const named = at.means('month');
  if (!named) return undefined;
  const year = yearAfter(named.next);
  const latest = latestYearOfMonth(named.month, at.now.today);
  return daysMatch([wholeMonth(year?.value ?? latest, named.month)], year?.next ?? named.next);
}

/** "End of last month", "early march", "mid october", "back end of january", "first week of june". */
export const partOfPeriod: TimeRule = (at) => {
  const found = whichAt(at.past('the'));
  const whole = found && periodAt(found.next.past('dash').past('of', 'in'));
  const days = whole?.options[0];
  if (!found || !whole || !days || days.to - days.from < 4) return undefined;
  const week = found.nth !== undefined;
  if (found.isDay)
    return { ...whole, options: [oneDay(found.nth === -1 ? days.to : days.from + (found.nth ?? 1) - 1)] };
  const options = [week ? weekOf(days, found.nth) : partOfInterval(days, found.edge)];
  return { ...whole, options, about: !week };
};

function whichAt(at: Cursor) {
  const nth = nthAt(at);
  const week = nth?.next.means('unit');
  // "The last day of October"; "the first day back" is of nothing.
  const isDay = week?.unit === 'day' && week.next.says('of');
  if (nth && week && (isDay || week.unit === 'week')) return { nth: nth.value, isDay, next: week.next };
  const edge = at.which(...EDGES);
  return edge && { edge: edge.group, nth: undefined, isDay: false, next: edge.next };
}

function periodAt(at: Cursor): DaysMatch | undefined {
  const bare = at.after('the')?.means('unit');
  const days = bare && periodsBack(at.now.today, bare.unit, 0);
  if (days) return daysMatch(days, bare.next);
  const found = relativePeriod(at) ?? namedDay(at) ?? monthNamed(at);
  if (found) return found.kind === 'days' ? found : undefined;
  const year = /^\d{4}$/.test(at.word) ? fullYear(at.word, at.now.today) : undefined;
  return year === undefined ? undefined : daysMatch([wholeYear(year)], at.step(1));
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
