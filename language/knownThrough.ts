import { ACQUAINTANCE, type Answers, STRANGER, UNKNOWN, WHO_DOES_IT } from '../model/answers';
import type { Part } from './match';
import { type Message, textSpan } from './message';
import { labelOf } from './questionOption';
import { optionMatches, type SlotValue } from './slots';

/** As sure as a phrase that says it beyond doubt. */
const SURE = 2;
/** Words: "my line manager". */
const WHO_AT_MOST = 3;
/** Who was one of these may turn out to be known. */
const UNTIL_KNOWN: readonly string[] = [STRANGER, UNKNOWN];

/**
 * "My manager is his wife" says that whoever does it is known, and no partner of anybody who writes; unless it says itself who does it: "my
 * ex keeps ringing me, my manager is his wife".
 *
 * @param noted what was noted so far: who was told goes on being the one
 */
export function withKnownThrough(
  slots: readonly SlotValue[],
  message: Message,
  { [WHO_DOES_IT]: known = [] }: Answers,
): readonly SlotValue[] {
  // "My manager is her husband and he follows me" tells of the manager.
  const doing = message.marks.filter(({ meaning }) => meaning === 'known-does');
  if (doing.length > 0) {
    const isWho = ({ from, to }: Part) => doing.some((one) => one.from <= from && to <= one.from + WHO_AT_MOST);
    const told = new Set(
      optionMatches(message)
        .filter(isWho)
        .map(({ meaning }) => labelOf(meaning)),
    );
    return slots.filter((one) => one.question !== WHO_DOES_IT || told.has(labelOf(one)));
  }
  const parts = message.marks.filter(({ meaning }) => meaning === 'known-through');
  const [said] = parts;
  if (!said) return slots;
  const beside = optionMatches(message).filter(
    ({ meaning, from, to }) =>
      meaning.question === WHO_DOES_IT &&
      !UNTIL_KNOWN.includes(meaning.option) &&
      !parts.some((one) => one.from < to && from < one.to),
  );
  const named = new Set(beside.map(({ meaning }) => labelOf(meaning)));
  const others = slots.filter((one) => one.question !== WHO_DOES_IT || named.has(labelOf(one)));
  if (named.size > 0 || !known.every((one) => UNTIL_KNOWN.includes(one))) return others;
  return [
    ...others,
    {
      question: WHO_DOES_IT,
      option: ACQUAINTANCE,
      sureness: SURE,
      span: textSpan(message, said.from, said.to),
      isPlain: true,
    },
  ];
}
