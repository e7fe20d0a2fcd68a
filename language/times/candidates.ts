import type { PartOfDay } from '../../model/times';
import type { Repeats } from './timeExpression';
import type { TimeMessage } from './timeMessage';
import type { MatchOf, TokenMatch } from './tokenMatch';

/** One candidate time: matches that belong together, not yet resolved to the calendar. */
export interface TimeCandidate {
  /** In tokens; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly days?: MatchOf<'days'> | undefined;
  readonly clock?: MatchOf<'clock'> | undefined;
  readonly part?: PartOfDay | undefined;
  readonly instant?: MatchOf<'instant'> | undefined;
  readonly repeats?: Repeats | undefined;
  readonly vague?: boolean;
  readonly about: boolean;
  /** Open-ended: it began then and still goes on, as in "since easter". */
  readonly open: boolean;
  /** The end of a range, where this is its beginning. */
  readonly rangeEnd?: TimeCandidate | undefined;
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
  return {
    start,
    end,
    days: match.kind === 'days' ? match : undefined,
    clock: match.kind === 'clock' ? match : undefined,
    part: 'part' in match ? match.part : undefined,
    instant: match.kind === 'instant' ? match : undefined,
    repeats: match.kind === 'repeats' ? match.repeats : undefined,
    vague: match.kind === 'vague',
    about: ('about' in match && match.about) || false,
    open: ('open' in match && match.open) || false,
  };
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
  const days = before.days ?? after.days;
  const clock = before.clock ?? after.clock;
  const instant = before.instant ?? after.instant;
  if (twice || (instant && (clock || days))) return undefined;
  if (before.part && after.part && before.part !== after.part && !days) return undefined;
  const repeats = mergeRepeats(before.repeats, after.repeats);
  if (repeats === 'differ') return undefined;
  const [about, open] = [before.about || after.about, before.open || after.open];
  return {
    start: before.start,
    end: after.end,
    days,
    clock,
    instant,
    repeats,
    part: partOf(before, after),
    about,
    open,
  };
}

/** "The early hours of Sunday morning" are the early hours; "two in the morning last night" is of last night. */
function partOf(before: TimeCandidate, after: TimeCandidate): PartOfDay | undefined {
  const [one, two] = [before.part, after.part];
  if (!one || !two) return one ?? two;
  return before.days?.part ?? after.days?.part ?? (one.to - one.from < two.to - two.from ? one : two);
}

/** "Every day, three times" is one thing; two counts are two. */
function mergeRepeats(one: Repeats | undefined, two: Repeats | undefined): Repeats | 'differ' | undefined {
  if (!one || !two) return one ?? two;
  if ((one.every && two.every) || (one.count && two.count)) return 'differ';
  return { ...one, ...two, about: one.about || two.about };
}
