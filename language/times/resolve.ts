import { isoDate, isoDateTime } from '../../model/calendar';
import type { TimeCandidate } from './candidates';
import { instantResolution } from './instants';
import { rangeResolution } from './rangeResolution';
import { isWholeDays, type Resolution, type ResolvedInterval, resolutionOf } from './resolution';
import type { Doubt, Moment, TimeExpression } from './timeExpression';
import type { Now, TimeMessage } from './timeMessage';

const DAY = 1440;

/** Resolves a candidate to the calendar. */
export function resolve(message: TimeMessage, candidate: TimeCandidate): TimeExpression {
  const { days, instant, clock, part, repeats } = candidate;
  const words = { ...wordsAround(message, candidate), ...(repeats && { repeats }) };
  if (candidate.vague) return { ...words, others: [], certainty: 'ambiguous', doubts: ['vague'] };
  if (days || instant || (!repeats && (clock || part)))
    return { ...words, ...interpretationOf(candidate, resolutionFor(message, candidate), message.now) };
  return { ...words, others: [], certainty: repeats?.about ? 'about' : 'sure', doubts: [] };
}

function wordsAround(
  { tokens, text }: TimeMessage,
  { start, end }: TimeCandidate,
): Pick<TimeExpression, 'words' | 'start' | 'end'> {
  const from = tokens[start]?.start ?? 0;
  const to = tokens[end - 1]?.end ?? text.length;
  return { words: text.slice(from, to), start: from, end: to };
}

function resolutionFor(message: TimeMessage, candidate: TimeCandidate): Resolution {
  const { now } = message;
  if (candidate.rangeEnd) return rangeResolution(candidate, now);
  if (candidate.instant) return instantResolution(candidate.instant, now);
  const found = resolutionOf(candidate, now);
  const other = candidate.clock ? undefined : message.part(candidate.part?.or);
  if (!other || found.past.length === 0) return found;
  const also = resolutionOf({ ...candidate, part: other }, now);
  return { ...found, past: [...found.past, ...also.past], doubts: [...found.doubts, 'people-differ'] };
}

type Interpretation = Pick<TimeExpression, 'best' | 'others' | 'certainty' | 'doubts' | 'problem'>;

function interpretationOf(candidate: TimeCandidate, found: Resolution, now: Now): Interpretation {
  const doubts = [...new Set(found.doubts)];
  if (found.impossible) return { others: [], certainty: 'ambiguous', doubts, problem: 'impossible' };
  const past = unique(found.past.map((place) => momentOf(place, candidate.open, now)));
  const [best, ...others] = past;
  if (best) return { best, others, certainty: certaintyOf(doubts, candidate.about), doubts };
  const [ahead] = found.future;
  if (!ahead) return { others: [], certainty: 'ambiguous', doubts };
  const future = momentOf(ahead, false, now);
  return { best: future, others: [], certainty: 'ambiguous', doubts: [], problem: 'future' };
}

function certaintyOf(doubts: readonly Doubt[], about: boolean): TimeExpression['certainty'] {
  if (doubts.length > 0) return 'ambiguous';
  return about ? 'about' : 'sure';
}

function momentOf(place: ResolvedInterval, open: boolean, now: Now): Moment {
  const part = place.part === undefined ? {} : { part: place.part };
  if (isWholeDays(place)) {
    const to = open ? now.today : Math.floor(place.to / DAY);
    const precision = open ? 'range' : place.precision;
    return { from: isoDate(Math.floor(place.from / DAY)), to: isoDate(to), precision, open, ...part };
  }
  const to = isoDateTime(0, open ? now.present : place.to);
  const long = open || (place.precision === 'minute' && place.to !== place.from);
  return { from: isoDateTime(0, place.from), to, precision: long ? 'range' : place.precision, open, ...part };
}

function unique(moments: readonly Moment[]): readonly Moment[] {
  const seen = new Set<string>();
  return moments.filter(({ from, to }) => {
    const key = `${from}/${to}`;
    return !seen.has(key) && seen.add(key);
  });
}
