import { DateTimeRecognizer } from '@microsoft/recognizers-text-date-time';
import { dateOf, dayOfIso } from './calendar';
import type { Draft } from './drafts';
import type { Days, DaysFound } from './pieces';
import { type Message, setOf } from './timeMessage';

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

/** What is needed of the library, so that a test can stand in its place. */
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

type Reading = Pick<DaysFound, 'options'> & { readonly start: number; readonly end: number };

/** Asks the stock recogniser about what the grammar here has left: at most one short stretch of a message. */
export class StockRecogniser {
  readonly #model: DateModel;

  /** Built once, when the reader is made: the first call compiles its patterns, which takes a moment. */
  constructor(model: DateModel = new DateTimeRecognizer('en-gb').getDateTimeModel()) {
    this.#model = model;
    this.#model.parse('now', new Date(0));
  }

  /**
   * The drafts with what it read added, or in place of one that left out the beginning: "half a dozen
   * weeks ago" is not "a dozen weeks ago". Days only, in the past, and always in doubt.
   */
  read(message: Message, drafts: readonly Draft[]): readonly Draft[] {
    const stretch = cutOff(message, drafts) ?? unsettled(message, drafts);
    const found = stretch && this.#days(message, stretch);
    if (!found) return drafts;
    const { start, end, options } = found;
    const free = drafts.filter((draft) => draft.end <= start || draft.start >= end);
    const longer = drafts.every((draft) => free.includes(draft) || (start < draft.start && draft.end <= end));
    const days = { kind: 'days', options, doubt: 'stock' } as const;
    return longer ? [...free, { start, end, days, about: true, open: false }] : drafts;
  }

  #days(message: Message, [first, last]: Stretch): Reading | undefined {
    const from = message.words[first]?.start ?? 0;
    const text = message.text.slice(from, message.words[last]?.end);
    const { year, month, date } = dateOf(message.now.today);
    // It reckons in the machine's own zone, so it is given the UK's date as if it were that.
    const today = new Date(year, month - 1, date, 0, message.now.minute);
    for (const result of this.#model.parse(text, today)) {
      const options = daysIn(result.resolution, message.now.today);
      const start = message.words.findIndex((word) => word.start >= from + result.start);
      const end = message.words.findIndex((word) => word.end > from + result.end);
      if (options.length > 0) return { options, start, end: end + 1 };
    }
    return undefined;
  }
}

type Stretch = readonly [first: number, last: number];

/** A draft with a number just before it that the grammar could not join to it. */
function cutOff(message: Message, drafts: readonly Draft[]): Stretch | undefined {
  for (const [i, { start, end, clock, repeats }] of drafts.entries()) {
    if (clock || repeats || !NUMERAL.test(message.word(start - 1).replace(/^(?:a|and|hundred)$/, 'one')))
      continue;
    const floor = Math.max(drafts[i - 1]?.end ?? 0, start - WORDS_EITHER_SIDE);
    for (let first = floor; first < start; first++) {
      if (lengthOf(message, first, end - 1) <= CHARACTERS) return [first, end - 1];
    }
  }
  return undefined;
}

function lengthOf({ words }: Message, first: number, last: number): number {
  return (words[last]?.end ?? 0) - (words[first]?.start ?? 0);
}

/** The stretch around a unit of time that no draft covers and that seems to say when. */
function unsettled(message: Message, drafts: readonly Draft[]): Stretch | undefined {
  const covered = new Set<number>();
  for (const { start, end } of drafts) for (let place = start; place < end; place++) covered.add(place);
  for (let place = 0; place < message.words.length; place++) {
    if (covered.has(place) || !message.means(place, 'unit')) continue;
    const first = reach(message, covered, place, -1);
    const last = reach(message, covered, place, 1);
    const words = message.words.slice(first, last + 1).map(({ text }) => text);
    const told = words.some((word) => NUMERAL.test(word)) && words.some((word) => SAYS_WHEN.has(word));
    if (told) return [first, last];
  }
  return undefined;
}

/** As far as free words, characters and numbers go, half of each on either side. */
function reach(message: Message, covered: ReadonlySet<number>, from: number, step: 1 | -1): number {
  const middle = message.words[from];
  let [at, numbers] = [from, 0];
  for (let steps = 0; steps < WORDS_EITHER_SIDE; steps++) {
    const next = message.words[at + step];
    if (!next || !middle || covered.has(at + step) || next.text === 'every' || next.kind === 'sign') break;
    if (NUMERAL.test(next.text) && ++numbers > NUMBERS / 2) break;
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

function daysIn(resolution: Readonly<Record<string, unknown>> | undefined, today: number): readonly Days[] {
  const values = resolution?.values;
  if (!Array.isArray(values)) return [];
  return values.flatMap(({ type, value, start, end }: Value): readonly Days[] => {
    const from = dayOfIso(value ?? start ?? '');
    // Its ranges end before their last day.
    const to = end === undefined ? from : dayOfIso(end) - 1;
    const days = /^date(?:time)?(?:range)?$/.test(type ?? '') && from <= today && to >= from;
    return days ? [{ from, to, precision: from === to ? 'day' : 'range' }] : [];
  });
}
