import type { WordGroupName } from '../../../model/times';
import { numberAt } from '../numbers';
import type { Cursor, WithNext } from '../timeMessage';
import type { RuleMatch } from '../tokenMatch';

export type ClockMatch = Extract<RuleMatch, { kind: 'clock' }>;

interface Hour {
  readonly hour: number;
  /** True for midday and midnight, where morning and evening cannot be confused. */
  readonly settled: boolean;
}

const NOON = 720;
const DAY = 1440;
const MAX_SUFFIXES = 3;
/** "pm", "p.m.", "o'clock", "-ish". */
export const SUFFIXES: readonly WordGroupName[] = ['am', 'pm', 'oclock', 'ish'];

/** "7", "seven", "sevenish", "midnight". */
export function hourAt(at: Cursor): WithNext<Hour> | undefined {
  const noon = at.means('part');
  if (noon && noon.part.from === noon.part.to) return { hour: noon.part.from / 60, next: noon.next, settled: true };
  const ish = at.means('ish');
  const said = ish ?? numberAt(at);
  if (!said || (!ish && said.next !== at.step(1)) || said.value < 1 || said.value > 12) return undefined;
  return { hour: said.value, next: said.next, settled: false };
}

/**
 * The whole time of day: am, pm, o'clock or -ish after it makes it definite or approximate.
 *
 * @param end after the digits or words of the time itself
 * @param settled whether it was written in the 24-hour clock
 */
export function clockAt(end: Cursor, minute: number, settled: boolean): ClockMatch {
  let next = end;
  let half: 'am' | 'pm' | undefined;
  // "Six-ish" is three tokens.
  let about = end.before.means('ish') !== undefined || end.before.says('ish');
  for (let marks = 0; marks < MAX_SUFFIXES; marks++) {
    const after = next.after(...SUFFIXES);
    if (!after) break;
    half = next.which('am', 'pm')?.group ?? half;
    about ||= next.says('ish');
    next = after;
  }
  return { kind: 'clock', minutes: possibleMinutes(minute, half, settled), about, next };
}

function possibleMinutes(minute: number, half: 'am' | 'pm' | undefined, settled: boolean): readonly number[] {
  const within = ((minute % NOON) + NOON) % NOON;
  if (half === 'am') return [within];
  if (half === 'pm') return [within + NOON];
  if (settled || minute >= 13 * 60) return [(minute + DAY) % DAY];
  return [within + NOON, within];
}
