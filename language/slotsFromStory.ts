import type { Answers } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { NluResult } from './nluPipeline';

/** A message as short as this is taken for an answer, not for a story. */
const SHORT = 3;

/**
 * Answers to questions that were not asked, from a message that tells a story. They are repeated back,
 * never recorded silently.
 * @param known what the person has answered already: it is not overwritten
 * @param besides questions that are being answered in another way
 */
export function slotsFromStory(
  { slots, wordCount }: NluResult,
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
