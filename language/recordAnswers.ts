import {
  type Answers,
  DANGER,
  HEARD,
  isOpenBetween,
  SKIPPED,
  UNSURE,
  WHERE,
  WHO_FOR,
  withoutNothing,
} from '../model/answers';
import type { Question } from '../model/knowledge';
import type { NamedPhrase } from '../model/namedEntries';
import type { ReplyAnswer } from './interpretReply';
import type { Expecting, NluResult } from './nluPipeline';
import { optionsTold } from './slots';

/** The part of a reading that answers questions. */
type Told = Pick<
  NluResult,
  'answer' | 'slots' | 'denied' | 'isCorrection' | 'danger' | 'command' | 'asks' | 'isQuestion' | 'wordCount'
>;

/** The answers after a message: everything that it tells is kept, and what it puts right is put right. */
export interface RecordedAnswers {
  readonly answers: Answers;
  /** The questions whose answers it changed. */
  readonly changed: readonly string[];
  /** Whether the pending question has an answer now, be it the same as before. */
  readonly isAnswered: boolean;
  /** A reading that would end or lower care, which is asked back first. */
  readonly askBack?: { readonly question: string; readonly among: readonly string[] };
}

/**
 * The one place where what was read becomes answers.
 *
 * @param known what the person has answered already
 * @param pending the question that the message may reply to
 */
export function recordAnswers(
  told: Told,
  questions: readonly Question[],
  known: Answers,
  pending: Expecting,
): RecordedAnswers {
  // "Start again" tells nothing of how often it has happened.
  if (told.command?.alone) return { answers: known, changed: [], isAnswered: false };
  const answers: Record<string, readonly string[]> = { ...known };
  const changed: string[] = [];
  let askBack: RecordedAnswers['askBack'];
  let isAnswered = false;
  const isAnsweredElsewhere = told.answer?.by === 'plain' && putsRightAnother(told, questions, known, pending);
  for (const question of questions) {
    const reply = pending.question === question.id && !isAnsweredElsewhere ? replyOf(told) : undefined;
    const wasInDanger = known[DANGER]?.includes('yes') === true;
    const found = question.id === DANGER ? dangerAnswer(told, reply, wasInDanger) : answerIn(told, question, reply);
    if (!found) continue;
    const before = known[question.id];
    const after = merged(found, question, before, told);
    const doubt = after === undefined ? undefined : doubtOf(found, question, pending, before, told.slots);
    isAnswered ||= after !== undefined && doubt === undefined && question.id === pending.question;
    if (after === undefined || after.join() === before?.join()) continue;
    // "It was just the once": what had been more is not taken back before it is asked.
    if (after.length === 0 && question.ask_back && isLowered(found, question)) {
      askBack ??= { question: question.id, among: lowestOf(question) };
      continue;
    }
    if (doubt === 'ask-back') askBack ??= { question: question.id, among: amongOf(found, question) };
    // Until it is answered both stand open, or what was heard would be lost: the question about danger goes first.
    if (doubt === 'ask-back' && before === undefined) answers[question.id] = amongOf(found, question);
    if (doubt !== undefined) continue;
    answers[question.id] = after;
    if (after.length === 0) delete answers[question.id];
    changed.push(question.id);
  }
  return { answers, changed, isAnswered, ...(askBack && { askBack }) };
}

const EXPLAIN: NamedPhrase = 'explain';

/** "I don't know this word" is no "not sure", and what is guessed of a question is no answer. */
function replyOf({ answer, command, asks, isQuestion }: Told): ReplyAnswer | undefined {
  const isNone = command?.command === EXPLAIN || (answer?.by === 'guess' && isQuestion && asks !== undefined);
  return isNone ? undefined : answer;
}

/** "No, he is not family", "no, he is my neighbour": a no to what was noted, and not to what is asked. */
function putsRightAnother(
  { denied, slots, isCorrection, wordCount }: Told,
  questions: readonly Question[],
  known: Answers,
  { question: asked }: Expecting,
): boolean {
  const isOneOf = (id: string) => questions.some((one) => one.id === id && one.choose === 'one') && id !== asked;
  const sure = denied.filter(({ isSure }) => isSure);
  // "No, he never hit me" does not say that he is not fixed on me.
  const isOther = (id: string) => id !== asked && asked !== DANGER && sure.every(({ question }) => question !== asked);
  const isDenied = sure.some(({ question, option }) => known[question]?.includes(option) || isOther(question));
  const isReplaced = slots.some(
    ({ question, option, span }) =>
      span !== undefined && isOneOf(question) && known[question]?.includes(option) === false,
  );
  const isOfDanger =
    asked !== DANGER && slots.some((one) => one.question === DANGER && one.option === 'no' && one.isPlain);
  return isDenied || isOfDanger || (isReplaced && isCorrection && wordCount <= PUT_RIGHT_AT_MOST);
}

