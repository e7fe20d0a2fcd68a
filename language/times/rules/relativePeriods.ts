import { type DayNumber, dateOf, firstOfMonth, weekdayOf } from '../../../model/calendar';
import type { UnitName } from '../../../model/times';
import { type DayInterval, daysMatch, type TimeRule } from '../tokenMatch';
import { LEADS } from './leads';
import { fullYear, lead, wholeMonth, wholeYear, yearInWords } from './years';

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
  if (led) return back(led.units, next);
  const gone = the > 0 ? message.says(next, 'just-gone') : 0;
  if (gone > 0) return back(1, next + gone);
  // Without "last", only "the weekend" is understood by everybody.
  const known =
    the > 0 || message.tokens.length === unit.length || message.says(place - 1, 'at', 'on', 'within') > 0;
  return unit.unit === 'weekend' && known ? back(1, next) : undefined;
};

export function periodsBack(
  today: DayNumber,
  unit: UnitName,
  back: number,
): readonly DayInterval[] | undefined {
  const { year, month } = dateOf(today);
  const monday = today - weekdayOf(today) - 7 * back;
  if (unit === 'month') {
    const at = dateOf(firstOfMonth(year, month - back));
    return [wholeMonth(at.year, at.month)];
  }
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
  const at = (weeks: number): DayInterval => ({
    from: saturday - 7 * weeks,
    to: saturday - 7 * weeks + 1,
    precision: 'weekend',
  });
  if (back !== 1) return [at(back)];
  return within ? [at(1), at(0)] : [at(1)];
}

/** "In 2019", "2023", "back in two thousand and nineteen". */
export const yearAlone: TimeRule = (message, place) => {
  const words = yearInWords(message, place);
  const said = message.word(place);
  const quoted = /^['’‘`]$/.test(said) && /^\d\d$/.test(message.word(place + 1));
  const digits = quoted ? message.word(place + 1) : said;
  const year =
    words?.year ?? (/^\d{4}$/.test(digits) || quoted ? fullYear(digits, message.now.today) : undefined);
  if (year === undefined || year > dateOf(message.now.today).year + 1) return undefined;
  const length = words?.length ?? (quoted ? 2 : 1);
  const led =
    message.says(place - 1, ...LEADS, 'in', 'during', 'to', 'and', 'dash') > 0 ||
    message.means(place - 1, 'unit')?.unit === 'year';
  return led || message.tokens.length === length ? daysMatch([wholeYear(year)], length) : undefined;
};
