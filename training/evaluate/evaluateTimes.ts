import type { NluPipeline } from '../../language/nluPipeline';
import type { Moment, TimeExpression } from '../../language/times/timeExpression';
import type { TimesFile } from '../labelledLines';
import { Tally } from './tally';

type TimeLine = TimesFile['dates'][number];

/** `costly`: month first, a future date kept, an impossible one mended, or a time where there is none. */
export interface Misreading {
  readonly why: string;
  readonly costly: boolean;
}

/** When all lines of a file are typed. The offset is that of its zone's name. */
export function referenceTime({ reference_time: written }: TimesFile): Date {
  const [local = ''] = written.split(' ');
  return new Date(`${local}:00${written.includes('BST') ? '+01:00' : 'Z'}`);
}

export function evaluateTimes(files: readonly TimesFile[], understanding: NluPipeline): Tally {
  const tally = new Tally('Times');
  for (const file of files) {
    const now = referenceTime(file);
    for (const line of file.dates) {
      const wrong = judgeWhen(line, understanding.understand(line.text, undefined, now).times);
      tally.add(line.id, line.precision, wrong ? 'another' : line.precision);
      if (wrong?.costly) tally.costly.push(`${line.text}: ${wrong.why}`);
    }
  }
  return tally;
}

/**
 * What is wrong where a message was not read as the line says: the stored value has to lie in `from`..`to` at the
 * stated precision. An ambiguous line passes with any listed alternative as long as the person is asked.
 *
 * @param read everything that was read from the line's text
 */
export function judgeWhen(line: TimeLine, read: readonly TimeExpression[]): Misreading | undefined {
  const when = read.find(({ best, problem }) => best || problem) ?? read[0];
  const kept = when?.problem ? undefined : when?.best;
  const unless = (isRight: boolean) => (isRight ? undefined : { why: described(when), costly: false });
  switch (line.precision) {
    case 'none':
      return kept || when?.problem ? { why: `read as ${described(when)}`, costly: true } : undefined;
    case 'impossible':
    case 'future':
      if (kept) return { why: `kept as ${described(when)}`, costly: true };
      return when?.problem === line.precision ? undefined : { why: 'not seen', costly: false };
    case 'recurring':
      return unless(read.some(({ repeats }) => repeats) && !isInvented(kept, read));
    case 'vague':
      return unless(!kept || when?.certainty !== 'sure');
    case 'time_only':
      if (line.from === 'null' && !line.alternatives) return unless(when?.certainty === 'ambiguous');
  }
  return when && kept ? misdated(line, when, kept) : { why: `not read: ${described(when)}`, costly: false };
}

/** "Most weekends" has no date; one that was made up would go into the record. */
function isInvented(kept: Moment | undefined, read: readonly TimeExpression[]): boolean {
  return kept !== undefined && !kept.open && !read.some(({ best, repeats }) => best && repeats);
}

function misdated(line: TimeLine, when: TimeExpression, kept: Moment): Misreading | undefined {
  const { from, to } = line;
  const expected = from === 'null' ? undefined : { from, to: to === 'null' ? 'open' : to };
  const alternatives = (line.alternatives ?? []).map((written) => {
    const [first = '', last = first] = written.split('/');
    return { from: first, to: last };
  });
  const ambiguous = line.ambiguous === 'true';
  if (expected && fits(kept, expected, line.precision)) {
    // The person would be given a doubtful date as if there were no doubt.
    const isOversure = ambiguous && when.certainty === 'sure';
    return isOversure ? { why: `right, but sure: ${described(when)}`, costly: false } : undefined;
  }
  const readings = [kept, ...when.others];
  const all = expected ? [expected, ...alternatives] : alternatives;
  const other = all.some((one) => readings.some((reading) => fits(reading, one, line.precision)));
  if (ambiguous && when.certainty === 'ambiguous' && other) return undefined;
  return { why: described(when), costly: isMonthFirst(line, kept) };
}

const BEGUN_WITHIN_DAYS = 7;

/** "Since the back end of January" lies in what began then, wherever exactly it is taken to begin. */
function isBegun(from: string, expected: string): boolean {
  const later = instant(from, false) - instant(expected, false);
  return later >= 0 && later <= BEGUN_WITHIN_DAYS * 86_400_000;
}

/** How far a loose time may stand outside what was expected, at either end. */
const SLACK_MINUTES = 120;

function fits(moment: Moment, { from, to }: Pick<TimeLine, 'from' | 'to'>, precision: string): boolean {
  const isPart = moment.precision === 'part-of-day';
  if (precision === 'minute' && moment.precision !== 'minute') return false;
  if (precision === 'part_of_day' && moment.precision !== 'minute' && !isPart) return false;
  if (precision === 'day' && dayOf(moment.from) !== dayOf(moment.to) && !isPart) return false;
  if (to === 'open') return moment.open && isBegun(moment.from, from);
  const slack = precision === 'part_of_day' ? SLACK_MINUTES * 60_000 : 0;
  const isAfter = instant(moment.from, false) >= instant(from, false) - slack;
  const isInside = isAfter && instant(moment.to, true) <= instant(to, true) + slack;
  // A part of the day that was named on the right day is a closer reading than the day alone.
  return isInside || (precision === 'day' && isPart && dayOf(moment.from) === dayOf(from));
}

function dayOf(local: string): string {
  return local.slice(0, 10);
}

function instant(local: string, end: boolean): number {
  return Date.parse(local.includes('T') ? `${local}Z` : `${local}T${end ? '23:59' : '00:00'}Z`);
}

/** The day and the month of what was expected, the other way round. */
function isMonthFirst({ from }: TimeLine, kept: Moment): boolean {
  const [, month, day] = dayOf(from).split('-');
  const [, keptMonth, keptDay] = dayOf(kept.from).split('-');
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
