import { numberAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import type { RuleMatch } from '../tokenMatch';

export type ClockMatch = Extract<RuleMatch, { kind: 'clock' }>;

interface Hour {
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
  const said = message.means(place, 'ish') ?? numberAt(message, place);
  if (said?.length !== 1 || said.value < 1 || said.value > 12) return undefined;
  return { hour: said.value, length: 1, settled: false };
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
  let about = message.means(next - 1, 'ish') !== undefined;
  for (let marks = 0; marks < MAX_SUFFIXES; marks++) {
    const length = suffixLength(message, place);
    if (length === 0) break;
    half = (['am', 'pm'] as const).find((one) => message.says(place, one) > 0) ?? half;
    about ||= message.says(place, 'ish') > 0;
    place += length;
  }
  return { kind: 'clock', minutes: possibleMinutes(minute, half, settled), about, length: place - start };
}

/** The length in tokens of the suffix at this position: "pm", "p.m.", "o'clock", "-ish". */
export function suffixLength(message: TimeMessage, place: number): number {
  return message.says(place, 'am', 'pm', 'oclock', 'ish');
}

function possibleMinutes(minute: number, half: 'am' | 'pm' | undefined, settled: boolean): readonly number[] {
  const within = ((minute % NOON) + NOON) % NOON;
  if (half === 'am') return [within];
  if (half === 'pm') return [within + NOON];
  if (settled || minute >= 13 * 60) return [(minute + DAY) % DAY];
  return [within + NOON, within];
}
