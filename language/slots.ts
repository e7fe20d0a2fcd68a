import type { Answers } from '../model/answers';
import type { Question } from '../model/knowledge';
import { type Match, type Message, matchesOf, type TextSpan, textSpan } from './message';

/** A filled slot: an answer that the message gives to a question, asked or not. */
export interface SlotValue extends TextSpan {
  readonly question: string;
  readonly option: string;
}

/** Every slot that a message fills. What it denies fills none. */
export function slotsIn(message: Message): readonly SlotValue[] {
  return optionMatches(message).map(({ meaning: { question, option }, from, to }) => ({
    question,
    option,
    ...textSpan(message, from, to),
  }));
}

/** The answers that phrases of a message stand for, whatever the question. */
export function optionMatches({ matches, context }: Message): readonly Match<'option'>[] {
  return matchesOf(matches, 'option').filter((one) => !context.isNegated(one));
}

/** A message as short as this is taken for an answer, not for a story. */
const SHORT = 3;

/**
 * Answers to questions that were not asked, from a message that tells a story. They are repeated back,
 * never recorded silently.
 * @param known what the person has answered already: it is not overwritten
 * @param besides questions that are being answered in another way
 */
export function slotsFromStory(
  { slots, wordCount }: { readonly slots: readonly SlotValue[]; readonly wordCount: number },
  questions: readonly Question[],
  known: Answers,
  besides: readonly string[],
): Answers {
  if (wordCount <= SHORT) return {};
  const found: Record<string, readonly string[]> = {};
  for (const { id, heard_in_stories: heard, choose } of questions) {
    if (!heard || known[id] !== undefined || besides.includes(id)) continue;
    const options = [...new Set(slots.filter(({ question }) => question === id).map(({ option }) => option))];
    // "my husband says it is nothing, a customer leaves me notes" names two: better to ask.
    if (options.length === 0 || (choose === 'one' && options.length > 1)) continue;
    found[id] = options;
  }
  return found;
}
