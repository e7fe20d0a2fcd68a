import type { OptionPart } from './marks';
import { matchesOf, type Part } from './match';
import type { Message } from './message';
import type { QuestionOption } from './questionOption';
import { isSoundOnly } from './soundOnly';

/** One of the things that an answer joins, as a message tells or denies it. */
export interface ToldPart extends OptionPart {
  readonly isDenied: boolean;
}

/** Of the answers noted, the parts that were told: “what:contact” to “calls” and “notes”. */
export type KnownParts = Readonly<Record<string, readonly string[]>>;

/**
 * The parts of answers that a message names.
 *
 * @param unsaid where it says that something was never said, or is not so
 */
export function partsIn(message: Message, unsaid: readonly Part[]): readonly ToldPart[] {
  const { denials, matches, context } = message;
  const parts = message.parts.filter((one) => !isSoundOnly(message, one, one.meaning));
  // "There is no new address": the "no" stands before more than the word for the part.
  const denied = parts.length > 0 ? matchesOf(matches, 'option').filter((one) => context.isDenied(one)) : [];
  return parts.map(({ meaning, from, to }) => {
    const overlaps = (one: Part) => one.from < to && from < one.to;
    const isOfDenial = [...denials, ...denied].some((one) => overlaps(one) && keyOf(one.meaning) === keyOf(meaning));
    return { ...meaning, isDenied: isOfDenial || unsaid.some(overlaps) || context.isNegated({ from, to }) };
  });
}

/** Whether a denial takes off all of an answer: it names none of its parts, or no other was told. */
export function isWhollyDenied(answer: QuestionOption, named: readonly ToldPart[], known: KnownParts): boolean {
  const mine = named.filter((one) => keyOf(one) === keyOf(answer));
  if (!mine.some(({ isDenied }) => isDenied)) return true;
  return partsLeft(mine, known[keyOf(answer)]).length === 0;
}

/** The parts of the answers that are noted after a message. */
export function partsAfter(
  answers: Readonly<Record<string, readonly string[]>>,
  named: readonly ToldPart[],
  known: KnownParts,
): KnownParts {
  const noted = Object.entries(answers).flatMap(([question, options]) =>
    options.map((option) => ({ question, option })),
  );
  const left = noted.map((one) => {
    const mine = named.filter((part) => keyOf(part) === keyOf(one));
    return [keyOf(one), partsLeft(mine, known[keyOf(one)])] as const;
  });
  return Object.fromEntries(left.filter(([, parts]) => parts.length > 0));
}

function partsLeft(named: readonly ToldPart[], known: readonly string[] = []): readonly string[] {
  const told = named.flatMap(({ part, isDenied }) => (isDenied ? [] : [part]));
  const denied = named.flatMap(({ part, isDenied }) => (isDenied ? [part] : []));
  return [...new Set([...known.filter((one) => !denied.includes(one)), ...told])];
}

function keyOf({ question, option }: QuestionOption): string {
  return `${question}:${option}`;
}
