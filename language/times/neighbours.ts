import type { Draft } from './drafts';
import { type Message, setOf } from './timeMessage';

const TO = setOf('to,till,til,untill,until,-,–,—,through,thru,and,or');
const FROM = setOf('from,between,frm');
/** As far as words reach across what happened: "yesterday he came round with his brother at 6pm". */
const REACH = 14;
const SINCE_REACH = 10;

/** Pairs of drafts that are the two ends of one range: "from … to", "between … and", "2-3am". */
export function withRanges(message: Message, drafts: readonly Draft[]): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const last = made.at(-1);
    if (last && !last.until && isTo(message, last, draft)) {
      made[made.length - 1] = {
        ...last,
        end: draft.end,
        until: draft,
        ...(draft.repeats && { repeats: draft.repeats }),
      };
    } else made.push(draft);
  }
  return made;
}

function isTo(message: Message, first: Draft, second: Draft): boolean {
  const gap = second.start - first.end;
  const at = gap === 0 && message.is(second.start, TO) ? second.start : first.end;
  const skipped =
    gap <= 1 || (gap === 2 && /^(?:the|about|around|up|now)$/.test(message.word(second.start - 1)));
  if (!skipped || !message.is(at, TO) || !sameKind(first, second)) return false;
  // "8 or 9pm" is an hour of doubt; "monday or tuesday" are two days.
  if (message.word(at) === 'or') return first.clock !== undefined && !first.days && !first.part;
  if (message.word(at) === 'and') return led(message, first, 'between');
  return true;
}

/** A clock pairs with a clock, a day with a day. */
function sameKind(first: Draft, second: Draft): boolean {
  if (first.vague || second.vague || first.instant || second.instant) return false;
  if (first.clock && !first.days) return second.clock !== undefined;
  return (
    (first.days !== undefined && second.days !== undefined) ||
    (first.clock !== undefined && second.clock !== undefined)
  );
}

function led(message: Message, draft: Draft, word: string): boolean {
  return [draft.start - 2, draft.start - 1, draft.start, draft.start + 1].some(
    (place) => message.word(place) === word,
  );
}

/** Marks what goes on until now: "since easter", "since we split in feb", "from march onwards". */
export function withSince(message: Message, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, i) => {
    if (draft.until || draft.vague || (draft.repeats && !draft.days && !draft.clock)) return draft;
    const floor = Math.max(drafts[i - 1]?.end ?? 0, draft.start - SINCE_REACH);
    for (let place = draft.end - 1; place >= floor; place--) {
      if (message.words[place]?.kind === 'sign') break;
      if (message.word(place) === 'since' || message.word(place) === 'sinc')
        return { ...draft, start: Math.min(place, draft.start), open: true };
    }
    const length = untilNow(message, draft.end);
    return length > 0 ? { ...draft, end: draft.end + length, open: true } : draft;
  });
}

/** "From march onwards", "march to now". */
function untilNow(message: Message, place: number): number {
  if (/^onwards?$/.test(message.word(place))) return 1;
  const now =
    /^(?:to|til|till|until)$/.test(message.word(place)) && /^(?:now|date)$/.test(message.word(place + 1));
  return now ? 2 : 0;
}

/** Gives a time of day the day that the same sentence names: "yesterday he rang and at 6pm came round". */
export function withDays(message: Message, drafts: readonly Draft[]): readonly Draft[] {
  const made = [...drafts];
  for (const [i, draft] of drafts.entries()) {
    if (!needsDay(draft)) continue;
    const before = made[i - 1];
    const after = made[i + 1];
    if (before?.days && isDay(before) && inReach(message, before.end, draft.start)) {
      const alone = !before.clock && !before.part && !before.open && !before.until;
      made[i] = {
        ...draft,
        days: before.days,
        ...(alone && { start: before.start }),
        ...(before.part && !draft.part && draft.clock && { part: before.part }),
      };
      if (alone) delete made[i - 1];
    } else if (
      after?.days &&
      isDay(after) &&
      !after.clock &&
      !after.open &&
      inReach(message, draft.end, after.start)
    ) {
      made[i] = {
        ...draft,
        days: after.days,
        end: after.end,
        ...(after.part && !draft.part && { part: after.part }),
      };
      delete made[i + 1];
    }
  }
  return made.filter((draft) => draft !== undefined);
}

function needsDay(draft: Draft): boolean {
  return (
    !draft.days && !draft.open && !draft.repeats && (draft.clock !== undefined || draft.part !== undefined)
  );
}

function isDay({ days, repeats }: Draft): boolean {
  return days?.options[0]?.precision === 'day' && !repeats?.every;
}

function inReach(message: Message, from: number, to: number): boolean {
  if (to - from > REACH) return false;
  return message.words.slice(from, to).every(({ text }) => !/^[.!?;]$/.test(text));
}

/** Whether a range begins with a word for it, for its words to be kept beside the reading. */
export function withLeads(message: Message, draft: Draft): Draft {
  const lead = draft.until && message.is(draft.start - 1, FROM) ? 1 : 0;
  return { ...draft, start: draft.start - lead };
}
