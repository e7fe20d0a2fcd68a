import type { Moment } from '../language/times/timeExpression';

/** Lines that were pasted into an account, to the letter, and what the person wrote beside them. */
export interface PastedLog {
  readonly lines: readonly string[];
  readonly rest: string;
  /** From the first to the last of the times that stand in them, where they have dates. UK local time. */
  readonly moment?: Moment;
}

const DATE = String.raw`(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4}|\d{2})`;
const TIME = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.]\d{2})?\s?(?<half>[ap]m)?`;
/** A message in an export of WhatsApp, of an iPhone or of an Android: [19/11/2026, 03:10:44] Dave: text. */
const MESSAGE = new RegExp(String.raw`^[\u200e\s]*\[?${DATE},? ${TIME}\]?(?: [-\u2013])? [^:]{1,40}: `, 'iu');
/** Any time of day; a date in figures before or after it, such as stands in a list of calls. */
const CLOCK = /\b\d{1,2}[:.]\d{2}\b/u;
const NUMBERED = new RegExp(`${DATE}.*?${TIME}|${TIME}.*?${DATE}`.replace(/\?<(\w+)>/g, '?:'), 'iu');
/** A telephone number, as phones write it. */
const PHONE = /(?:\+44 ?|\b0)\d{2}[\d ()-]{6,12}\d/u;
/** A line of a list is no sentence. */
const SHORT = 12;
/** Nor is one with no more than a name or a time. */
const SHORTER = 5;

/**
 * Takes apart what was pasted and what was written. A message that an app has put its date, time and sender before is
 * pasted, with the lines that follow it up to an empty one; and so are two lines or more with a time and a telephone number, or
 * with a time and a word for a call. Where a telephone puts those on lines of their own, all the lines are pasted.
 *
 * @param isCall whether a line has a word for a call in it
 */
export function pastedLog(text: string, isCall: (line: string) => boolean): PastedLog | undefined {
  const all = text.split(/\r?\n/);
  const isListed = (line: string) =>
    CLOCK.test(line) && line.split(/\s+/).length <= SHORT && (PHONE.test(line) || isCall(line));
  const listed = all.filter(isListed).length > 1;
  const isApart = isListedApart(all, isCall);
  let isWithin = false;
  const marks = all.map((line) => {
    const isMessage = MESSAGE.test(line);
    isWithin = isMessage || (isWithin && line.trim() !== '');
    return isMessage || isWithin || isApart || (listed && isListed(line));
  });
  const lines = all.filter((_line, place) => marks[place]);
  if (lines.length === 0) return undefined;
  const rest = all
    .filter((_line, place) => !marks[place])
    .join('\n')
    .trim();
  const moment = spanOf(lines);
  return { lines, rest, ...(moment && { moment }) };
}

/** A list with who called on one line and when on the next: short lines, of which two or more have each. */
function isListedApart(all: readonly string[], isCall: (line: string) => boolean): boolean {
  const lines = all.filter((line) => line.trim() !== '');
  const timed = lines.filter((line) => CLOCK.test(line));
  const named = lines.filter((line) => PHONE.test(line) || isCall(line));
  const isShort = lines.every((line) => line.trim().split(/\s+/).length <= SHORTER);
  return isShort && timed.length > 1 && named.length > 1 && timed.length + named.length >= lines.length;
}

function spanOf(lines: readonly string[]): Moment | undefined {
  const isAmerican = lines.some((line) => Number(new RegExp(DATE).exec(line)?.groups?.month) > 12);
  const stamps = lines.flatMap((line) => (NUMBERED.test(line) ? stampIn(line, isAmerican) : [])).sort();
  const [first, last] = [stamps[0], stamps.at(-1)];
  if (!first || !last) return undefined;
  const isOneDay = first.slice(0, 10) === last.slice(0, 10);
  if (isOneDay) return { from: first, to: last, precision: 'minute', open: false };
  return { from: first.slice(0, 10), to: last.slice(0, 10), precision: 'range', open: false };
}

/** The minute of a line, in figures; none where there is no such minute. */
function stampIn(line: string, isAmerican: boolean): readonly string[] {
  const { day = '', month = '', year = '' } = new RegExp(DATE).exec(line)?.groups ?? {};
  const {
    hour = '',
    minute = '',
    half,
  } = new RegExp(TIME, 'i').exec(line.replace(new RegExp(DATE), ' '))?.groups ?? {};
  const noon = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const two = (figures: string | number) => String(figures).padStart(2, '0');
  const [d, m] = isAmerican ? [month, day] : [day, month];
  const date = `${year.length === 2 ? `20${year}` : year}-${two(m)}-${two(d)}`;
  const at = `${date}T${two(noon)}:${two(minute)}`;
  const read = new Date(`${at}:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(at) ? [] : [at];
}
