import { wholeAt } from '../numbers';
import type { Found } from '../pieces';
import type { Message } from '../timeMessage';

export type Clock = Extract<Found, { kind: 'clock' }>;

export interface Hour {
  readonly hour: number;
  /** In words. */
  readonly length: number;
  /** Midday and midnight are not in doubt between morning and evening. */
  readonly settled: boolean;
}

const NOON = 720;
const DAY = 1440;
const MARKS_AT_MOST = 3;

/** "7", "seven", "sevenish", "midnight". */
export function hourSaid(message: Message, place: number): Hour | undefined {
  const noon = message.means(place, 'part');
  if (noon && noon.part.from === noon.part.to)
    return { hour: noon.part.from / 60, length: noon.length, settled: true };
  const said = message.word(place);
  const ish = /^([a-z]+)ish$/.exec(said)?.[1];
  if (said === 'a' || said === 'an') return undefined;
  const whole = ish ? wholeAt(() => ish, 0) : wholeAt(message.word, place);
  if (!whole || (ish === undefined && whole.length !== 1)) return undefined;
  return whole.value >= 1 && whole.value <= 12 ? { hour: whole.value, length: 1, settled: false } : undefined;
}

/**
 * The finished time: am, pm, o'clock and -ish after it settle it or loosen it.
 *
 * @param next the place after the digits or words of the time itself
 * @param settled whether it was said in the 24-hour clock
 */
export function clockAt(
  message: Message,
  { start, next, minute, settled }: Record<'start' | 'next' | 'minute', number> & { settled: boolean },
): Clock {
  let place = next;
  let half: 'am' | 'pm' | undefined;
  let about = message.word(next - 1).endsWith('ish');
  for (let marks = 0; marks < MARKS_AT_MOST; marks++) {
    const length = markLength(message, place);
    if (length === 0) break;
    const mark = message.word(place);
    if (mark.startsWith('a')) half = 'am';
    else if (mark.startsWith('p')) half = 'pm';
    else if (mark !== 'oclock' && mark !== 'o') about = true;
    place += length;
  }
  return { kind: 'clock', minutes: readings(minute, half, settled), about, length: place - start };
}

/** How many words the mark at this place takes: "pm", "p.m.", "o'clock", "-ish". */
export function markLength(message: Message, place: number): number {
  const [first, second, third] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  if (/^(?:am|pm|oclock|ish)$/.test(first)) return 1;
  if ((first === '-' && second === 'ish') || (first === 'o' && second === 'clock')) return 2;
  if (first !== 'a' && first !== 'p') return 0;
  if (second === '.' && third === 'm')
    return message.word(place + 3) === '.' && message.glued(place + 3) ? 4 : 3;
  return second === 'm' ? 2 : 0;
}

function readings(minute: number, half: 'am' | 'pm' | undefined, settled: boolean): readonly number[] {
  const within = ((minute % NOON) + NOON) % NOON;
  if (half === 'am') return [within];
  if (half === 'pm') return [within + NOON];
  if (settled || minute >= 13 * 60) return [(minute + DAY) % DAY];
  return [within + NOON, within];
}
