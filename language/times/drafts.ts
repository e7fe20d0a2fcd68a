import type { PartOfDay } from '../../model/times';
import type { Meant, Piece } from './pieces';
import { type Message, setOf } from './timeMessage';
import type { Repeats } from './when';

/** One time in the making: pieces that belong together, not yet placed in the calendar. */
export interface Draft {
  /** In words, `end` not included. */
  readonly start: number;
  readonly end: number;
  readonly days?: Extract<Meant, { kind: 'days' }>;
  readonly clock?: Extract<Meant, { kind: 'clock' }>;
  readonly part?: PartOfDay;
  readonly instant?: Extract<Meant, { kind: 'instant' }>;
  readonly repeats?: Repeats;
  readonly vague?: boolean;
  readonly about: boolean;
  /** It began then and goes on: "since easter". */
  readonly open: boolean;
  /** The end of a range, where this is its beginning. */
  readonly until?: Draft;
}

/** Words that may stand between two pieces of one time. */
const GLUE = setOf(
  'at,on,in,the,of,about,around,approx,roughly,like,say,maybe,probably,perhaps,just,gone,one,some,sometime,time,think,i,during,so,or,it,was,this,between,from,@,-,–,(,),~,early,late,all,through,throughout,over,for,and,then,to',
);
/** Glue that parts what stands on both sides where both could stand alone. */
const GLUE_AT_MOST = 3;

/** Joins neighbours that say different things about one time: a day, a time of day, how often. */
export function draftsOf(message: Message, pieces: readonly Piece[]): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const piece of pieces) {
    const next = draftOf(piece);
    const last = drafts.at(-1);
    const joined = last && isGlued(message, last, next) ? joinedOf(last, next) : undefined;
    if (joined) drafts[drafts.length - 1] = joined;
    else drafts.push(next);
  }
  return drafts;
}

function draftOf(piece: Piece): Draft {
  const { start, end } = piece;
  const none = { start, end, about: false, open: false };
  switch (piece.kind) {
    case 'days':
      return {
        ...none,
        days: piece,
        about: piece.about ?? false,
        open: piece.open ?? false,
        ...(piece.part && { part: piece.part }),
      };
    case 'clock':
      return { ...none, clock: piece, about: piece.about };
    case 'part':
      return { ...none, part: piece.part, about: piece.about };
    case 'instant':
      return { ...none, instant: piece, about: piece.about, open: piece.open ?? false };
    case 'repeats':
      return { ...none, repeats: piece.repeats };
    case 'vague':
      return { ...none, vague: true };
  }
}

function isGlued(message: Message, before: Draft, after: Draft): boolean {
  const between = after.start - before.end;
  if (between > GLUE_AT_MOST) return false;
  for (let place = before.end; place < after.start; place++) {
    const since = message.word(place) === 'since' && before.repeats !== undefined;
    if (!since && !message.is(place, GLUE) && !(message.word(place) === ',' && between === 1)) return false;
    if (/^(?:and|to|or|then)$/.test(message.word(place)) && !before.repeats) return false;
  }
  return true;
}

/** Nothing if both speak of the same thing: "monday at 6" and "tuesday at 7" are two times. */
function joinedOf(before: Draft, after: Draft): Draft | undefined {
  if (before.vague || after.vague || before.until || after.until) return undefined;
  const twice = (['clock', 'instant', 'days'] as const).some((name) => before[name] && after[name]);
  if (
    twice ||
    (before.instant && (after.clock || after.days)) ||
    (after.instant && (before.clock || before.days))
  )
    return undefined;
  if (before.part && after.part && before.part !== after.part && !(before.days || after.days))
    return undefined;
  const repeats = joinedRepeats(before.repeats, after.repeats);
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
function partOf(before: Draft, after: Draft, one: PartOfDay, two: PartOfDay): PartOfDay {
  const own = before.days?.part ?? after.days?.part;
  if (own) return own;
  return one.to - one.from < two.to - two.from ? one : two;
}

/** "Every day, three times" is one thing; two counts are two. */
function joinedRepeats(one: Repeats | undefined, two: Repeats | undefined): Repeats | 'differ' | undefined {
  if (!one || !two) return one ?? two;
  if ((one.every && two.every) || (one.count && two.count)) return 'differ';
  return { ...one, ...two, about: one.about || two.about };
}
