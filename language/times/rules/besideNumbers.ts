import type { WordGroupName } from '../../../model/times';
import { numberAt } from '../numbers';
import type { Cursor } from '../timeMessage';
import { hourAt } from './hours';

/** "About 9pm", "by 7", "gone 9": not to the minute. */
export const ROUGHLY: readonly WordGroupName[] = ['loose', 'nearly', 'side', 'gone'];
/** Words that lead into a time of day: "at 7", "about 9pm". */
export const CLOCK_LEADS: readonly WordGroupName[] = ['at', 'from', 'till', ...ROUGHLY];

/** Whether a word like "at" makes the number a time. */
export function isLed(at: Cursor, next: Cursor): boolean {
  if (!mayEndAt(next) || at.before.says('between')) return false;
  if (at.before.says('and', 'to', 'dash')) return at.step(-3).says('from') && hourAt(at.step(-2)) !== undefined;
  return at.before.says(...CLOCK_LEADS);
}

/** "Tues 8", "8 last night", "8 in the evening": a number right next to a day or a part of one. */
export function isBesideDay(at: Cursor, next: Cursor): boolean {
  const skip = next.past('in', 'at', 'on');
  const the = skip.past('the', 'this');
  const after = the.means('part') ?? (the === skip ? skip.means('near') : undefined);
  // "One night" is not one o'clock; "one thirty at night" is a time.
  if (after) return next !== at.step(1) || at.kind !== 'word' || numberAt(at)?.value !== 1;
  const before = (['near', 'weekday', 'part'] as const).some((kind) => at.before.means(kind));
  return before && mayEndAt(next) && !next.says('to');
}

/** Part of a longer number, a date or an amount, or a number to ring: 07700 900412, 02/03, £7.50, 101. */
export function isInsideNumber(at: Cursor): boolean {
  const [before, after] = [at.before, at.step(1)];
  // "No, 9 at night" without its comma.
  const isNo = before.place === 0 && after.past('in', 'at').past('the').means('part') !== undefined;
  if ((before.says('number-of') && !isNo) || at.says('telephone')) return true;
  if (at.noSpaceBefore && /^[/.:]$/.test(before.word) && /^\d+$/.test(at.step(-2).word)) return true;
  if (after.noSpaceBefore && /^[/%]$/.test(after.word)) return true;
  return (/^\d{3,}$/.test(before.word) && !/^(?:19|20)\d\d$/.test(before.word)) || /^\d{3,}$/.test(after.word);
}

/** Whether a bare number may be a time, judging by what follows it: "at 7 he came", not "at 7 Cherry Lane". */
export function mayEndAt(next: Cursor): boolean {
  if (!next.kind || next.kind === 'sign' || next.says('goes-on')) return true;
  return next.meanings.some(({ kind }) => SAYS_WHEN.has(kind));
}

/** What makes a number before it a time. "7 weeks" is a count, "7 may" a date. */
const SAYS_WHEN: ReadonlySet<string> = new Set(['weekday', 'part', 'near', 'named', 'often', 'vague']);
