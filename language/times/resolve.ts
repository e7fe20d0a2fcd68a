import { addMonths, dateInMonth, dateOf, isoDate, isoDateTime } from '../../model/calendar';
import type { TimeCandidate } from './candidates';
import { isWholeDays, type Resolution, type ResolvedInterval, resolutionOf } from './resolution';
import type { Moment, TimeExpression } from './timeExpression';
import { type Now, ukMinute } from './timeMessage';
import type { MatchOf } from './tokenMatch';

const DAY = 1440;

/** Resolves a candidate to the calendar. */
export function resolve(candidate: TimeCandidate): TimeExpression {
  const { days, instant, clock, part, repeats, rangeEnd } = candidate;
  const words = { ...wordsAround(candidate), ...(repeats && { repeats }) };
  if (candidate.vague) return { ...words, others: [], certainty: 'ambiguous', doubts: ['vague'] };
  if (days || instant || ((!repeats || rangeEnd?.days) && (clock || part)))
    return { ...words, ...interpretationOf(candidate, resolutionFor(candidate), candidate.start.now) };
  return { ...words, others: [], certainty: repeats?.about ? 'about' : 'sure', doubts: [] };
}

function wordsAround({ start, end, rangeEnd }: TimeCandidate) {
  const { tokens, text } = start.message;
  // "From" and "between" are quoted with the range that they open.
  const first = rangeEnd && start.before.says('from') ? start.before : start;
  const from = tokens[first.place]?.start ?? 0;
  const to = tokens[end.before.place]?.end ?? text.length;
  return { words: text.slice(from, to), start: from, end: to };
}

function resolutionFor(candidate: TimeCandidate): Resolution {
  const { now, message } = candidate.start;
  if (candidate.rangeEnd) return rangeResolution(candidate, now);
  if (candidate.instant) return instantResolution(candidate.instant, now);
  const found = resolutionOf(candidate, now);
  const other = candidate.clock ? undefined : message.part(candidate.part?.or);
  if (!other || found.past.length === 0) return found;
  const also = resolutionOf({ ...candidate, part: other }, now);
  return { ...found, past: [...found.past, ...also.past], doubts: [...found.doubts, 'people-differ'] };
}

type Interpretation = Omit<TimeExpression, 'words' | 'start' | 'end' | 'repeats'>;

function interpretationOf(candidate: TimeCandidate, found: Resolution, now: Now): Interpretation {
  const doubts = [...new Set(found.doubts)];
  if (found.impossible) return { others: [], certainty: 'ambiguous', doubts, problem: 'impossible' };
  const past = found.past.map((place) => momentOf(place, candidate.open, now));
  const [best, ...others] = past.filter(
    ({ from, to }, i) => past.findIndex((one) => one.from === from && one.to === to) === i,
  );
  const exact = candidate.about ? 'about' : 'sure';
  if (best) return { best, others, certainty: doubts.length > 0 ? 'ambiguous' : exact, doubts };
  const [ahead] = found.future;
  if (!ahead) return { others: [], certainty: 'ambiguous', doubts };
  const future = momentOf(ahead, false, now);
  return { best: future, others: [], certainty: 'ambiguous', doubts: [], problem: 'future' };
}

function momentOf(place: ResolvedInterval, open: boolean, now: Now): Moment {
  const part = place.part === undefined ? {} : { part: place.part };
  if (isWholeDays(place)) {
    const to = open ? now.today : Math.floor(place.to / DAY);
    const precision = open ? 'range' : place.precision;
    const begins = open ? beginningOf(place) : {};
    return { from: isoDate(Math.floor(place.from / DAY)), to: isoDate(to), precision, open, ...begins, ...part };
  }
  const to = isoDateTime(0, open ? Math.max(place.from, now.present) : place.to);
  const long = open || (place.precision === 'minute' && place.to !== place.from);
  return { from: isoDateTime(0, place.from), to, precision: long ? 'range' : place.precision, open, ...part };
}

/** "Since September" begins with no day that anybody said. */
function beginningOf({ precision }: ResolvedInterval): Pick<Moment, 'begins'> {
  return precision === 'month' || precision === 'season' || precision === 'year' ? { begins: precision } : {};
}

/** Resolves a range: each end supplies what the other leaves out. */
function rangeResolution(candidate: TimeCandidate, now: Now): Resolution {
  const [first, second] = completed(candidate, candidate.rangeEnd ?? candidate);
  const ends = resolutionOf(second, now);
  if (ends.past.length === 0) return ends;
  const begins = resolutionOf(first, now);
  if (begins.impossible) return begins;
  if (candidate.days && candidate.clock && !candidate.rangeEnd?.days) return onwards(begins, second, now);
  const today = now.today * DAY + DAY - 1;
  const past = ends.past.flatMap((end): readonly ResolvedInterval[] => {
    const from = beginning(first, second, begins, end);
    const precision = isWholeDays(end) ? 'range' : 'minute';
    return from === undefined ? [] : [{ from, to: Math.min(end.to, today), precision }];
  });
  // "From 11pm till 3" ends at night rather than sixteen hours later.
  if (first.clock?.minutes.length === 1) past.sort((a, b) => a.to - a.from - (b.to - b.from));
  return {
    past,
    future: [],
    impossible: past.length === 0,
    doubts: [...new Set([...ends.doubts, ...remainingDoubts(begins, ends)])],
  };
}

