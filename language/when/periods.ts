import type { NamedDay } from '../../triage/times';
import {
  addMonths,
  type DayNumber,
  dateOf,
  easterSunday,
  firstOfMonth,
  nthWeekday,
  weekdayOf,
} from './calendar';
import { listed, type Message, setOf } from './message';
import { type Days, type Found, oneDay, type Rule } from './pieces';
import { fullYear, monthOf, yearAfter, yearInWords, yearOf } from './years';

type DaysFound = Extract<Found, { kind: 'days' }>;

/** "Last week", "this month", "last year", "the weekend", "week before last", "next month". */
export const unitByName: Rule = (message, place) => {
  const the = message.word(place) === 'the' ? 1 : 0;
  const lead = message.word(place + the);
  const led = /^(?:last|this|next|previous|past)$/.test(lead);
  const at = place + the + (led ? 1 : 0);
  const unit = message.means(at, 'unit');
  if (!unit) return undefined;
  const next = at + unit.length;
  if (message.word(next) === 'before' && message.word(next + 1) === 'last')
    return stretch(message, unit.unit, 2, next + 2 - place, 'which-week');
  const back = led ? { last: 1, previous: 1, past: 1, this: 0, next: -1 }[lead] : undefined;
  if (back !== undefined) {
    const doubt = unit.unit === 'week' && back === 1 ? 'which-week' : undefined;
    return stretch(message, unit.unit, back, next - place, doubt);
  }
  // Without "last" only the weekend is one that everybody knows.
  const known =
    unit.unit === 'weekend' &&
    (the > 0 || message.words.length === unit.length || /^(?:at|over|on)$/.test(message.word(place - 1)));
  return known ? stretch(message, 'weekend', 1, next - place) : undefined;
};

function stretch(
  message: Message,
  unit: string,
  back: number,
  length: number,
  doubt?: 'which-week',
): DaysFound | undefined {
  const options = unitsBack(message.now.today, unit, back);
  if (!options) return undefined;
  return {
    kind: 'days',
    options,
    length,
    ...(doubt && unit === 'week' && { doubt }),
    ...(options.length > 1 && { doubt: 'which-week' }),
  };
}

function unitsBack(today: DayNumber, unit: string, back: number): readonly Days[] | undefined {
  const { year, month } = dateOf(today);
  const monday = today - weekdayOf(today) - 7 * back;
  if (unit === 'month') {
    const at = dateOf(firstOfMonth(year, month - back));
    return [monthOf(at.year, at.month)];
  }
  if (unit === 'year') return [yearOf(year - back)];
  if (unit === 'fortnight')
    return [{ from: today - 14 * back, to: today - 14 * (back - 1), precision: 'range' }];
  if (unit === 'weekend') return weekends(today, back);
  if (unit !== 'week') return undefined;
  const week: Days = { from: monday, to: monday + 6, precision: 'week' };
  return back === 1 ? [week, { from: today - 7, to: today, precision: 'range' }] : [week];
}

/** On a Sunday "last weekend" is the one before, "the weekend" may be this one. */
function weekends(today: DayNumber, back: number): readonly Days[] {
  const within = weekdayOf(today) >= 5;
  const saturday = today - weekdayOf(today) + 5;
  const at = (weeks: number): Days => ({
    from: saturday - 7 * weeks,
    to: saturday - 7 * weeks + 1,
    precision: 'weekend',
  });
  if (back !== 1) return [at(back)];
  return within ? [at(1), at(0)] : [at(1)];
}

/** "In 2019", "2023", "back in two thousand and nineteen". */
export const yearAlone: Rule = (message, place) => {
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
  if (!led && message.words.length !== length) return undefined;
  return { kind: 'days', options: [yearOf(year)], length };
};

/** "Boxing day", "last christmas", "over easter", "bonfire night 2024", "the august bank holiday". */
export const namedDay: Rule = (message, place) => {
  const lead = /^(?:last|this|the|next|at|over|around|about|near|during|in|on)$/.test(message.word(place))
    ? message.word(place)
    : '';
  const second =
    lead && /^(?:last|this|the|next)$/.test(message.word(place + 1)) ? message.word(place + 1) : '';
  const at = place + (lead ? 1 : 0) + (second ? 1 : 0);
  const found = message.means(at, 'named');
  if (!found) return undefined;
  const year = yearAfter(message, at + found.length);
  const which = second || lead;
  const options = occurrences(message, found.named, which, year?.year);
  const around = lead === 'around' || lead === 'about' || lead === 'near';
  const wide = around ? options.map(widened) : options;
  const about = around || found.named.about;
  const part = around ? undefined : message.part(found.named.part);
  const length = at + found.length + (year?.length ?? 0) - place;
  return {
    kind: 'days',
    options: wide,
    about,
    length,
    ...(part && { part }),
    ...(!year && { again: 'year' }),
  };
};

function widened(days: Days): Days {
  return { from: days.from - 3, to: days.to + 3, precision: 'range' };
}

function occurrences(
  message: Message,
  named: NamedDay,
  which: string,
  year: number | undefined,
): readonly Days[] {
  const { today } = message.now;
  const span = (from: DayNumber): Days => ({
    from,
    to: from + named.days - 1,
    precision: precisionOf(named.days),
  });
  const now = dateOf(today).year;
  if (year !== undefined) return firstDays(named, year).map(span);
  const begun = [now - 2, now - 1, now].flatMap((one) => firstDays(named, one)).filter((day) => day <= today);
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
  return which === 'last' && going && before !== undefined ? [span(before)] : [span(latest)];
}

