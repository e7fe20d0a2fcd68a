import type { PartOfDay, WordGroupName } from '../../model/times';
import { withMonthsBefore } from './listedDates';
import type { Repeats } from './timeExpression';
import type { Cursor } from './timeMessage';
import type { MatchOf, TokenMatch } from './tokenMatch';
import { inMonthsBefore, withinPeriods, withoutOwnWeekdays } from './withinPeriods';

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

/** "Sept." */
const SHORT_MONTH = 4;

/** With more of them in between, the two matches are separate times. */
const MAX_LINKING_WORDS = 3;

type Candidates = readonly TimeCandidate[];

/** Merges neighbouring matches that say different things about one time: a day, a time of day, how often. */
export function candidatesOf(matches: readonly TokenMatch[]): Candidates {
  const linked = joinNeighbours(
    inMonthsBefore(withMonthsBefore(withinPeriods(withoutOwnWeekdays(matches)))).map(candidateOf),
    mergeCandidates,
  );
  return withDays(withListedHours(joinNeighbours(withSince(joinNeighbours(linked, rangeOf)), habitSince)));
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
  const { start, end, part, open = false } = match;
  // "On or about 1 September", "around the 10th".
  const isLoose = start.before.says('loose') || (end.says('loose') && isLast(end.step(1)));
  const about = match.about ?? (match.kind === 'days' && isLoose);
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

function isLast({ kind }: Cursor): boolean {
  return kind === undefined || kind === 'sign';
}

function isLinked(before: TimeCandidate, after: TimeCandidate): boolean {
  const between = after.start.place - before.end.place;
  if (between > MAX_LINKING_WORDS) return false;
  // "X14, wed": a list goes on to something else.
  if (before.end.word === ',' && before.start.says('count-sign')) return false;
  const links = before.repeats ? (['linking', 'joining', 'since'] as const) : (['linking'] as const);
  for (let at = before.end; at !== after.start; at = at.step(1)) {
    // "16 Nov. 7.50 a.m.": the full stop is the month's.
    const isShort = at.word === '.' && at.before.means('month') !== undefined && at.before.word.length <= SHORT_MONTH;
    const comma = (at.word === ',' || isShort) && between === 1;
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
  const part = partOf(before, after, clock);
  return { start: before.start, end: after.end, days, clock, instant, repeats, part, about, open };
}

/** "The early hours of this morning" are the early hours; "two in the morning last night" is of last night. */
function partOf(before: TimeCandidate, after: TimeCandidate, clock: TimeCandidate['clock']): PartOfDay | undefined {
  const [one, two] = [before.part, after.part];
  if (!one || !two) return one ?? two;
  const ofDay = before.days?.part ?? after.days?.part;
  // "Saturday night, gone 1 in the morning": of the night.
  const night = [one, two].find(({ to }) => to > A_DAY);
  if (night && clock?.minutes.every((minute) => minute % (A_DAY / 2) < SMALL_HOURS_END)) return night;
  const isNight = ofDay !== undefined && ofDay.to > A_DAY;
  return isNight ? ofDay : one.to - one.from < two.to - two.from ? one : two;
}

const A_DAY = 1440;
const SMALL_HOURS_END = 300;

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
  // "14-15 Nov overnight": the night is between the days, and not after the second one.
  const rangeEnd = last.days && !last.clock && !first.part ? { ...last, part: undefined } : last;
  return { ...first, end: last.end, rangeEnd, about, repeats: last.repeats ?? first.repeats };
}

function isTo(first: TimeCandidate, second: TimeCandidate): boolean {
  const { start } = second;
  const gap = start.place - first.end.place;
  // "Wednesday night/Thursday morning".
  if (first.end.word === '/' && gap === 1 && first.part && second.part && sameKind(first, second)) return true;
  const to = gap === 0 && start.says(...TO, 'and', 'or') ? start : first.end;
  const skipped = gap <= 1 || (gap === 2 && start.before.says('the', 'loose', 'range-gap'));
  if (!skipped || !to.says(...TO, 'and', 'or') || !sameKind(first, second)) return false;
  // "8 or 9pm" is one uncertain hour, and "2 or 3 November" one uncertain time; "monday or tuesday" are two days.
  if (to.says('or')) return first.clock ? !first.days && !first.part : isEither(first, second);
  // "43 times yesterday between 6 and midnight": how often, and the day, may stand before it.
  const isLong = first.repeats !== undefined || (first.days !== undefined && first.clock !== undefined);
  const reach = isLong ? first.end.place - first.start.place : 1;
  const steps = Array.from({ length: reach + 3 }, (_, step) => step - 2);
  return !to.says('and') || steps.some((step) => first.start.step(step).says('between'));
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

/** "At 8am, 9am and 3pm on the 13th": the hours of a list are of the day that ends it. */
function withListedHours(candidates: Candidates): Candidates {
  const made = [...candidates];
  for (let i = made.length - 2; i >= 0; i--) {
    const [one, next] = [made[i], made[i + 1]];
    if (!one?.clock || !next?.clock || !isDay(next) || !needsDay(one) || isEndOnly(one)) continue;
    if (isListed(one.end, next.start)) made[i] = { ...one, days: next.days };
  }
  return made;
}

function isListed(from: Cursor, to: Cursor): boolean {
  if (to.place - from.place > MAX_LINKING_WORDS) return false;
  for (let at = from; at !== to; at = at.step(1)) if (at.word !== ',' && !at.says('and', 'at')) return false;
  return true;
}

/** Gives a time of day the day named in the same sentence: "yesterday he rang and at 6pm came round". */
function withDays(candidates: Candidates): Candidates {
  const made = [...candidates];
  for (const [i, candidate] of candidates.entries()) {
    // "On the 14th he came in and stayed until 6pm": that is when it ended.
    if (!needsDay(candidate) || isEndOnly(candidate)) continue;
    const { start, end, part, clock } = candidate;
    const [before, after] = [made[i - 1], made[i + 1]];
    if (before && isDay(before) && (inReach(before.end, start) || isHead(before, start))) {
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

function isEndOnly({ start, rangeEnd }: TimeCandidate): boolean {
  return !rangeEnd && (start.says('till') || start.before.says('till'));
}

/** "Fri 20 November. About half past nine": a date that opens the message as a sentence of its own. */
function isHead({ start, end }: TimeCandidate, next: Cursor): boolean {
  return start.place === 0 && end.word === '.' && next.place - end.place === 1;
}

function inReach(from: Cursor, to: Cursor): boolean {
  if (to.place - from.place > REACH) return false;
  return from.message.tokens.slice(from.place, to.place).every(({ word }) => !/^[.!?;]$/.test(word));
}
