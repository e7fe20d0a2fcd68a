import type { PartOfDay, WordGroupName } from '../../model/times';
import { withMonthsBefore } from './listedDates';
import type { Repeats } from './timeExpression';
import type { Cursor } from './timeMessage';
import type { MatchOf, TokenMatch } from './tokenMatch';

/** One candidate time: matches that belong together, not yet resolved to the calendar. */
export interface TimeCandidate {
  readonly start: Cursor;
  /** After its last token. */
  readonly end: Cursor;
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

type Candidates = readonly TimeCandidate[];

/** Merges neighbouring matches that say different things about one time: a day, a time of day, how often. */
export function candidatesOf(matches: readonly TokenMatch[]): Candidates {
  const linked = joinNeighbours(withMonthsBefore(matches).map(candidateOf), mergeCandidates);
  return withDays(joinNeighbours(withSince(joinNeighbours(linked, rangeOf)), habitSince));
}

type Join = (before: TimeCandidate, after: TimeCandidate) => TimeCandidate | undefined;

function joinNeighbours(candidates: Candidates, join: Join): Candidates {
  const made: TimeCandidate[] = [];
  for (const next of candidates) {
    const last = made.at(-1);
    const joined = last && join(last, next);
    if (joined) made[made.length - 1] = joined;
    else made.push(next);
  }
  return made;
}

function candidateOf(match: TokenMatch): TimeCandidate {
  const { start, end, part, about = false, open = false } = match;
  return {
    start,
    end,
    part,
    about,
    open,
    days: match.kind === 'days' ? match : undefined,
    clock: match.kind === 'clock' ? match : undefined,
    instant: match.kind === 'instant' ? match : undefined,
    repeats: match.kind === 'repeats' ? match.repeats : undefined,
    vague: match.kind === 'vague',
  };
}

function isLinked(before: TimeCandidate, after: TimeCandidate): boolean {
  const between = after.start.place - before.end.place;
  if (between > MAX_LINKING_WORDS) return false;
  // "X14, wed": a list goes on to something else.
  if (before.end.word === ',' && before.start.says('count-sign')) return false;
  const links = before.repeats ? (['linking', 'joining', 'since'] as const) : (['linking'] as const);
  for (let at = before.end; at !== after.start; at = at.step(1)) {
    const comma = at.word === ',' && between === 1;
    if (!comma && !at.says(...links)) return false;
  }
  return true;
}

/** Undefined where both give the same kind of information: "monday at 6" and "tuesday at 7" are two times. */
function mergeCandidates(before: TimeCandidate, after: TimeCandidate): TimeCandidate | undefined {
  if (!isLinked(before, after) || before.vague || after.vague) return undefined;
  const twice = (['clock', 'instant', 'days'] as const).some((name) => before[name] && after[name]);
  const days = before.days ?? after.days;
  const clock = before.clock ?? after.clock;
  const instant = before.instant ?? after.instant;
  if (twice || (instant && (clock || days))) return undefined;
  if (before.part && after.part && before.part !== after.part && !days) return undefined;
  const repeats = mergeRepeats(before.repeats, after.repeats);
  if (repeats === 'differ') return undefined;
  const about = before.about || after.about;
  const open = before.open || after.open;
  const part = partOf(before, after);
  return { start: before.start, end: after.end, days, clock, instant, repeats, part, about, open };
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
  const isApart = (one.count ?? two.count) !== undefined && (one.every ?? two.every) !== undefined;
  return { ...one, ...two, about: one.about || two.about, ...(isApart && { isApart }) };
}

/** "Every day since the court order on 2 October": how often, and since when. */
function habitSince(habit: TimeCandidate, since: TimeCandidate): TimeCandidate | undefined {
  if (!since.open || habit.end !== since.start || !habit.repeats || habit.days || habit.clock || habit.instant)
    return undefined;
  const repeats = mergeRepeats(habit.repeats, since.repeats);
  if (!repeats || repeats === 'differ') return undefined;
  return { ...since, start: habit.start, part: since.part ?? habit.part, repeats };
}

/** How far apart, in tokens, a day and a time of day may stand: "yesterday he came round with his brother at 6pm". */
const REACH = 14;
const SINCE_REACH = 10;

/** Joins two candidates that are the ends of one range: "from … to", "between … and", "2-3am". */
function rangeOf(first: TimeCandidate, last: TimeCandidate): TimeCandidate | undefined {
  if (first.rangeEnd || !isTo(first, last)) return undefined;
  const about = first.about || last.about || (first.end.says('or') && isEither(first, last));
  return { ...first, end: last.end, rangeEnd: last, about, repeats: last.repeats ?? first.repeats };
}

function isTo(first: TimeCandidate, second: TimeCandidate): boolean {
  const { start } = second;
  const gap = start.place - first.end.place;
  const to = gap === 0 && start.says(...TO, 'and', 'or') ? start : first.end;
  const skipped = gap <= 1 || (gap === 2 && start.before.says('the', 'loose', 'range-gap'));
  if (!skipped || !to.says(...TO, 'and', 'or') || !sameKind(first, second)) return false;
  // "8 or 9pm" is one uncertain hour, and "2 or 3 November" one uncertain time; "monday or tuesday" are two days.
  if (to.says('or')) return first.clock ? !first.days && !first.part : isEither(first, second);
  return !to.says('and') || [-2, -1, 0, 1].some((step) => first.start.step(step).says('between'));
}

/** One day or the next, in a date: which of the two is not known. */
function isEither({ days: one }: TimeCandidate, { days: other }: TimeCandidate): boolean {
  const [first, second] = [one?.options[0], other?.options[0]];
  return one?.again === 'year' && first !== undefined && second !== undefined && second.from - first.from === 1;
}

const TO: readonly WordGroupName[] = ['to', 'till', 'dash', 'through'];

/** A clock pairs with a clock, a day with a day. */
function sameKind(first: TimeCandidate, second: TimeCandidate): boolean {
  if (first.vague || second.vague || first.instant || second.instant) return false;
  if (first.clock && !first.days) return second.clock !== undefined;
  return ((first.days && second.days) ?? (first.clock && second.clock)) !== undefined;
}

/** Marks as open-ended what goes on until now: "since easter", "since we split in feb", "from march onwards". */
function withSince(candidates: Candidates): Candidates {
  return candidates.map((candidate, i) => {
    if (candidate.rangeEnd || candidate.vague || (candidate.repeats && !candidate.days && !candidate.clock))
      return candidate;
    const { start, end } = candidate;
    // "Six weeks since" is over.
    if (end.before.says('since')) return candidate;
    const floor = Math.max(candidates[i - 1]?.end.place ?? 0, start.place - SINCE_REACH);
    for (let at = end.before; at.place >= floor; at = at.before) {
      // "Since 2 October, maybe 200 times": a sign inside of it parts nothing.
      if (at.kind === 'sign' && at.place < start.place) break;
      if (at.says('since')) return { ...candidate, start: at.place < start.place ? at : start, open: true };
    }
    const now = end.after('until-now');
    return now ? { ...candidate, end: now, open: true } : candidate;
  });
}

/** Gives a time of day the day named in the same sentence: "yesterday he rang and at 6pm came round". */
function withDays(candidates: Candidates): Candidates {
  const made = [...candidates];
  for (const [i, candidate] of candidates.entries()) {
    if (!needsDay(candidate)) continue;
    const { start, end, part, clock } = candidate;
    const [before, after] = [made[i - 1], made[i + 1]];
    if (before && isDay(before) && inReach(before.end, start)) {
      const alone = !before.clock && !before.part && !before.open && !before.rangeEnd;
      const own = part ?? (clock && before.part);
      made[i] = { ...candidate, days: before.days, start: alone ? before.start : start, part: own };
      if (alone) delete made[i - 1];
    } else if (after && isDay(after) && !after.clock && !after.open && inReach(end, after.start)) {
      made[i] = { ...candidate, days: after.days, end: after.end, part: part ?? after.part };
      delete made[i + 1];
    }
  }
  return made.filter((candidate) => candidate !== undefined);
}

function needsDay({ days, open, repeats, clock, part, rangeEnd }: TimeCandidate): boolean {
  return !days && !rangeEnd?.days && !open && !repeats && (clock ?? part) !== undefined;
}

function isDay({ days, repeats }: TimeCandidate): boolean {
  return days?.options[0]?.precision === 'day' && !repeats?.every;
}

function inReach(from: Cursor, to: Cursor): boolean {
  if (to.place - from.place > REACH) return false;
  return from.message.tokens.slice(from.place, to.place).every(({ word }) => !/^[.!?;]$/.test(word));
}
