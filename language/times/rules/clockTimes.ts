import type { WordGroupName } from '../../../model/times';
import { numberAt } from '../numbers';
import type { Cursor } from '../timeMessage';
import type { TimeRule } from '../tokenMatch';
import { type ClockMatch, clockAt, hourAt, SUFFIXES } from './hours';

/** "9pm", "9.30", "21:30", "half seven", "ten to nine", "7ish", "2130", with "at" or "about" before it. */
export const clockTime: TimeRule = (at) => {
  const second = at.past(...CLOCK_LEADS);
  const start = second.past(...CLOCK_LEADS);
  const found = pastOrTo(start) ?? digitalTime(start) ?? compactTime(start) ?? hourAlone(start);
  const loose = at.says(...ROUGHLY) || second.says(...ROUGHLY);
  return found && { ...found, about: found.about || loose };
};

/** "Half seven", "half past 7", "quarter to", "twenty five past six", "5 mins to 8". */
function pastOrTo(at: Cursor): ClockMatch | undefined {
  const said = minutesAt(at);
  if (!said) return undefined;
  const past = said.next.after('minutes-past');
  const to = said.next.after('minutes-to');
  if ((!past && !to && !said.half) || (to && isRange(at, said.next, said.sure))) return undefined;
  const next = past ?? to ?? said.next;
  const hour = hourAt(next);
  if (hour) return clockAt(hour.next, hour.hour * 60 + (to ? -said.minutes : said.minutes), hour.settled);
  // "Ten past" and no more; "half" alone says nothing.
  const alone = next !== said.next && said.sure && mayEndAt(next) && !next.says('whose');
  return alone ? { kind: 'clock', minutes: [], about: true, next } : undefined;
}

function minutesAt(at: Cursor) {
  const half = at.after('half');
  const named = half ?? at.after('quarter');
  if (named) return { minutes: half ? 30 : 15, next: named, half: half !== undefined, sure: true };
  const whole = numberAt(at);
  if (!whole || whole.value < 1 || whole.value > 29) return undefined;
  const unit = whole.next.means('unit');
  const next = unit?.unit === 'minute' ? unit.next : whole.next;
  return { minutes: whole.value, next, half: false, sure: next !== whole.next || whole.value % 5 === 0 };
}

/** "From 5 to 7", "5 till 7" and "2 to 3am" are two times; "5 to 7" alone is five minutes before seven. */
function isRange(at: Cursor, to: Cursor, sure: boolean): boolean {
  const till = to.says('till') && /^\d+$/.test(at.word);
  return till || at.before.says('from') || (!sure && hourAt(at) !== undefined);
}

/** "9pm", "9 o'clock", "8ish"; "at 7" where nothing that could be counted follows. */
function hourAlone(at: Cursor): ClockMatch | undefined {
  const hour = hourAt(at);
  if (!hour || hour.settled || isInsideNumber(at)) return undefined;
  const { next } = hour;
  const marked = next.says(...SUFFIXES) || at.means('ish') !== undefined;
  const told = marked || isLed(at, next) || isBesideDay(at, next) || opensRange(next);
  return told ? clockAt(next, hour.hour * 60, false) : undefined;
}

function isLed(at: Cursor, next: Cursor): boolean {
  if (!mayEndAt(next) || at.before.says('between')) return false;
  if (at.before.says('and', 'to', 'dash')) return at.step(-3).says('from') && hourAt(at.step(-2)) !== undefined;
  return at.before.says(...CLOCK_LEADS);
}

/** "2-3am", "between 5 and 7", "8 or 9pm": the other end shows that this is a time. */
function opensRange(next: Cursor): boolean {
  const to = next.after('dash', 'to', 'till', 'and', 'or');
  const other = to && hourAt(to);
  if (!other) return false;
  return (next.step(-2).says('from') && mayEndAt(other.next)) || other.next.says(...SUFFIXES);
}

