import { type DayNumber, dateOf, firstOfMonth, weekdayOf } from '../../../model/calendar';
import type { TimeMessage } from '../timeMessage';
import type { DayInterval, DaysMatch, TimeRule } from '../tokenMatch';
import { fullYear, wholeMonth, wholeYear, yearInWords } from './years';

/** "Last week", "this month", "last year", "the weekend", "week before last", "next month". */
export const relativePeriod: TimeRule = (message, place) => {
  const the = message.word(place) === 'the' ? 1 : 0;
  const lead = message.word(place + the);
  const led = /^(?:last|this|next|previous|past)$/.test(lead);
  const at = place + the + (led ? 1 : 0);
  const unit = message.means(at, 'unit');
  if (!unit) return undefined;
  const next = at + unit.length;
  if (message.word(next) === 'before' && message.word(next + 1) === 'last')
    return periodMatch(message, unit.unit, 2, next + 2 - place, 'which-week');
  const back = led ? { last: 1, previous: 1, past: 1, this: 0, next: -1 }[lead] : undefined;
  if (back !== undefined) {
    const doubt = unit.unit === 'week' && back === 1 ? 'which-week' : undefined;
    return periodMatch(message, unit.unit, back, next - place, doubt);
  }
  const just = message.word(next) === 'just' ? 1 : 0;
  if (the > 0 && message.word(next + just) === 'gone')
    return periodMatch(message, unit.unit, 1, next + just + 1 - place);
  // Without "last", only "the weekend" is understood by everybody.
  const known =
    unit.unit === 'weekend' &&
    (the > 0 || message.tokens.length === unit.length || /^(?:at|over|on)$/.test(message.word(place - 1)));
  return known ? periodMatch(message, 'weekend', 1, next - place) : undefined;
};

function periodMatch(
  message: TimeMessage,
  unit: string,
  back: number,
  length: number,
  doubt?: 'which-week',
): DaysMatch | undefined {
  const options = periodsBack(message.now.today, unit, back);
  if (!options) return undefined;
  return {
    kind: 'days',
    options,
    length,
    ...(doubt && unit === 'week' && { doubt }),
    ...(options.length > 1 && { doubt: 'which-week' }),
  };
}

export function periodsBack(
  today: DayNumber,
  unit: string,
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
  const { year: now } = dateOf(message.now.today);
  if (year === undefined || year > now + 1) return undefined;
  const length = words?.length ?? (quoted ? 2 : 1);
  const lead = message.word(place - 1);
  const led =
    /^(?:in|since|from|to|until|till|til|during|of|and|early|late|mid|through|around|about|summer|before|after|-|–|year)$/.test(
      lead,
    );
  if (!led && message.tokens.length !== length) return undefined;
  return { kind: 'days', options: [wholeYear(year)], length };
};
