import type { TimeCandidate } from './candidates';
import { setOf, type TimeMessage } from './timeMessage';

const TO = setOf('to,till,til,untill,until,-,–,—,through,thru,and,or');
const FROM = setOf('from,between,frm');
/** How far apart, in tokens, a day and a time of day may stand: "yesterday he came round with his brother at 6pm". */
const REACH = 14;
const SINCE_REACH = 10;

/** Joins pairs of candidates that are the two ends of one range: "from … to", "between … and", "2-3am". */
export function withRanges(
  message: TimeMessage,
  candidates: readonly TimeCandidate[],
): readonly TimeCandidate[] {
  const made: TimeCandidate[] = [];
  for (const candidate of candidates) {
    const last = made.at(-1);
    if (last && !last.rangeEnd && isTo(message, last, candidate)) {
      made[made.length - 1] = {
        ...last,
        end: candidate.end,
        rangeEnd: candidate,
        ...(candidate.repeats && { repeats: candidate.repeats }),
      };
    } else made.push(candidate);
  }
  return made;
}

function isTo(message: TimeMessage, first: TimeCandidate, second: TimeCandidate): boolean {
  const gap = second.start - first.end;
  const at = gap === 0 && message.is(second.start, TO) ? second.start : first.end;
  const skipped =
    gap <= 1 || (gap === 2 && /^(?:the|about|around|up|now)$/.test(message.word(second.start - 1)));
  if (!skipped || !message.is(at, TO) || !sameKind(first, second)) return false;
  // "8 or 9pm" is one uncertain hour; "monday or tuesday" are two days.
  if (message.word(at) === 'or') return first.clock !== undefined && !first.days && !first.part;
  if (message.word(at) === 'and') return led(message, first, 'between');
  return true;
}

/** A clock pairs with a clock, a day with a day. */
function sameKind(first: TimeCandidate, second: TimeCandidate): boolean {
  if (first.vague || second.vague || first.instant || second.instant) return false;
  if (first.clock && !first.days) return second.clock !== undefined;
  return (
    (first.days !== undefined && second.days !== undefined) ||
    (first.clock !== undefined && second.clock !== undefined)
  );
}

function led(message: TimeMessage, candidate: TimeCandidate, word: string): boolean {
  return [candidate.start - 2, candidate.start - 1, candidate.start, candidate.start + 1].some(
    (place) => message.word(place) === word,
  );
}

/** Marks as open-ended what goes on until now: "since easter", "since we split in feb", "from march onwards". */
export function withSince(
  message: TimeMessage,
  candidates: readonly TimeCandidate[],
): readonly TimeCandidate[] {
  return candidates.map((candidate, i) => {
    if (candidate.rangeEnd || candidate.vague || (candidate.repeats && !candidate.days && !candidate.clock))
      return candidate;
    const floor = Math.max(candidates[i - 1]?.end ?? 0, candidate.start - SINCE_REACH);
    for (let place = candidate.end - 1; place >= floor; place--) {
      if (message.tokens[place]?.kind === 'sign') break;
      if (message.word(place) === 'since' || message.word(place) === 'sinc')
        return { ...candidate, start: Math.min(place, candidate.start), open: true };
    }
    const length = untilNow(message, candidate.end);
    return length > 0 ? { ...candidate, end: candidate.end + length, open: true } : candidate;
  });
}

/** "From march onwards", "march to now". */
function untilNow(message: TimeMessage, place: number): number {
  if (/^onwards?$/.test(message.word(place))) return 1;
  const now =
    /^(?:to|til|till|until)$/.test(message.word(place)) && /^(?:now|date)$/.test(message.word(place + 1));
  return now ? 2 : 0;
}

/** Gives a time of day the day named in the same sentence: "yesterday he rang and at 6pm came round". */
export function withDays(
  message: TimeMessage,
  candidates: readonly TimeCandidate[],
): readonly TimeCandidate[] {
  const made = [...candidates];
  for (const [i, candidate] of candidates.entries()) {
    if (!needsDay(candidate)) continue;
    const before = made[i - 1];
    const after = made[i + 1];
    if (before?.days && isDay(before) && inReach(message, before.end, candidate.start)) {
      const alone = !before.clock && !before.part && !before.open && !before.rangeEnd;
      made[i] = {
        ...candidate,
        days: before.days,
        ...(alone && { start: before.start }),
        ...(before.part && !candidate.part && candidate.clock && { part: before.part }),
      };
      if (alone) delete made[i - 1];
    } else if (
      after?.days &&
      isDay(after) &&
      !after.clock &&
      !after.open &&
      inReach(message, candidate.end, after.start)
    ) {
      made[i] = {
        ...candidate,
        days: after.days,
        end: after.end,
        ...(after.part && !candidate.part && { part: after.part }),
      };
      delete made[i + 1];
    }
  }
  return made.filter((candidate) => candidate !== undefined);
}

function needsDay(candidate: TimeCandidate): boolean {
  return (
    !candidate.days &&
    !candidate.open &&
    !candidate.repeats &&
    (candidate.clock !== undefined || candidate.part !== undefined)
  );
}

function isDay({ days, repeats }: TimeCandidate): boolean {
  return days?.options[0]?.precision === 'day' && !repeats?.every;
}

function inReach(message: TimeMessage, from: number, to: number): boolean {
  if (to - from > REACH) return false;
  return message.tokens.slice(from, to).every(({ word }) => !/^[.!?;]$/.test(word));
}

/** Includes the word that opens a range ("from", "between") in the words quoted beside the result. */
export function withLeads(message: TimeMessage, candidate: TimeCandidate): TimeCandidate {
  const lead = candidate.rangeEnd && message.is(candidate.start - 1, FROM) ? 1 : 0;
  return { ...candidate, start: candidate.start - lead };
}
