import { DateTimeRecognizer } from '@microsoft/recognizers-text-date-time';
import { dateOf, dayOfIso } from '../../model/calendar';
import type { TimeCandidate } from './candidates';
import { setOf, type TimeMessage } from './timeMessage';
import type { DayInterval, DaysMatch } from './tokenMatch';

/**
 * The recogniser's cost grows with what it finds to combine, not with length alone: 4,000 characters of
 * "1 " take it seconds, 40 with two numbers some milliseconds (docs/decisions/0008-times.md).
 */
const CHARACTERS = 40;
const NUMBERS = 2;
const WORDS_EITHER_SIDE = 5;
/** A unit of time near one of these says when; "he stayed twenty minutes" says how long. */
const SAYS_WHEN = setOf('ago,back,last,past,previous,of,in,before,since,earlier,prior');
const NUMERAL =
  /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|half|first|second|third|fourth|fifth)$/;

/** The part of the library that is used, so that a test can replace it. */
export interface DateModel {
  parse(
    text: string,
    today: Date,
  ): readonly {
    readonly start: number;
    readonly end: number;
    readonly resolution?: Readonly<Record<string, unknown>>;
  }[];
}

type SpanMatch = Pick<DaysMatch, 'options'> & { readonly start: number; readonly end: number };

/** Asks the stock recogniser about what our own grammar left unread: at most one short span of a message. */
export class StockRecogniser {
  readonly #model: DateModel;

  /** Built once, with the parser: the first call compiles its patterns, which takes a moment. */
  constructor(model: DateModel = new DateTimeRecognizer('en-gb').getDateTimeModel()) {
    this.#model = model;
    this.#model.parse('now', new Date(0));
  }

  /**
   * The candidates with its match added, or put in place of one that missed the beginning: "half a dozen
   * weeks ago" is not "a dozen weeks ago". Days only, in the past, and always in doubt.
   */
  complete(message: TimeMessage, candidates: readonly TimeCandidate[]): readonly TimeCandidate[] {
    const span = truncatedSpan(message, candidates) ?? uncoveredSpan(message, candidates);
    const found = span && this.#days(message, span);
    if (!found) return candidates;
    const { start, end, options } = found;
    const free = candidates.filter((candidate) => candidate.end <= start || candidate.start >= end);
    const longer = candidates.every(
      (candidate) => free.includes(candidate) || (start < candidate.start && candidate.end <= end),
    );
    const days = { kind: 'days', options, doubt: 'stock' } as const;
    return longer ? [...free, { start, end, days, about: true, open: false }] : candidates;
  }

  #days(message: TimeMessage, [first, last]: TokenSpan): SpanMatch | undefined {
    const from = message.tokens[first]?.start ?? 0;
    const text = message.text.slice(from, message.tokens[last]?.end);
    const { year, month, date } = dateOf(message.now.today);
    // It calculates in the machine's time zone, so it is given the UK date as if it were a local one.
    const today = new Date(year, month - 1, date, 0, message.now.minute);
    for (const result of this.#model.parse(text, today)) {
      const options = daysIn(result.resolution, message.now.today);
      const start = message.tokens.findIndex((word) => word.start >= from + result.start);
      const end = message.tokens.findIndex((word) => word.end > from + result.end);
      if (options.length > 0) return { options, start, end: end + 1 };
    }
    return undefined;
  }
}

type TokenSpan = readonly [first: number, last: number];

/** The span of a candidate and a number just before it that the grammar could not join to it. */
function truncatedSpan(message: TimeMessage, candidates: readonly TimeCandidate[]): TokenSpan | undefined {
  for (const [i, { start, end, clock, repeats }] of candidates.entries()) {
    if (clock || repeats || !NUMERAL.test(message.word(start - 1).replace(/^(?:a|and|hundred)$/, 'one')))
      continue;
    const floor = Math.max(candidates[i - 1]?.end ?? 0, start - WORDS_EITHER_SIDE);
    for (let first = floor; first < start; first++) {
      if (lengthOf(message, first, end - 1) <= CHARACTERS) return [first, end - 1];
    }
  }
  return undefined;
}

function lengthOf({ tokens }: TimeMessage, first: number, last: number): number {
  return (tokens[last]?.end ?? 0) - (tokens[first]?.start ?? 0);
}

/** The span around a unit of time that no candidate covers and that seems to say when. */
function uncoveredSpan(message: TimeMessage, candidates: readonly TimeCandidate[]): TokenSpan | undefined {
  const covered = new Set<number>();
  for (const { start, end } of candidates) for (let place = start; place < end; place++) covered.add(place);
  for (let place = 0; place < message.tokens.length; place++) {
    if (covered.has(place) || !message.means(place, 'unit')) continue;
    const first = reach(message, covered, place, -1);
    const last = reach(message, covered, place, 1);
    const words = message.tokens.slice(first, last + 1).map(({ word }) => word);
    const told = words.some((word) => NUMERAL.test(word)) && words.some((word) => SAYS_WHEN.has(word));
    if (told) return [first, last];
  }
  return undefined;
}

/** The last token of the span on one side: uncovered words only, and half the characters and numbers allowed. */
function reach(message: TimeMessage, covered: ReadonlySet<number>, from: number, step: 1 | -1): number {
  const middle = message.tokens[from];
  let [at, numbers] = [from, 0];
  for (let steps = 0; steps < WORDS_EITHER_SIDE; steps++) {
    const next = message.tokens[at + step];
    if (!next || !middle || covered.has(at + step) || next.word === 'every' || next.kind === 'sign') break;
    if (NUMERAL.test(next.word) && ++numbers > NUMBERS / 2) break;
    const length = step > 0 ? next.end - middle.start : middle.end - next.start;
    if (length > CHARACTERS / 2) break;
    at += step;
  }
  return at;
}

interface Value {
  readonly type?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

function daysIn(
  resolution: Readonly<Record<string, unknown>> | undefined,
  today: number,
): readonly DayInterval[] {
  const values = resolution?.values;
  if (!Array.isArray(values)) return [];
  return values.flatMap(({ type, value, start, end }: Value): readonly DayInterval[] => {
    const from = dayOfIso(value ?? start ?? '');
    // Its ranges end before their last day.
    const to = end === undefined ? from : dayOfIso(end) - 1;
    const days = /^date(?:time)?(?:range)?$/.test(type ?? '') && from <= today && to >= from;
    return days ? [{ from, to, precision: from === to ? 'day' : 'range' }] : [];
  });
}
