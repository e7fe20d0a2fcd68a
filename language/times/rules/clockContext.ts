import type { WordGroupName } from '../../../model/times';
import { numberAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';

/** "About 9pm", "by 7", "gone 9": not to the minute. */
export const ROUGHLY: readonly WordGroupName[] = ['loose', 'nearly', 'side', 'gone'];
/** Words that lead into a time of day: "at 7", "about 9pm". */
export const CLOCK_LEADS: readonly WordGroupName[] = ['at', 'from', 'till', ...ROUGHLY];

/** "Tues 8", "8 last night", "8 in the evening": a number right next to a day or a part of one. */
export function isBesideDay(message: TimeMessage, place: number, next: number): boolean {
  const skip = next + message.says(next, 'in', 'at', 'on');
  const the = skip + message.says(skip, 'the', 'this');
  const after = message.means(the, 'part') ?? (the === skip ? message.means(skip, 'near') : undefined);
  // "One night" is not one o'clock.
  if (after) return message.tokens[place]?.kind !== 'word' || numberAt(message, place)?.value !== 1;
  const before = (['near', 'weekday', 'part'] as const).some((kind) => message.means(place - 1, kind));
  return before && mayEndAt(message, next) && message.says(next, 'to') === 0;
}

/** Part of a longer number, a date or an amount: 07700 900412, 02/03, £7.50. */
export function isInsideNumber(message: TimeMessage, place: number): boolean {
  const [before, after] = [message.word(place - 1), message.word(place + 1)];
  if (message.says(place - 1, 'number-of') > 0) return true;
  if (message.noSpaceBefore(place) && /^[/.:]$/.test(before) && /^\d+$/.test(message.word(place - 2)))
    return true;
  if (message.noSpaceBefore(place + 1) && /^[/%]$/.test(after)) return true;
  return (/^\d{3,}$/.test(before) && !/^(?:19|20)\d\d$/.test(before)) || /^\d{3,}$/.test(after);
}

/** Whether a bare number may be a time, judging by what follows it: "at 7 he came", not "at 7 Cherry Lane". */
export function mayEndAt(message: TimeMessage, next: number): boolean {
  const word = message.tokens[next];
  if (!word || word.kind === 'sign' || message.says(next, 'goes-on') > 0) return true;
  return message.meanings(next).some(({ kind }) => SAYS_WHEN.has(kind));
}

/** What makes a number before it a time. "7 weeks" is a count, "7 may" a date. */
const SAYS_WHEN: ReadonlySet<string> = new Set(['weekday', 'part', 'near', 'named', 'often', 'vague']);