/** An answer, how it was found, and whether it replies to that question. */
interface FoundAnswer extends ReplyAnswer {
  readonly isReply: boolean;
  readonly denied: readonly string[];
}

function answerIn(told: Told, question: Question, reply: ReplyAnswer | undefined): FoundAnswer | undefined {
  const isPlain = question.options.some(({ means }) => means !== undefined && means !== 'no');
  // "Will not leave me" does not deny that it is unwanted.
  // "You never answered me" does not deny that it happens to them, and all later words depend on that.
  const isEnough = (one: Told['denied'][number]) => one.isSure || (!isPlain && question.id !== WHO_FOR);
  const mine = told.denied.filter((one) => one.question === question.id && isEnough(one));
  const denied = mine.flatMap(({ option }) => question.between.find(({ id }) => id === option)?.options ?? [option]);
  const fromStory = optionsTold(question, slotsTold(told)).filter((one) => reply || !isNothing(question, one));
  // What is told beside the reply counts too, where several answers may be given.
  const options = reply ? (question.choose === 'many' ? union(reply.options, fromStory) : reply.options) : fromStory;
  if (options.length === 0 && denied.length === 0) return undefined;
  return { options, by: reply?.by ?? byOf(told, question, options), isReply: reply !== undefined, denied };
}

/** A question tells little: "would I be a nuisance ringing them" is no story of calls. */
const TOLD_IN_QUESTION = 1.8;

function slotsTold({ slots, asks, isQuestion }: Told): Told['slots'] {
  if (asks === undefined || !isQuestion) return slots;
  return slots.filter(({ sureness, isPlain }) => isPlain || sureness >= TOLD_IN_QUESTION);
}

/** "None of these" answers only the question that lists them. */
function isNothing({ choose, options }: Question, option: string): boolean {
  return choose === 'many' && options.some(({ id, means }) => id === option && means === 'no');
}

/** How sure the classifier must be to take somebody for the one it happens to who was heard to do it. */
const SURE_OF_WHOM = 1.6;

/** How sure the classifier must be of what a phrase says too, where a wrong reading would lower care. */
const SURE = 1.25;

function byOf({ slots }: Told, { id }: Question, [option]: readonly string[]): ReplyAnswer['by'] {
  const slot = slots.find((one) => one.question === id && one.option === option);
  if (slot?.isPlain) return 'label';
  return slot?.span && slot.sureness >= SURE ? 'phrase' : 'story';
}

/** Who has called for help is not asked to call. */
const HELP_CALLED: NamedPhrase = 'help-called';
const SAFE_NOW: NamedPhrase = 'safe-now';

/** A longer message says more than that there is no danger. */
const REPLY_AT_MOST = 14;

/** Only what is said plainly answers the question about danger; a cry for help is a yes, and its end is a no. */
function dangerAnswer(
  { danger, command, wordCount, slots }: Told,
  reply: ReplyAnswer | undefined,
  wasInDanger: boolean,
): FoundAnswer | undefined {
  if (command?.command === HELP_CALLED) return undefined;
  const found = (option: string): FoundAnswer => ({ options: [option], by: 'phrase', isReply: true, denied: [] });
  if (danger === 'now') return found('yes');
  // In a story something else may be over: where no danger was known, a phrase has to say so too.
  const isSaidToBeOver = reply !== undefined || command?.command === SAFE_NOW;
  if (danger === 'over' && (wasInDanger || isSaidToBeOver)) return found('no');
  // "No danger, he writes letters", whatever is on the screen.
  const isDenied = slots.some(({ question, option, isPlain }) => question === DANGER && option === 'no' && isPlain);
  if (isDenied && (danger !== 'perhaps' || wordCount <= REPLY_AT_MOST)) return found('no');
  const isPlain = reply && reply.by !== 'guess' && reply.by !== 'story';
  // Somebody who may be in danger, and does not say yes, or no in so many words and no more, is asked again.
  const isSaid = reply?.options.some((one) => one === 'yes' || (one === 'no' && wordCount <= REPLY_AT_MOST));
  if (!isPlain || (danger === 'perhaps' && !isSaid)) return undefined;
  return { ...reply, isReply: true, denied: [] };
}

