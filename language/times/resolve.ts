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
  const words = wordsAround(message, candidate);
  const repeats = candidate.repeats && { repeats: candidate.repeats };
  if (candidate.vague) return { ...words, others: [], certainty: 'ambiguous', doubts: ['vague'] };
  const dated =
    candidate.days ??
    candidate.instant ??
    (candidate.repeats ? undefined : (candidate.clock ?? candidate.part));
  if (!dated)
    return {
      ...words,
      others: [],
      certainty: candidate.repeats?.about ? 'about' : 'sure',
      doubts: [],
      ...repeats,
    };
  return {
    ...words,
    ...interpretationOf(candidate, resolutionFor(message, candidate), message.now),
    ...repeats,
  };
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
  const ahead = found.future[0];
  if (!ahead) return { others: [], certainty: 'ambiguous', doubts };
  return {
    best: momentOf(ahead, false, now),
    others: [],
    certainty: 'ambiguous',
    doubts: [],
    problem: 'future',
  };
}

function certaintyOf(doubts: readonly Doubt[], about: boolean): TimeExpression['certainty'] {
  if (doubts.length > 0) return 'ambiguous';
  return about ? 'about' : 'sure';
}

function momentOf(place: ResolvedInterval, open: boolean, now: Now): Moment {
  const part = place.part === undefined ? {} : { part: place.part };
  const from = Math.floor(place.from / DAY);
  if (isWholeDays(place)) {
    const to = open ? now.today : Math.floor(place.to / DAY);
    return {
      from: isoDate(from),
      to: isoDate(to),
      precision: open ? 'range' : place.precision,
      open,
      ...part,
    };
  }
  const to = open ? isoDateTime(now.today, now.minute) : isoDateTime(0, place.to);
  const precision =
    open || (place.precision === 'minute' && place.to !== place.from) ? 'range' : place.precision;
  return { from: isoDateTime(0, place.from), to, precision, open, ...part };
}

function unique(moments: readonly Moment[]): readonly Moment[] {
  const seen = new Set<string>();
  return moments.filter(({ from, to }) => {
    const key = `${from}/${to}`;
    return !seen.has(key) && seen.add(key);
  });
}
