import type { TimeMessage } from '../timeMessage';
import { type DayInterval, type DaysMatch, daysMatch, type TimeRule } from '../tokenMatch';
import { namedDay } from './namedDays';
import { periodsBack, relativePeriod } from './relativePeriods';
import { monthNamed, nthAt } from './weekdaysInMonths';
import { fullYear, wholeYear } from './years';

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

const EDGES = ['edge-start', 'edge-middle', 'edge-end'] as const;
type Edge = (typeof EDGES)[number];

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
  const found =
    relativePeriod(message, place) ??
    namedDay(message, place) ??
    monthNamed(message, place) ??
    yearNamed(message, place);
  return found?.kind === 'days' ? found : undefined;
}

function yearNamed(message: TimeMessage, place: number): DaysMatch | undefined {
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
function partOfInterval({ from, to }: DayInterval, edge: Edge): DayInterval {
  const length = to - from + 1;
  const piece = length > LONG ? A_QUARTER_YEAR : Math.max(2, Math.min(10, Math.floor(length / 4)));
  if (edge === 'edge-end') return { from: to - piece, to, precision: 'range' };
  if (edge === 'edge-start') return { from, to: from + piece, precision: 'range' };
  const middle = from + Math.floor(length / 2);
  return { from: middle - Math.ceil(piece / 2), to: middle + Math.floor(piece / 2), precision: 'range' };
}
