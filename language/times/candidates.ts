import type { PartOfDay } from '../../model/times';
import type { Repeats } from './timeExpression';
import type { TimeMessage } from './timeMessage';
import type { MatchValue, TokenMatch } from './tokenMatch';

/** One candidate time: matches that belong together, not yet resolved to the calendar. */
export interface TimeCandidate {
  /** In tokens; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly days?: Extract<MatchValue, { kind: 'days' }>;
  readonly clock?: Extract<MatchValue, { kind: 'clock' }>;
  readonly part?: PartOfDay;
  readonly instant?: Extract<MatchValue, { kind: 'instant' }>;
  readonly repeats?: Repeats;
  readonly vague?: boolean;
  readonly about: boolean;
  /** Open-ended: it began then and still goes on, as in "since easter". */
  readonly open: boolean;
  /** The end of a range, where this is its beginning. */
  readonly rangeEnd?: TimeCandidate;
}

/** With more of them in between, the two matches are separate times. */
const MAX_LINKING_WORDS = 3;

/** Merges neighbouring matches that say different things about one time: a day, a time of day, how often. */
export function candidatesOf(message: TimeMessage, matches: readonly TokenMatch[]): readonly TimeCandidate[] {
  const candidates: TimeCandidate[] = [];
  for (const match of matches) {
    const next = candidateOf(match);
    const last = candidates.at(-1);
    const joined = last && isLinked(message, last, next) ? mergeCandidates(last, next) : undefined;
    if (joined) candidates[candidates.length - 1] = joined;
    else candidates.push(next);
  }
  return candidates;
}

function candidateOf(match: TokenMatch): TimeCandidate {
  const { start, end } = match;
  const none = { start, end, about: false, open: false };
  switch (match.kind) {
    case 'days':
      return {
        ...none,
        days: match,
        about: match.about ?? false,
        open: match.open ?? false,
        ...(match.part && { part: match.part }),
      };
    case 'clock':
      return { ...none, clock: match, about: match.about };
    case 'part':
      return { ...none, part: match.part, about: match.about };
    case 'instant':
      return { ...none, instant: match, about: match.about, open: match.open ?? false };
    case 'repeats':
      return { ...none, repeats: match.repeats };
    case 'vague':
      return { ...none, vague: true };
  }
}

function isLinked(message: TimeMessage, before: TimeCandidate, after: TimeCandidate): boolean {
  const between = after.start - before.end;
  if (between > MAX_LINKING_WORDS) return false;
  // "X14, wed": a list goes on to something else.
  if (message.word(before.end) === ',' && message.says(before.start, 'count-sign') > 0) return false;
  for (let place = before.end; place < after.start; place++) {
    const links = before.repeats ? (['linking', 'joining', 'since'] as const) : (['linking'] as const);
    const comma = message.word(place) === ',' && between === 1;
    if (!comma && message.says(place, ...links) === 0) return false;
  }
  return true;
}

/** Undefined where both give the same kind of information: "monday at 6" and "tuesday at 7" are two times. */
function mergeCandidates(before: TimeCandidate, after: TimeCandidate): TimeCandidate | undefined {
  if (before.vague || after.vague || before.rangeEnd || after.rangeEnd) return undefined;
  const twice = (['clock', 'instant', 'days'] as const).some((name) => before[name] && after[name]);
  if (
    twice ||
    (before.instant && (after.clock || after.days)) ||
    (after.instant && (before.clock || before.days))
  )
    return undefined;
  if (before.part && after.part && before.part !== after.part && !(before.days || after.days))
    return undefined;
  const repeats = mergeRepeats(before.repeats, after.repeats);
  if (repeats === 'differ') return undefined;
  const { start } = before;
  const merged = {
    ...before,
    ...after,
    ...(before.part && after.part && { part: partOf(before, after, before.part, after.part) }),
    ...(repeats && { repeats }),
  };
  return { ...merged, start, about: before.about || after.about, open: before.open || after.open };
}

/** "The early hours of Sunday morning" are the early hours; "two in the morning last night" is of last night. */
function partOf(before: TimeCandidate, after: TimeCandidate, one: PartOfDay, two: PartOfDay): PartOfDay {
  const own = before.days?.part ?? after.days?.part;
  if (own) return own;
  return one.to - one.from < two.to - two.from ? one : two;
}

/** "Every day, three times" is one thing; two counts are two. */
function mergeRepeats(one: Repeats | undefined, two: Repeats | undefined): Repeats | 'differ' | undefined {
  if (!one || !two) return one ?? two;
  if ((one.every && two.every) || (one.count && two.count)) return 'differ';
  return { ...one, ...two, about: one.about || two.about };
}
