import { dateOf, dayOfIso, isoDateTime } from '../../model/calendar';
import type { TimeCandidate } from './candidates';
import { numberAt, ordinalAt } from './numbers';
import type { Cursor, Now, TimeMessage } from './timeMessage';
import type { DayInterval } from './tokenMatch';

/**
 * The recogniser's cost grows with what it finds to combine, not with length alone: 4,000 characters of
 * "1 " take it seconds, 40 with two numbers some milliseconds (docs/decisions/0008-times.md).
 */
const CHARACTERS = 40;
const NUMBERS = 2;
const WORDS_EITHER_SIDE = 5;
/** A unit of time near one of these says when; "he stayed twenty minutes" says how long. */
const SAYS_WHEN = ['ago', 'not-until-now', 'last', 'of', 'in', 'since'] as const;

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

let loaded: DateModel | undefined;

/** Loaded once, and not before it is needed: it takes a tenth of a second, and no first reply needs it. */
function stockModel(): DateModel {
  if (loaded) return loaded;
  const { DateTimeRecognizer } =
    require('@microsoft/recognizers-text-date-time') as typeof import('@microsoft/recognizers-text-date-time');
  loaded = new DateTimeRecognizer('en-gb').getDateTimeModel();
  return loaded;
}

/** Asks the stock recogniser about what our own grammar left unread: at most one short span of a message. */
export class StockRecogniser {
  readonly #model: DateModel;

  /** Built once, with the parser: the first call compiles its patterns, which takes a moment. */
  constructor(model = stockModel()) {
    this.#model = model;
    this.#model.parse('now', new Date(0));
  }

  /** The candidates with its match added: days only, in the past, and always in doubt. */
  complete(message: TimeMessage, candidates: readonly TimeCandidate[]): readonly TimeCandidate[] {
    const span = uncoveredSpan(message, candidates);
    const found = span && this.#days(message, span);
    if (!found) return candidates;
    const { start, end, options } = found;
    const days = { kind: 'days', options, doubt: 'stock' } as const;
    return [...candidates, { start, end, days, about: true, open: false }];
  }

  #days(message: TimeMessage, [first, last]: TokenSpan) {
    const from = message.tokens[first]?.start ?? 0;
    const text = message.text.slice(from, message.tokens[last]?.end);
    const { year, month, date } = dateOf(message.now.today);
    // It calculates in the machine's time zone, so it is given the UK date as if it were a local one.
    const today = new Date(year, month - 1, date, 0, message.now.minute);
    for (const result of this.#model.parse(text, today)) {
      const options = daysIn(result.resolution, message.now);
      const start = message.tokens.findIndex((word) => word.start >= from + result.start);
      const end = message.tokens.findIndex((word) => word.end > from + result.end);
      if (options.length > 0) return { options, start: message.at(start), end: message.at(end + 1) };
    }
    return undefined;
  }
}

type TokenSpan = readonly [first: number, last: number];

function isNumeral(at: Cursor): boolean {
  return Boolean(numberAt(at) ?? ordinalAt(at)) || at.says('half');
}

/** The span around a unit of time that no candidate covers and that seems to say when. */
function uncoveredSpan(message: TimeMessage, candidates: readonly TimeCandidate[]): TokenSpan | undefined {
  const covered = new Set<number>();
  for (const { start, end } of candidates) for (let { place } = start; place < end.place; place++) covered.add(place);
  for (let place = 0; place < message.tokens.length; place++) {
    if (covered.has(place) || !message.at(place).means('unit')) continue;
    const first = reach(message, covered, place, -1);
    const last = reach(message, covered, place, 1);
    const places = Array.from({ length: last + 1 - first }, (_, i) => first + i);
    const when = places.some((one) => message.at(one).says(...SAYS_WHEN));
    if (when && places.some((one) => isNumeral(message.at(one)))) return [first, last];
  }
  return undefined;
}

/** The last token of the span on one side: uncovered words only, and half the characters and numbers allowed. */
function reach(message: TimeMessage, covered: ReadonlySet<number>, from: number, step: 1 | -1): number {
  const middle = message.tokens[from];
  let [at, numbers] = [from, 0];
  for (let steps = 0; steps < WORDS_EITHER_SIDE; steps++) {
    const next = message.tokens[at + step];
    if (!next || !middle || covered.has(at + step) || next.kind === 'sign') break;
    if (message.at(at + step).says('every')) break;
    if (isNumeral(message.at(at + step)) && ++numbers > NUMBERS / 2) break;
    const length = step > 0 ? next.end - middle.start : middle.end - next.start;
    if (length > CHARACTERS / 2) break;
    at += step;
  }
  return at;
}

/** Kinds of value with a day; the others are hours, durations and repetitions. */
const DAYS = ['date', 'daterange', 'datetime', 'datetimerange'];

interface Value {
  readonly type?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

/** Its dates in ISO form; what has yet to begin, or an hour that is still to come, is no incident. */
function daysIn(resolution: Readonly<Record<string, unknown>> | undefined, now: Now): readonly DayInterval[] {
  const values = resolution?.values;
  if (!Array.isArray(values)) return [];
  const present = isoDateTime(0, now.reached).replace('T', ' ');
  const isToCome = (said: string) => said.slice(0, present.length) > present.slice(0, said.length);
  return values.flatMap(({ type, value, start, end }: Value): readonly DayInterval[] => {
    const said = value ?? start ?? '';
    const from = dayOfIso(said);
    // Its ranges end before their last day; what it cannot date is in the year 1.
    const to = end === undefined ? from : dayOfIso(end) - 1;
    if (!DAYS.includes(type ?? '') || isToCome(said) || !(from > 0 && to >= from)) return [];
    return [{ from, to, precision: from === to ? 'day' : 'range' }];
  });
}