/** "21:30", "9.30pm", "9h30". */
function digitalTime(at: Cursor): ClockMatch | undefined {
  const [sign, minutes, then] = [at.step(1), at.step(2), at.step(3)];
  const joined = /^[:.;]$/.test(sign.word) || sign.says('hours');
  if (!joined || !/^\d{1,2}$/.test(at.word) || !/^\d\d$/.test(minutes.word)) return undefined;
  if (!sign.noSpaceBefore || !minutes.noSpaceBefore) return undefined;
  const hour = Number(at.word);
  if (hour > 24 || Number(minutes.word) > 59 || isInsideNumber(at)) return undefined;
  const third = then.noSpaceBefore && then.step(1).noSpaceBefore && /^\d+$/.test(then.step(1).word);
  // A third number makes it a date, 22.11.26, unless it is seconds.
  if (third && then.word !== ':') return undefined;
  const end = third ? then.step(2) : then;
  const settled = at.word.startsWith('0') || hour > 12 || hour === 0;
  return clockAt(end.past('hours'), hour * 60 + Number(minutes.word), settled);
}

/** "2130 hrs", "at 930", "0740 this morning": three or four digits, which may as well be a year or a count. */
function compactTime(at: Cursor): ClockMatch | undefined {
  if (!/^\d{3,4}$/.test(at.word) || isInsideNumber(at)) return undefined;
  const hour = Number(at.word.slice(0, -2));
  const minute = Number(at.word.slice(-2));
  if (hour > 23 || minute > 59) return undefined;
  const next = at.step(1);
  if (!next.says('hours', ...SUFFIXES) && !isCompactTime(at, minute)) return undefined;
  return clockAt(next.past('hours'), hour * 60 + minute, hour > 12 || at.word.length === 4);
}

function isCompactTime(at: Cursor, minute: number): boolean {
  const { word } = at;
  const [before, next] = [at.before, at.step(1)];
  if (!mayEndAt(next)) return false;
  if (before.says('at')) return true;
  const year = word.length === 4 && /^(?:19|20)/.test(word);
  if (before.says('loose', 'side', 'from', 'till')) return word.length === 4 && !year && minute % 5 === 0;
  if (isBesideDay(at, next) && !year) return true;
  if (isAfterDate(at)) return !year || /^\d{4}$/.test(before.word);
  return !year && (at.isAllUntil(next) || word.startsWith('0'));
}

/** "17/11/26 2130", "17 nov, 2130". */
function isAfterDate(at: Cursor): boolean {
  if (!/^(?:,|\d\d|\d{4})$/.test(at.before.word)) return false;
  return [-2, -3].some((back) => at.step(back).means('month') || /^[/.-]$/.test(at.step(back).word));
}

/** "About 9pm", "by 7", "gone 9": not to the minute. */
export const ROUGHLY: readonly WordGroupName[] = ['loose', 'nearly', 'side', 'gone'];
/** Words that lead into a time of day: "at 7", "about 9pm". */
const CLOCK_LEADS: readonly WordGroupName[] = ['at', 'from', 'till', ...ROUGHLY];

/** "Tues 8", "8 last night", "8 in the evening": a number right next to a day or a part of one. */
function isBesideDay(at: Cursor, next: Cursor): boolean {
  const skip = next.past('in', 'at', 'on');
  const the = skip.past('the', 'this');
  const after = the.means('part') ?? (the === skip ? skip.means('near') : undefined);
  // "One night" is not one o'clock.
  if (after) return at.kind !== 'word' || numberAt(at)?.value !== 1;
  const before = (['near', 'weekday', 'part'] as const).some((kind) => at.before.means(kind));
  return before && mayEndAt(next) && !next.says('to');
}

/** Part of a longer number, a date or an amount: 07700 900412, 02/03, £7.50. */
function isInsideNumber(at: Cursor): boolean {
  const [before, after] = [at.before, at.step(1)];
  if (before.says('number-of')) return true;
  if (at.noSpaceBefore && /^[/.:]$/.test(before.word) && /^\d+$/.test(at.step(-2).word)) return true;
  if (after.noSpaceBefore && /^[/%]$/.test(after.word)) return true;
  return (/^\d{3,}$/.test(before.word) && !/^(?:19|20)\d\d$/.test(before.word)) || /^\d{3,}$/.test(after.word);
}

/** Whether a bare number may be a time, judging by what follows it: "at 7 he came", not "at 7 Cherry Lane". */
function mayEndAt(next: Cursor): boolean {
  if (!next.kind || next.kind === 'sign' || next.says('goes-on')) return true;
  return next.meanings.some(({ kind }) => SAYS_WHEN.has(kind));
}

/** What makes a number before it a time. "7 weeks" is a count, "7 may" a date. */
const SAYS_WHEN: ReadonlySet<string> = new Set(['weekday', 'part', 'near', 'named', 'often', 'vague']);
