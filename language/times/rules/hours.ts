import { wholeNumberAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import type { RuleMatch } from '../tokenMatch';

export type ClockMatch = Extract<RuleMatch, { kind: 'clock' }>;

export interface Hour {
  readonly hour: number;
  /** In tokens. */
  readonly length: number;
  /** True for midday and midnight, where morning and evening cannot be confused. */
  readonly settled: boolean;
}

const NOON = 720;
const DAY = 1440;
const MAX_SUFFIXES = 3;

/** "7", "seven", "sevenish", "midnight". */
export function hourAt(message: TimeMessage, place: number): Hour | undefined {
  const noon = message.means(place, 'part');
  if (noon && noon.part.from === noon.part.to)
    return { hour: noon.part.from / 60, length: noon.length, settled: true };
  const said = message.word(place);
  const ish = /^([a-z]+)ish$/.exec(said)?.[1];
  if (said === 'a' || said === 'an') return undefined;
  const whole = ish ? wholeNumberAt(() => ish, 0) : wholeNumberAt(message.word, place);
  if (!whole || (ish === undefined && whole.length !== 1)) return undefined;
  return whole.value >= 1 && whole.value <= 12 ? { hour: whole.value, length: 1, settled: false } : undefined;
}

/**
 * The whole time of day: am, pm, o'clock or -ish after it makes it definite or approximate.
 *
 * @param next the position after the digits or words of the time itself
 * @param settled whether it was written in the 24-hour clock
 */
export function clockAt(
  message: TimeMessage,
  { start, next, minute, settled }: Record<'start' | 'next' | 'minute', number> & { settled: boolean },
): ClockMatch {
  let place = next;
  let half: 'am' | 'pm' | undefined;
  let about = message.word(next - 1).endsWith('ish');
  for (let marks = 0; marks < MAX_SUFFIXES; marks++) {
    const length = suffixLength(message, place);
    if (length === 0) break;
    const mark = message.word(place);
    if (mark.startsWith('a')) half = 'am';
    else if (mark.startsWith('p')) half = 'pm';
    else if (mark !== 'oclock' && mark !== 'o') about = true;
    place += length;
  }
  return { kind: 'clock', minutes: possibleMinutes(minute, half, settled), about, length: place - start };
}

/** The length in tokens of the suffix at this position: "pm", "p.m.", "o'clock", "-ish". */
export function suffixLength(message: TimeMessage, place: number): number {
  const [first, second, third] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  if (/^(?:am|pm|oclock|ish)$/.test(first)) return 1;
  if ((first === '-' && second === 'ish') || (first === 'o' && second === 'clock')) return 2;
  if (first !== 'a' && first !== 'p') return 0;
  if (second === '.' && third === 'm')
    return message.word(place + 3) === '.' && message.noSpaceBefore(place + 3) ? 4 : 3;
  return second === 'm' ? 2 : 0;
}

function possibleMinutes(minute: number, half: 'am' | 'pm' | undefined, settled: boolean): readonly number[] {
  const within = ((minute % NOON) + NOON) % NOON;
  if (half === 'am') return [within];
  if (half === 'pm') return [within + NOON];
  if (settled || minute >= 13 * 60) return [(minute + DAY) % DAY];
  return [within + NOON, within];
}