/** "From 10pm Friday till 2am": the first such time after the beginning. */
function onwards(begins: Resolution, { clock }: TimeCandidate, now: Now): Resolution {
  const ends = (from: number) => (clock?.minutes ?? []).map((minute) => from + 1 + sinceMidnight(minute - from - 1));
  const lasts = ({ from }: ResolvedInterval) => Math.min(...ends(from)) - from;
  // "14 November, between 2.15 and 2.40 pm": the half of the day that is said of the end is that of the beginning.
  const isSaid = clock?.minutes.length === 1 && begins.doubts.includes('half-of-day');
  const least = Math.min(...begins.past.map(lasts));
  const meant = isSaid ? begins.past.filter((one) => lasts(one) === least) : begins.past;
  const past = meant.map(({ from }) => {
    return { from, to: Math.min(now.reached, ...ends(from)), precision: 'minute' } as const;
  });
  return { ...begins, past, doubts: begins.doubts.filter((doubt) => !isSaid || doubt !== 'half-of-day') };
}

function sinceMidnight(minute: number): number {
  return ((minute % DAY) + DAY) % DAY;
}

/** A doubt about the beginning that the end resolves is dropped: "between 2 and 3am". */
function remainingDoubts(begins: Resolution, ends: Resolution): Resolution['doubts'] {
  return begins.doubts.filter(
    (doubt) => doubt === 'weekday-differs' || (doubt === 'which-week' && ends.doubts.includes(doubt)),
  );
}

/** "From 5 till 7 yesterday evening": what one end says about the day holds for both. */
function completed(first: TimeCandidate, last: TimeCandidate): readonly [TimeCandidate, TimeCandidate] {
  const alone = { ...first, rangeEnd: undefined };
  if (!first.clock || !last.clock) return [alone, last];
  const days = first.days ?? last.days;
  const part = first.part ?? last.part;
  // Which night the end belongs to is never in doubt: it follows the beginning.
  const end = last.days ?? days;
  return [
    { ...alone, days, part },
    { ...last, days: end && { ...end, again: undefined }, part: last.part ?? part },
  ];
}

function beginning(
  first: TimeCandidate,
  second: TimeCandidate,
  begins: Resolution,
  end: ResolvedInterval,
): number | undefined {
  if (first.clock && second.clock && (!first.days || first.days.options === second.days?.options)) {
    // The latest such time before the end; half a day at most for "2 to 3am".
    const all = first.clock.minutes.map((minute) => end.from - sinceMidnight(end.from - minute));
    return all.length > 0 ? Math.max(...all) : undefined;
  }
  const whole = first.days?.dateOnly === undefined ? undefined : sameMonth(first.days.dateOnly, end);
  if (whole !== undefined && second.days?.dateOnly === undefined) return whole * DAY;
  const before = begins.past.map(({ from }) => from).filter((from) => from <= end.to);
  if (before.length > 0) return Math.max(...before);
  return stepBack(first, begins.past[0] ?? begins.future[0], end);
}

/** "From the 9th to the 13th of May": the 9th of May; "the 28th to the 3rd of May": of April. */
function sameMonth(date: number, end: ResolvedInterval): number | undefined {
  const { year, month } = dateOf(Math.floor(end.to / DAY));
  const day = dateInMonth(year, month, date);
  return day !== undefined && day * DAY <= end.to ? day : dateInMonth(year, month - 1, date);
}

/** "November to February": the November before that February. */
function stepBack({ days }: TimeCandidate, begin: ResolvedInterval | undefined, end: ResolvedInterval) {
  if (!begin || !days?.again) return undefined;
  const day = Math.floor(begin.from / DAY);
  const earlier = { week: day - 7, month: addMonths(day, -1), year: addMonths(day, -12) }[days.again];
  const from = earlier * DAY + (begin.from % DAY);
  return from <= end.to ? from : undefined;
}

/** "Two hours ago" is counted in elapsed time, then converted to the UK clock. */
function instantResolution({ from, to }: MatchOf<'instant'>, now: Now): Resolution {
  const [begins, ends] = [ukMinute(from), ukMinute(to)];
  // An hour later may be an hour earlier on the clock when it goes back.
  const all = [{ from: begins, to: Math.max(begins, ends), precision: 'minute' }] as const;
  const ahead = from > now.instant;
  return { past: ahead ? [] : all, future: ahead ? all : [], impossible: false, doubts: [] };
}
