import type { Question } from '../model/knowledge';
import { firstWholeMatch, longest, type Message, type TextSpan, textSpan } from './message';
import { isKind, type MatchOf, type PhraseIndex, wordsAsText, type YesNo } from './phraseIndex';
import type { Word } from './text/tokenizer';

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

/** The answer to the pending question: a button's words, a phrase for an option, or a plain yes or no. */
export function answerTo(
  message: Message,
  { id, options, choose }: Question,
  index: PhraseIndex,
  reply: YesNo | undefined,
): readonly string[] | undefined {
  const label = index.labels.get(id)?.get(wordsAsText(message.words));
  if (label !== undefined) return [label];
  if (choose === 'many') {
    const chosen = byNumber(message.words, options, index) ?? mentionedOptions(message, id);
    if (chosen.length > 0) return chosen;
  } else {
    const best = longest(optionMatches(message).filter(({ meaning }) => meaning.question === id));
    if (best) return [best.meaning.option];
  }
  const meant = options.find((one) => reply !== undefined && one.means === reply);
  return meant && [meant.id];
}

/** Whether the message is that answer and nothing else: a button's words, or a phrase from end to end. */
export function isWholeAnswer(message: Message, { id }: Question, index: PhraseIndex): boolean {
  if (index.labels.get(id)?.has(wordsAsText(message.words))) return true;
  const whole = firstWholeMatch(message.variants, (all) =>
    all.filter(isKind('option')).filter(({ meaning }) => meaning.question === id),
  );
  return whole !== undefined;
}

function mentionedOptions(message: Message, question: string): readonly string[] {
  const mine = optionMatches(message).filter(({ meaning }) => meaning.question === question);
  return [...new Set(mine.map(({ meaning }) => meaning.option))];
}

function optionMatches({ matches, context }: Message): readonly MatchOf<'option'>[] {
  return matches.filter(isKind('option')).filter((one) => !context.isNegated(one));
}

/** "2", "1 and 3", "option 4": only when the message holds nothing else. */
function byNumber(
  words: readonly Word[],
  options: readonly { readonly id: string }[],
  { phrases }: PhraseIndex,
): readonly string[] | undefined {
  const numbers = words.filter((word) => !phrases.isIn(word, 'choice-joiner'));
  const chosen = numbers.map(({ word }) =>
    /^\d{1,2}$/.test(word) ? options[Number(word) - 1]?.id : undefined,
  );
  if (chosen.length === 0 || chosen.includes(undefined)) return undefined;
  return [...new Set(chosen.flatMap((id) => id ?? []))];
}