function precisionOf(days: number): Days['precision'] {
  if (days === 1) return 'day';
  return days > 60 ? 'season' : 'range';
}

const WHICH = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The first days on which it falls in a year, in order. */
export function firstDays(named: NamedDay, year: number): readonly DayNumber[] {
  const fixed = (named.on ?? []).map(
    (on) => firstOfMonth(year, Number(on.slice(0, 2))) + Number(on.slice(3)) - 1,
  );
  const moving = named.easter === undefined ? [] : [easterSunday(year) + named.easter];
  const counted = (named.nth ?? []).map(
    ({ which, day, month, plus }) =>
      nthWeekday(year, MONTHS.indexOf(month) + 1, WEEKDAYS.indexOf(day), WHICH[which]) + plus,
  );
  const all = [...fixed, ...moving, ...counted, ...listed(named).filter((day) => dateOf(day).year === year)];
  return all.sort((a, b) => a - b);
}

const EDGES = setOf('start,beginning,begining,end,middle,early,late,mid,first,back');

/** "End of last month", "early march", "mid october", "start of the year", "first week of june". */
export const edge: Rule = (message, place) => {
  const the = message.word(place) === 'the' ? 1 : 0;
  if (!message.is(place + the, EDGES)) return undefined;
  let which = message.word(place + the);
  let at = place + the + 1;
  const week = /^(?:first|last|second|third)$/.test(which) && message.word(at) === 'week';
  if (week || (which === 'back' && message.word(at) === 'end')) at++;
  else if (which === 'back' || which === 'first') return undefined;
  if (which === 'back') which = 'end';
  if (/^[-–]$/.test(message.word(at))) at++;
  if (message.word(at) === 'of' || message.word(at) === 'in') at++;
  if (message.word(at) === 'the' && message.means(at + 1, 'unit') === undefined) at++;
  const whole = edged(message, at);
  const days = whole?.options[0];
  if (!whole || !days || days.to - days.from < 4) return undefined;
  return {
    ...whole,
    options: [cut(days, week ? 'week' : which)],
    about: !week,
    length: at + whole.length - place,
  };
};

function edged(message: Message, place: number): DaysFound | undefined {
  const bare = message.word(place) === 'the' ? message.means(place + 1, 'unit')?.unit : undefined;
  const days = bare ? unitsBack(message.now.today, bare, 0) : undefined;
  if (days) return { kind: 'days', options: days, length: 2 };
  const found =
    unitByName(message, place) ??
    namedDay(message, place) ??
    monthNamed(message, place) ??
    yearNamed(message, place);
  return found?.kind === 'days' ? found : undefined;
}

function monthNamed(message: Message, place: number): DaysFound | undefined {
  const month = message.means(place, 'month');
  if (!month) return undefined;
  const year = yearAfter(message, place + month.length);
  const now = dateOf(message.now.today);
  const latest = month.month > now.month ? now.year - 1 : now.year;
  return {
    kind: 'days',
    options: [monthOf(year?.year ?? latest, month.month)],
    length: month.length + (year?.length ?? 0),
  };
}

function yearNamed(message: Message, place: number): DaysFound | undefined {
  const year = /^\d{4}$/.test(message.word(place))
    ? fullYear(message.word(place), message.now.today)
    : undefined;
  return year === undefined ? undefined : { kind: 'days', options: [yearOf(year)], length: 1 };
}

/** About a quarter of a month or a year, as people mean it. */
function cut({ from, to }: Days, which: string): Days {
  const length = to - from + 1;
  const piece = length > 100 ? 90 : Math.max(2, Math.min(10, Math.floor(length / 4)));
  if (which === 'week') return { from, to: from + 6, precision: 'week' };
  if (which === 'end' || which === 'late') return { from: to - piece, to, precision: 'range' };
  if (which === 'middle' || which === 'mid')
    return {
      from: from + Math.floor((length - piece) / 2),
      to: from + Math.floor((length + piece) / 2),
      precision: 'range',
    };
  return { from, to: from + piece, precision: 'range' };
}

/** A day so many days or weeks from another that was just read: "the day after boxing day". */
export const besideDay: Rule = (message, place) => {
  const the = /^(?:the|a)$/.test(message.word(place)) ? 1 : 0;
  const amount = the ? undefined : message.amount(place);
  const at = place + (amount?.length ?? the);
  const unit = message.means(at, 'unit');
  const side = message.word(at + (unit?.length ?? 0));
  if (!unit || (!the && !amount) || (side !== 'before' && side !== 'after')) return undefined;
  const next = at + unit.length + 1;
  const anchor = namedDay(message, next) ?? nearDay(message, next);
  const days = anchor?.kind === 'days' ? anchor.options[0] : undefined;
  if (anchor?.kind !== 'days' || !days) return undefined;
  const step = (unit.unit === 'week' ? 7 : unit.unit === 'fortnight' ? 14 : 1) * (amount?.low ?? 1);
  const length = next + anchor.length - place;
  if (unit.unit === 'month')
    return {
      kind: 'days',
      options: [oneDay(addMonths(days.from, side === 'after' ? 1 : -1))],
      about: true,
      length,
    };
  const part = unit.unit === 'night' ? message.part('night') : undefined;
  const week = unit.unit === 'week' && !amount;
  const from = side === 'after' ? days.to + (week ? 1 : step) : days.from - step;
  const option: Days = week ? { from, to: from + 6, precision: 'week' } : oneDay(from);
  return { kind: 'days', options: [option], length, ...(part && { part }), ...(week && { about: true }) };
};

/** "Today", "yest", "last night", "day before yesterday". */
export const nearDay: Rule = (message, place) => {
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
