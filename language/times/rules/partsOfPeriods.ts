import { setOf, type TimeMessage } from '../timeMessage';
import type { DayInterval, DaysMatch, TimeRule } from '../tokenMatch';
import { namedDay } from './namedDays';
import { periodsBack, relativePeriod } from './relativePeriods';
import { fullYear, latestYearOfMonth, wholeMonth, wholeYear, yearAfter } from './years';

const EDGES = setOf('start,beginning,begining,end,middle,early,late,mid');
const WEEKS = setOf('first,second,third,fourth,last');

/** "End of last month", "early march", "mid october", "back end of january", "first week of june". */
export const partOfPeriod: TimeRule = (message, place) => {
  const the = message.word(place) === 'the' ? 1 : 0;
  const found = whichAt(message, place + the);
  if (!found) return undefined;
  let at = place + the + found.length;
  if (/^[-–]$/.test(message.word(at))) at++;
  if (/^(?:of|in)$/.test(message.word(at))) at++;
  const whole = periodAt(message, at);
  const days = whole?.options[0];
  if (!whole || !days || days.to - days.from < 4) return undefined;
  const options = [found.week ? weekOf(days, found.which) : partOfInterval(days, found.which)];
  return { ...whole, options, about: !found.week, length: at + whole.length - place };
};

function whichAt(message: TimeMessage, place: number) {
  const which = message.word(place);
  const next = message.word(place + 1);
  if (which === 'back' && next === 'end') return { which: 'end', week: false, length: 2 };
  if (message.is(place, WEEKS) && message.means(place + 1, 'unit')?.unit === 'week')
    return { which, week: true, length: 2 };
  return message.is(place, EDGES) ? { which, week: false, length: 1 } : undefined;
}

function periodAt(message: TimeMessage, place: number): DaysMatch | undefined {
  const bare = message.word(place) === 'the' ? message.means(place + 1, 'unit')?.unit : undefined;
  const days = bare ? periodsBack(message.now.today, bare, 0) : undefined;
  if (days) return { kind: 'days', options: days, length: 2 };
  const found =
    relativePeriod(message, place) ??
    namedDay(message, place) ??
    monthNamed(message, place) ??
    yearNamed(message, place);
  return found?.kind === 'days' ? found : undefined;
}

function monthNamed(message: TimeMessage, place: number): DaysMatch | undefined {
  const month = message.means(place, 'month');
  if (!month) return undefined;
  const year = yearAfter(message, place + month.length);
  const latest = latestYearOfMonth(month.month, message.now.today);
  return {
    kind: 'days',
    options: [wholeMonth(year?.year ?? latest, month.month)],
    length: month.length + (year?.length ?? 0),
  };
}

function yearNamed(message: TimeMessage, place: number): DaysMatch | undefined {
  const year = /^\d{4}$/.test(message.word(place))
    ? fullYear(message.word(place), message.now.today)
    : undefined;
  return year === undefined ? undefined : { kind: 'days', options: [wholeYear(year)], length: 1 };
}

/** "The first week of June" is its first seven days. */
function weekOf({ from, to }: DayInterval, which: string): DayInterval {
  if (which === 'last') return { from: to - 6, to, precision: 'week' };
  const start = from + 7 * ['first', 'second', 'third', 'fourth'].indexOf(which);
  return { from: start, to: start + 6, precision: 'week' };
}

const LONG = 100;
const A_QUARTER_YEAR = 90;

/** About a third of a month or a quarter of a year, as people mean it. */
function partOfInterval({ from, to }: DayInterval, which: string): DayInterval {
  const length = to - from + 1;
  const piece = length > LONG ? A_QUARTER_YEAR : Math.max(2, Math.min(10, Math.floor(length / 4)));
  if (which === 'end' || which === 'late') return { from: to - piece, to, precision: 'range' };
  if (which !== 'middle' && which !== 'mid') return { from, to: from + piece, precision: 'range' };
  const middle = from + Math.floor(length / 2);
  return { from: middle - Math.ceil(piece / 2), to: middle + Math.floor(piece / 2), precision: 'range' };
}
