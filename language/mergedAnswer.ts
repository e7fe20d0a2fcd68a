import { HEARD, isOpenBetween, SKIPPED, UNKNOWN, UNSURE, WHERE, WHO_FOR, withoutNothing } from '../model/answers';
import type { Option, Question } from '../model/knowledge';
import { type FoundAnswer, SURE, type Told, union } from './foundAnswer';

/** The answer as it stands after the message; undefined where it is left as it is. */
export function merged(
  found: FoundAnswer,
  question: Question,
  before: readonly string[] | undefined,
  told: Told,
): readonly string[] | undefined {
  if (question.choose === 'many') return mergedMany(found, question, before);
  const { options, denied, isReply } = found;
  // "It is not happening to me": of two that stood open the other is right.
  const left = before && isOpenBetween(question, before) ? before.filter((one) => !denied.includes(one)) : [];
  if (left.length > 0 && left.length < (before?.length ?? 0)) return left;
  if (options.length === 0) {
    const gone = before?.filter((one) => denied.includes(one)) ?? [];
    // "I never said he is fixated, I said I do not know": that is not asked anew.
    const unsure = question.options.find(({ means }) => means === 'unsure');
    if (gone.length > 0 && unsure && (told.reply === 'unsure' || told.isRefused || told.isAboutNotes))
      return [unsure.id];
    return gone.length > 0
      ? question.options.flatMap(({ id, otherwise }) => (gone.includes(id) ? (otherwise ?? []) : []))
      : undefined;
  }
  // Who does not say which of two is right has said that it is one of them.
  if (before && isOpenBetween(question, before) && options.includes(SKIPPED)) return union(before, options);
  // Asked whose behaviour it is, "me, I am the problem" says no more than the button would have to.
  const isOpen = before !== undefined && isOpenBetween(question, before);
  const isGuessed =
    isOpen && (question.id === WHO_FOR ? found.by !== 'label' : found.by === 'story' || found.by === 'guess');
  // Asked when they parted, "my mum is there with the kids" says nothing of who it is, unless it puts that right.
  const isTold = told.slots.some((one) => one.question === question.id && options.includes(one.option));
  const isBeside = isOpen && !isTold && !options.some((one) => before?.includes(one)) && denied.length === 0;
  if (before === undefined || (isReply && !isGuessed && !(isBeside && told.wordCount > PUT_RIGHT_AT_MOST)))
    return options;
  return mayReplace(found, question, before, told) ? options : undefined;
}

function mergedMany(
  { options, denied, isReply }: FoundAnswer,
  question: Question,
  before: readonly string[] = [],
): readonly string[] | undefined {
  if (options.length === 0 && !before.some((one) => denied.includes(one))) return undefined;
  const kept = before.filter((one) => !denied.includes(one) && one !== HEARD && one !== SKIPPED);
  const facts = withoutNothing(question, union(kept, options));
  const isStillAsked = question.ask_anyway && !isReply && (before.length === 0 || before.includes(HEARD));
  return isStillAsked && facts.length > 0 ? [...facts, HEARD] : facts;
}

/** How sure the classifier must be of whom it happens to, where that and who does it stand open. */
const SURE_OF_WHOM = 1.6;

/** A message of no more words puts right whatever a phrase finds in it: "no, he's my neighbour". */
export const PUT_RIGHT_AT_MOST = 8;

/** What is only mentioned later does not change an answer; what puts it right, or settles what was open, does. */
function mayReplace(
  { options, denied, by }: FoundAnswer,
  question: Question,
  before: readonly string[],
  { isCorrection, slots, wordCount }: Told,
): boolean {
  // Who skipped when they parted has said that it is an ex all the same.
  const wasUnsettled = before.every((one) => [SKIPPED, UNSURE, UNKNOWN].includes(one));
  // "My mum is there with the kids" narrows nothing of an ex.
  const isNarrower =
    isOpenBetween(question, before) && options.length < before.length && options.every((one) => before.includes(one));
  const raisesCare = question.options.some(({ id, lowers_care }) => lowers_care && before.includes(id));
  const isDenied = before.some((one) => denied.includes(one));
  // Where somebody lives is said of nothing else.
  const mine = slots.filter((one) => one.question === question.id && options.includes(one.option));
  const isSure = mine.some(({ sureness, span }) => sureness >= SURE || (span && wordCount <= PUT_RIGHT_AT_MOST));
  const isPutRight =
    isDenied || by === 'label' || by === 'perhaps' || (isCorrection && isSure && question.id !== WHO_FOR);
  // Most messages sound a little as if it happened to whoever types: that takes nothing back of "I do it myself".
  const isOther =
    question.id === WHO_FOR && !question.options.some((one) => one.lowers_care && options.includes(one.id));
  const isPlain = mine.some((one) => one.isPlain);
  // Who has said no, and tells now that he is obsessed, is believed.
  const means = (some: readonly string[], reply: Option['means']) =>
    question.options.some((one) => one.means === reply && some.includes(one.id));
  const isRaised = means(before, 'no') && means(options, 'yes') && mine.some(({ span }) => span !== undefined);
  const isLikely = !isOther || isPlain || mine.some(({ sureness }) => sureness >= SURE_OF_WHOM);
  const isSettled = wasUnsettled || (isNarrower && isLikely) || (raisesCare && (!isOther || isPlain));
  return isSettled || isPutRight || isRaised || (question.id === WHERE && isPlain);
}