/** Whether an answer would lower care, and is only inferred: then it is asked back, or else not taken at all. */
function doubtOf(
  { options, by, isReply }: FoundAnswer,
  { id, options: all, ask_back: askBack }: Question,
  { question, among }: Expecting,
  before: readonly string[] | undefined,
  slots: Told['slots'],
): 'ask-back' | 'not-taken' | undefined {
  const lowers = all.some((one) => options.includes(one.id) && one.lowers_care);
  const wasAskedBack = id === question && among !== undefined;
  // A phrase is plain enough, but not to take back in passing what had been told: "it was just the once".
  const isPlain = by === 'label' || (by === 'phrase' && (isReply || before === undefined));
  // "I told you, I am the one who got the caution", to that very question.
  const isSaidAgain = slots.some((one) => one.question === id && options.includes(one.option) && one.sureness >= SURE);
  if (!lowers || isPlain || (wasAskedBack && (isReply || isSaidAgain))) return undefined;
  if (askBack) return 'ask-back';
  return by === 'plain' ? undefined : 'not-taken';
}

/** Whether what is denied is the yes to a question whose no lowers care. */
function isLowered({ denied }: FoundAnswer, { options }: Question): boolean {
  return options.some(({ id, means }) => means === 'yes' && denied.includes(id));
}

/** The usual answer, and those that lower care. */
function lowestOf({ options }: Question): readonly string[] {
  return options.filter(({ usual, lowers_care }) => usual || lowers_care).map(({ id }) => id);
}

/** The answer that is asked back, and what it is asked back against: the one that most people mean. */
function amongOf({ options: found }: FoundAnswer, { options }: Question): readonly string[] {
  return options.filter(({ id, usual }) => usual || found.includes(id)).map(({ id }) => id);
}

/** The answer as it stands after the message; undefined where it is left as it is. */
function merged(
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
    const isDenied = before?.some((one) => denied.includes(one)) ?? false;
    return isDenied ? [] : undefined;
  }
  // Who does not say which of two is right has said that it is one of them.
  if (before && isOpenBetween(question, before) && options.includes(SKIPPED)) return union(before, options);
  // Asked whose behaviour it is, a story has to be as plain about it as any other.
  const isGuessed = before && isOpenBetween(question, before) && (found.by === 'story' || found.by === 'guess');
  if (before === undefined || (isReply && !isGuessed)) return options;
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

/** A message of no more words puts right whatever a phrase finds in it: "no, he's my neighbour". */
const PUT_RIGHT_AT_MOST = 8;

/** What is only mentioned later does not change an answer; what puts it right, or settles what was open, does. */
function mayReplace(
  { options, denied, by }: FoundAnswer,
  question: Question,
  before: readonly string[],
  { isCorrection, slots, wordCount }: Told,
): boolean {
  const wasUnsettled = before.includes(SKIPPED) || before.includes(UNSURE);
  const isNarrower = isOpenBetween(question, before) && options.length < before.length;
  const raisesCare = question.options.some(({ id, lowers_care }) => lowers_care && before.includes(id));
  const isDenied = before.some((one) => denied.includes(one));
  // Where somebody lives is said of nothing else.
  const mine = slots.filter((one) => one.question === question.id && options.includes(one.option));
  const isSure = mine.some(({ sureness, span }) => sureness >= SURE || (span && wordCount <= PUT_RIGHT_AT_MOST));
  const isPutRight = isDenied || by === 'label' || (isCorrection && isSure);
  // Most messages sound a little as if it happened to whoever types: that takes nothing back of "I do it myself".
  const isOther =
    question.id === WHO_FOR && !question.options.some((one) => one.lowers_care && options.includes(one.id));
  const isTold = !isOther || mine.some(({ sureness }) => sureness >= SURE_OF_WHOM);
  return wasUnsettled || ((isNarrower || raisesCare) && isTold) || isPutRight || question.id === WHERE;
}

function union(some: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])];
}
