import { WHAT } from '../model/answers';
import type { Question } from '../model/knowledge';
import { mostConfident, NO_CHOICE } from './classifier/classifiers';
import type { Part } from './match';
import { cutTo, type Message } from './message';
import type { YesNo } from './phraseIndex';
import { plainSentencesAt } from './plainReply';
import type { Readers } from './readers';
import { optionMatches, type SlotValue } from './slots';
import type { Word } from './text/tokenizer';

/** Words. */
const TURNS_WITHIN = 6;
/** Whoever tells one of these is asked again which of the list it is. */
const GRAVE: readonly string[] = ['hurt', 'sexual', 'break-in'];
/** How sure the classifier must be that what stands beside it is of the list after all: less than to take it for told. */
const MAY_BE_OF_LIST = 0.35;
/** Words: fewer behind an "only" are of the list, if it is not known which. */
const LEFT_OUT_WITHIN = 4;

/** What a message says of a list that is asked: that nothing of it has happened, or so much beside that it is asked again. */
export type NoneOfList = { readonly none: string } | 'in-doubt' | undefined;

/**
 * That nothing of a list has happened, where a message says so beside other things: "none of that. But he came to my work". What it
 * tells of the list all the same goes before it, and whoever tells of something grave is asked again.
 *
 * @param context what it tells of any question, and the plain yes or no in it
 */
export function noneOfList(
  message: Message,
  question: Question,
  { index, classifiers }: Pick<Readers, 'index' | 'classifiers'>,
  { slots, reply }: { readonly slots: readonly SlotValue[]; readonly reply: YesNo | undefined },
): NoneOfList {
  const none = question.choose === 'many' ? question.options.find(({ means }) => means === 'no')?.id : undefined;
  if (none === undefined) return undefined;
  const { words, marks } = message;
  const said = ofList(message) ?? (reply === 'no' ? plainSentencesAt(words, index, 'no')[0] : undefined);
  if (!said) return undefined;
  const is = (word: Word, set: 'none-turns' | 'denial-ends') => index.phrases.isIn(word, set);
  const isOfList = (one: { readonly question: string; readonly option: string }) =>
    one.question === question.id && one.option !== none;
  if (slots.some(isOfList) || optionMatches(message).some(({ meaning }) => isOfList(meaning))) return undefined;
  // "None of them. Unless sat outside in a car counts", "not any of these because he did all of them".
  const behind = words.slice(said.to);
  const isTurned =
    marks.some(({ meaning }) => meaning === 'none-unless') ||
    behind.slice(0, TURNS_WITHIN).some((word) => is(word, 'none-turns')) ||
    (behind[0] !== undefined && is(behind[0], 'denial-ends') && behind.length < LEFT_OUT_WITHIN);
  if (isTurned || slots.some((one) => one.question === WHAT && GRAVE.includes(one.option))) return 'in-doubt';
  const rest = [
    { from: 0, to: said.from },
    { from: said.to, to: words.length },
  ].filter(({ from, to }) => to > from);
  if (rest.length === 0 || !classifiers) return { none };
  const [option, confidence] = mostConfident(classifiers.classifyChoice(cutTo(message, rest), question.id));
  return option !== NO_CHOICE && option !== none && confidence >= MAY_BE_OF_LIST ? 'in-doubt' : { none };
}

/** Whether it says more than "none of that" to a question that lists nothing: "none of that, but he came to my work". */
export function isNoneOfElse(message: Message, { choose }: Question): boolean {
  const said = choose === 'one' ? ofList(message) : undefined;
  return said !== undefined && message.words.length - (said.to - said.from) > BESIDE;
}

/** Words beside it that add nothing: "no, none of that really". */
const BESIDE = 2;

/** "None of that", but not "none of my friends". */
function ofList({ marks }: Message): Part | undefined {
  const ofElse = new Set(marks.flatMap(({ meaning, from }) => (meaning === 'none-of-else' ? [from] : [])));
  return marks.find(({ meaning, from }) => meaning === 'none-of-list' && !ofElse.has(from));
}
