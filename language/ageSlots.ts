import { FOR_OTHERS, WHO_FOR } from '../model/answers';
import { type AgeReading, isAgeTold, toldByAge } from './age';
import type { SlotValue } from './slots';

/** Surer than what is told in other ways. */
const SURE = 2;

/**
 * The slots with the age of whoever types; where they write for somebody else, an age is theirs.
 *
 * @param isOther whether it happens to somebody else
 */
export function withAge(slots: readonly SlotValue[], age: AgeReading, isOther: boolean): readonly SlotValue[] {
  const isForOthers = isOther || slots.some((one) => one.question === WHO_FOR && FOR_OTHERS.includes(one.option));
  if (isForOthers && age.own === undefined) return slots;
  const left = slots.filter((one) => !isAgeTold(age, one));
  return [...toldByAge(age).map((one) => ({ ...one, sureness: SURE, isPlain: true })), ...left];
}
