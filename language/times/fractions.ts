import { type Amount, numberAt } from './numbers';
import type { Cursor, WithNext } from './timeMessage';

const FRACTIONS = { 'half-a': 0.5, 'quarter-of-a': 0.25, 'three-quarters-of-a': 0.75 };

/** "Half an", "3/4 of an", "2 1/2", "1.5". */
export function fraction(at: Cursor): WithNext<Amount> | undefined {
  const part = partOfOne(at);
  // "1/2 hour" is half an hour, "1/2 hours" are one or two.
  if (part) return at.kind === 'number' && at.message.lexicon.isPlural(part.next.word) ? undefined : part;
  const whole = numberAt(at);
  const more = whole && whole.next.kind !== 'word' ? partOfOne(whole.next) : undefined;
  return whole && more ? { ...exactly(whole.value + more.low), next: more.next } : decimal(at);
}

function partOfOne(at: Cursor): WithNext<Amount> | undefined {
  const said = at.which('half-a', 'quarter-of-a', 'three-quarters-of-a');
  return said && { ...exactly(FRACTIONS[said.group]), next: said.next };
}

/** "1.5", but not "9.30". */
function decimal(at: Cursor): WithNext<Amount> | undefined {
  const [point, digits] = [at.step(1), at.step(2)];
  const together = point.word === '.' && point.noSpaceBefore && digits.noSpaceBefore;
  if (!together || !/^\d{1,2}$/.test(at.word) || !/^(?:\d|25|50|75)$/.test(digits.word)) return undefined;
  return { ...exactly(Number(`${at.word}.${digits.word}`)), next: at.step(3) };
}

export function exactly(value: number): Amount {
  return { low: value, high: value, about: false };
}
