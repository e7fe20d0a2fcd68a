import type { Moment } from '../language/times/timeExpression';
import { dayOfIso, firstOfMonth, isoDate } from '../model/calendar';
import type { Incident } from './diary';

/** What the incidents show together. It counts what is written down, and judges nothing. */
export interface Timeline {
  /** In the order in which they happened; those without a day come last, as they were told. */
  readonly order: readonly Incident[];
  readonly first?: Incident;
  readonly latest?: Incident;
  /** How often, for two dated incidents or more. */
  readonly often?: Frequency;
  /** How the gaps between incidents have changed. Not worked out for few incidents. */
  readonly trend?: 'more-often' | 'steady' | 'less-often';
}

/** So many times in so many units, and the average gap: "about every 3 days". */
export interface Frequency {
  readonly times: number;
  readonly span: number;
  readonly unit: 'day' | 'week' | 'month';
  /** Days between one and the next, on average, rounded. */
  readonly everyDays: number;
}

/** Fewer have no trend worth telling. */
const TREND_FROM = 4;
/** Gaps must differ by this factor before it is called a change. */
const CHANGE = 1.5;

export function timelineOf(incidents: readonly Incident[]): Timeline {
  const dated = incidents.filter(({ when }) => when?.moment).sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const order = [...dated, ...incidents.filter(({ when }) => !when?.moment)];
  const [first, ...later] = dated;
  const latest = dated.at(-1);
  if (!first || !latest) return { order };
  // "In March" may be before or after 3 March, and what goes on since October is later than 20 November.
  const isFirst = isSharp(first) || first.when?.moment?.open || later.every((one) => dayOf(one) > lastDayOf(first));
  const isLatest = dated.every((one) => one === latest || lastDayOf(one) <= dayOf(latest));
  const ends = { ...(isFirst && { first }), ...(isLatest && { latest }) };
  // "About 20 times since easter" is one entry: counting entries would then understate how often it happened. Nor is it known of
  // what has no day.
  if (order.some((one) => one.when?.repeats || !isSharp(one))) return { order, ...ends };
  const days = dayOf(latest) - dayOf(first) + 1;
  const trend = trendOf(dated);
  return { order, ...ends, ...frequencyOf(dated.length, days), ...(trend && { trend }) };
}

/** Whether the day is known. */
function isSharp({ when }: Incident): boolean {
  return when?.moment !== undefined && !when.moment.open && SHARP.has(when.moment.precision);
}

function lastDayOf(incident: Incident): number {
  return dayOfIso((incident.when?.moment?.to ?? startOf(incident)).slice(0, 10));
}

function startOf({ when }: Incident): string {
  return when?.moment?.from ?? '';
}

/** The day on which an incident with a date began. */
function dayOf(incident: Incident): number {
  return dayOfIso(startOf(incident));
}

function frequencyOf(times: number, days: number): { readonly often?: Frequency } {
  if (times < 2 || days < 2) return {};
  const everyDays = Math.max(1, Math.round((days - 1) / (times - 1)));
  const [unit, length] = days <= 14 ? (['day', 1] as const) : days <= 91 ? (['week', 7] as const) : MONTH;
  return { often: { times, span: Math.max(1, Math.round(days / length)), unit, everyDays } };
}

const MONTH = ['month', 30.44] as const;

/**
 * Compares the earlier gaps with the later ones. All days must be known: "some time in May" would make a gap out of nothing.
 * Several on one day are a gap of none, which counts as half a day.
 */
function trendOf(dated: readonly Incident[]): Timeline['trend'] {
  if (dated.length < TREND_FROM) return undefined;
  const days = dated.map(dayOf);
  const gaps = days.slice(1).map((day, place) => Math.max(0.5, day - (days[place] ?? day)));
  const half = Math.floor(gaps.length / 2);
  const earlier = mean(gaps.slice(0, half));
  const later = mean(gaps.slice(-half));
  if (earlier / later >= CHANGE) return 'more-often';
  return later / earlier >= CHANGE ? 'less-often' : 'steady';
}

const SHARP: ReadonlySet<string> = new Set(['minute', 'part-of-day', 'day', 'weekend']);

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** How many incidents began in each day, week, month or year; `from` is the ISO date of its first day. */
export interface Picture {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly columns: readonly { readonly from: string; readonly count: number }[];
  /** ISO dates of the first and the latest incident. */
  readonly first: string;
  readonly latest: string;
}

/** As many columns as can be told apart on a small phone. */
const MOST_COLUMNS = 26;

/** The incidents that have a day as columns of dots, the empty ones in between among them; undefined without two. */
export function pictureOf(incidents: readonly Incident[]): Picture | undefined {
  const dates = incidents
    .flatMap(({ when }) => (when?.moment && isDot(when.moment) ? [when.moment.from.slice(0, 10)] : []))
    .sort();
  if (dates.length < 2) return undefined;
  for (const unit of ['day', 'week', 'month', 'year'] as const) {
    const places = dates.map((date) => BIN[unit].place(date));
    const first = places[0] ?? 0;
    const size = (places.at(-1) ?? first) - first + 1;
    if (size > MOST_COLUMNS && unit !== 'year') continue;
    const columns = Array.from({ length: size }, (_none, at) => ({
      from: BIN[unit].start(first + at),
      count: places.filter((place) => place === first + at).length,
    }));
    return { unit, columns, first: dates[0] ?? '', latest: dates.at(-1) ?? '' };
  }
  return undefined;
}

/** What goes on, or was some time in a month, has no place of its own in a picture. */
function isDot({ open, precision }: Moment): boolean {
  return !open && precision !== 'month' && precision !== 'season' && precision !== 'year';
}

/** Weeks begin on a Monday; day 0 was a Thursday. */
const BIN = {
  day: { place: dayOfIso, start: isoDate },
  week: {
    place: (date: string) => Math.floor((dayOfIso(date) + 3) / 7),
    start: (place: number) => isoDate(place * 7 - 3),
  },
  month: { place: monthNumber, start: monthStart },
  year: {
    place: (date: string) => Number(date.slice(0, 4)),
    start: (place: number) => monthStart(place * 12),
  },
} as const;

/** Months since the year 0. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function monthStart(month: number): string {
  return isoDate(firstOfMonth(Math.floor(month / 12), (month % 12) + 1));
}
