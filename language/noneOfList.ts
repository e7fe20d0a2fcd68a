import type { Question } from '../model/knowledge';
import { mostConfident, NO_CHOICE } from './classifier/classifiers';
import type { Part } from './match';
import { cutTo, type Message } from './message';
import type { YesNo } from './phraseIndex';
import { plainSentencesAt } from './plainReply';
import type { Readers } from './readers';
import { optionMatches, type SlotValue } from './slots';

/** How sure the classifier must be that what stands beside it is of the list after all: less than to take it for told. */
const MAY_BE_OF_LIST = 0.35;
/** Words: fewer behind an "only" are of the list, if it is not known which. */
const LEFT_OUT_WITHIN = 4;

/**
 * The answer that nothing of a list has happened, where a message says so beside other things: "none of that. But he came to my
 * work". What it tells of the list all the same goes before it.
 *
 * @param context what it tells of any question, and the plain yes or no in it
 */
export function noneOfList(
  message: Message,
  question: Question,
  { index, classifiers }: Pick<Readers, 'index' | 'classifiers'>,
  { slots, reply }: { readonly slots: readonly SlotValue[]; readonly reply: YesNo | undefined },
): string | undefined {
  const none = question.choose === 'many' ? question.options.find(({ means }) => means === 'no')?.id : undefined;
  if (none === undefined) return undefined;
  const said = ofList(message) ?? (reply === 'no' ? plainSentencesAt(message.words, index, 'no')[0] : undefined);
  // "None of them. Unless sat outside in a car counts".
  if (!said || message.marks.some(({ meaning }) => meaning === 'none-unless')) return undefined;
  const isOfList = (one: { readonly question: string; readonly option: string }) =>
    one.question === question.id && one.option !== none;
  if (slots.some(isOfList) || optionMatches(message).some(({ meaning }) => isOfList(meaning))) return undefined;
  const { length } = message.words;
  const rest = [
    { from: 0, to: said.from },
    { from: said.to, to: length },
  ].filter(({ from, to }) => to > from);
  const behind = message.words[said.to];
  const isLeftOut = behind && index.phrases.isIn(behind, 'denial-ends') && length - said.to < LEFT_OUT_WITHIN;
  if (isLeftOut) return undefined;
  if (rest.length === 0 || !classifiers) return none;
  const [option, confidence] = mostConfident(classifiers.classifyChoice(cutTo(message, rest), question.id));
  const mayBe = option !== NO_CHOICE && option !== none && confidence >= MAY_BE_OF_LIST;
  return mayBe ? undefined : none;
}

/** "None of that", but not "none of my friends". */
function ofList({ marks }: Message): Part | undefined {
  const isElse = ({ from }: Part) => marks.some((one) => one.meaning === 'none-of-else' && one.from === from);
  return marks.find((one) => one.meaning === 'none-of-list' && !isElse(one));
}
