import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Moment, TimeExpression } from '../../language/times/timeExpression';

/** One labelled line: the words, and what they should be read as. Every scalar is text, as it was written. */
export interface WhenLine {
  readonly id: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly precision: string;
  readonly ambiguous: string;
  readonly alternatives?: readonly string[];
}

export interface WhenLines {
  /** The reference time of the whole file. */
  readonly now: Date;
  readonly lines: readonly WhenLine[];
}

/** `costly`: month first, a future date kept, an impossible one mended, or a time where there is none. */
export type Judgement =
  | { readonly kind: 'right'; readonly askedNeedlessly: boolean }
  | { readonly kind: 'wrong'; readonly why: string; readonly costly: boolean };

/** Reads a file with `reference_time` and `dates`. The offset of the reference is that of its zone's name. */
export function whenLines(file: string): WhenLines {
  const { reference_time, dates } = parse(readFileSync(file, 'utf8'), { schema: 'failsafe' });
  const [local = ''] = String(reference_time).split(' ');
  const offset = String(reference_time).includes('BST') ? '+01:00' : 'Z';
  return { now: new Date(`${local}:00${offset}`), lines: dates };
}

/**
 * Whether a message was read as the line says: the stored value lies in `from`..`to` at the stated
 * precision. An ambiguous line passes with any listed alternative as long as the person is asked.
 *
 * @param read everything that was read from the line's text
 */
export function judgeWhen(line: WhenLine, read: readonly TimeExpression[]): Judgement {
  const when = read.find(({ best, problem }) => best || problem) ?? read[0];
  const kept = when?.problem ? undefined : when?.best;
  switch (line.precision) {
    case 'none':
      return kept || when?.problem ? wrong(`read as ${described(when)}`, true) : RIGHT;
    case 'impossible':
    case 'invalid':
      return kept
        ? wrong(`kept as ${described(when)}`, true)
        : when?.problem === 'impossible'
          ? RIGHT
          : wrong('not seen', false);
    case 'future':
      return kept
        ? wrong(`kept as ${described(when)}`, true)
        : when?.problem === 'future'
          ? RIGHT
          : wrong('not seen', false);
    case 'recurring':
      return read.some(({ repeats }) => repeats) && !isInvented(kept, read)
        ? RIGHT
        : wrong(described(when), false);
    case 'vague':
      return !kept || when?.certainty !== 'sure' ? RIGHT : wrong(described(when), false);
    case 'time_only':
      if (line.from === 'null' && !line.alternatives)
        return when?.certainty === 'ambiguous' ? RIGHT : wrong(described(when), false);
      return when && kept ? dated(line, when, kept) : wrong(`not read: ${described(when)}`, false);
    default:
      return when && kept ? dated(line, when, kept) : wrong(`not read: ${described(when)}`, false);
  }
}

const RIGHT: Judgement = { kind: 'right', askedNeedlessly: false };

function wrong(why: string, costly: boolean): Judgement {
  return { kind: 'wrong', why, costly };
}

/** "Most weekends" has no date; one that was made up would go into the record. */
function isInvented(kept: Moment | undefined, read: readonly TimeExpression[]): boolean {
  return kept !== undefined && !kept.open && !read.some(({ best, repeats }) => best && repeats);
}

function dated(line: WhenLine, when: TimeExpression, kept: Moment): Judgement {
  const asks = when.certainty === 'ambiguous';
  const expected = [expectedInterval(line), ...(line.alternatives ?? []).map(alternativeInterval)];
  const ambiguous = line.ambiguous === 'true';
  const first = expected[0];
  if (first && fits(kept, first, line.precision)) {
    // The person would be given a doubtful date as if there were no doubt.
    if (ambiguous && when.certainty === 'sure') return wrong(`right, but sure: ${described(when)}`, false);
    return { kind: 'right', askedNeedlessly: asks && !ambiguous };
  }
  const readings = [kept, ...when.others];
  const other = expected.some((one) => one && readings.some((reading) => fits(reading, one, line.precision)));
  if (ambiguous && asks && other) return { kind: 'right', askedNeedlessly: false };
  return wrong(described(when), isMonthFirst(line, kept));
}

interface ExpectedInterval {
  readonly from: string;
  readonly to: string;
}

function expectedInterval({ from, to }: WhenLine): ExpectedInterval | undefined {
  return from === 'null' ? undefined : { from, to: to === 'null' ? 'open' : to };
}

function alternativeInterval(written: string): ExpectedInterval {
  const [from = '', to = from] = written.split('/');
  return { from, to };
}

const BEGUN_WITHIN_DAYS = 7;

/** "Since the back end of January" lies in what began then, wherever exactly it is taken to begin. */
function isBegun(from: string, expected: string): boolean {
  const later = instant(from, false) - instant(expected, false);
  return later >= 0 && later <= BEGUN_WITHIN_DAYS * 86_400_000;
}

/** How far a loose time may stand outside what was expected, at either end. */
const SLACK_MINUTES = 120;

function fits(moment: Moment, { from, to }: ExpectedInterval, precision: string): boolean {
  if (precision === 'minute' && moment.precision !== 'minute') return false;
  if (precision === 'part_of_day' && !/^(?:minute|part-of-day)$/.test(moment.precision)) return false;
  if (
    precision === 'day' &&
    moment.from.slice(0, 10) !== moment.to.slice(0, 10) &&
    moment.precision !== 'part-of-day'
  )
    return false;
  if (to === 'open') return moment.open && isBegun(moment.from, from);
  const slack = precision === 'part_of_day' ? SLACK_MINUTES * 60_000 : 0;
  const wanted = { from: instant(from, false) - slack, to: instant(to, true) + slack };
  const inside = instant(moment.from, false) >= wanted.from && instant(moment.to, true) <= wanted.to;
  // A part of the day that was named on the right day is a closer reading than the day alone.
  const closer =
    precision === 'day' &&
    moment.precision === 'part-of-day' &&
    moment.from.slice(0, 10) === from.slice(0, 10);
  return inside || closer;
}

function instant(local: string, end: boolean): number {
  return Date.parse(local.includes('T') ? `${local}Z` : `${local}T${end ? '23:59' : '00:00'}Z`);
}

/** The day and the month of what was expected, the other way round. */
function isMonthFirst({ from }: WhenLine, kept: Moment): boolean {
  const [, month, day] = from.slice(0, 10).split('-');
  const [, keptMonth, keptDay] = kept.from.slice(0, 10).split('-');
  return month !== day && month === keptDay && day === keptMonth;
}

function described(when: TimeExpression | undefined): string {
  if (!when) return 'nothing';
  const { words, best, others, certainty, problem, repeats } = when;
  const all = [best, ...others].map((one) =>
    one ? `${one.from}/${one.to}${one.open ? '+' : ''} ${one.precision}` : '-',
  );
  return `“${words}” ${all.join(' or ')} ${certainty}${problem ? ` ${problem}` : ''}${repeats ? ` ${JSON.stringify(repeats)}` : ''}`;
}
