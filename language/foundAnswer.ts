import { DANGER, HIDING, isOpenBetween, SITUATION, SKIPPED, UNSURE, WHAT, WHO_FOR } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { NamedPhrase, NamedShortAnswer } from '../model/namedEntries';
import type { NluResult } from './nluResult';
import type { ReplyAnswer } from './replyAnswer';
import { optionsTold } from './slots';

/** The part of a reading that answers questions. */
export type Told = Pick<
  NluResult,
  | 'answer'
  | 'reply'
  | 'slots'
  | 'denied'
  | 'isCorrection'
  | 'danger'
  | 'command'
  | 'asks'
  | 'isQuestion'
  | 'isMisheard'
  | 'isRefused'
  | 'isAboutNotes'
  | 'wordCount'
>;

/** How sure the classifier must be of what a phrase says too, where a wrong reading would lower care. */
export const SURE = 1.25;

const EXPLAIN: NamedPhrase = 'explain';

/**
 * "I don't know this word" is no "not sure", and what is guessed of a question is no answer; nor does "will you tell the
 * police on me" say whose behaviour it is.
 */
export function replyOf(
  { answer, reply, command, asks, isQuestion, isMisheard, isRefused, slots }: Told,
  question: Question,
  before: readonly string[] = [],
  among: readonly string[] = [],
): ReplyAnswer | undefined {
  const isLeft = isRefused && reply !== 'yes' && !slots.some((one) => one.question === question.id);
  if (isLeft && !NEVER_LEFT.includes(question.id)) return { options: [SKIPPED], by: 'label' };
  const mine = slots.filter((one) => one.question === question.id && among.includes(one.option));
  const usual = question.options.flatMap((one) => (one.usual && among.includes(one.id) ? [one.id] : []));
  // "Police warned me because of her lies", to whose behaviour it is.
  if (mine.some(({ isDisputed }) => isDisputed) && mine.every(({ isPlain }) => !isPlain))
    return { options: usual, by: 'label' };
  // "If I send one, will he stop" is answered, and no yes is guessed from it; nor from "And the posts?".
  const isYes = question.options.some(({ id, means }) => means === 'yes' && answer?.options.includes(id));
  const isGuess = answer?.by === 'guess' && (asks !== undefined || isQuestion) && isYes;
  // Nor does “you ignored my question” answer anything.
  const isComplaint = isMisheard && answer?.by !== 'label';
  const isAsked = isQuestion && asks !== undefined;
  const isUnsaid = isOpenBetween(question, before) && answer?.by !== 'label';
  return command?.command === EXPLAIN || isGuess || isComplaint || (isAsked && isUnsaid) ? undefined : answer;
}

/** “I don't want to say it. It's rape.” */
const NEVER_LEFT: readonly string[] = [DANGER, WHAT];

/** An answer, how it was found, and whether it replies to that question. */
export interface FoundAnswer extends ReplyAnswer {
  readonly isReply: boolean;
  readonly denied: readonly string[];
}

export function answerIn(told: Told, question: Question, reply: ReplyAnswer | undefined): FoundAnswer | undefined {
  const isPlain = question.options.some(({ means }) => means !== undefined && means !== 'no');
  // "Will not leave me" does not deny that it is unwanted.
  // "You never answered me" does not deny that it happens to them, and all later words depend on that.
  const isEnough = (one: Told['denied'][number]) =>
    one.isSure || (!isPlain && question.id !== WHO_FOR && !one.takesNothingOff);
  const mine = told.denied.filter((one) => one.question === question.id && isEnough(one));
  const denied = mine.flatMap(({ option }) => question.between.find(({ id }) => id === option)?.options ?? [option]);
  const fromStory = optionsTold(question, slotsTold(told)).filter((one) => reply || !isNothing(question, one));
  // What is told beside the reply counts too, where several answers may be given.
  const options = reply ? (question.choose === 'many' ? union(reply.options, fromStory) : reply.options) : fromStory;
  if (options.length === 0 && denied.length === 0) return undefined;
  // What is said plainly is as good as its button, wherever in the reply it stands.
  const stated = byOf(told, question, options);
  const by = reply && stated !== 'label' ? reply.by : stated;
  return { options, by, isReply: reply !== undefined, denied };
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

function byOf({ slots }: Told, { id }: Question, [option]: readonly string[]): ReplyAnswer['by'] {
  const slot = slots.find((one) => one.question === id && one.option === option);
  if (slot?.isToBeAskedBack) return 'perhaps';
  if (slot?.isPlain) return 'label';
  return slot?.span && slot.sureness >= SURE ? 'phrase' : 'story';
}

/** Who has called for help is not asked to call. */
const HELP_CALLED: NamedPhrase = 'help-called';
const SAFE_NOW: NamedPhrase = 'safe-now';

/** Whoever asks one of these may be unsure of just that. */
const DOUBTED: readonly string[] = ['does-it-count', 'right-place', 'wasting-time'] satisfies NamedShortAnswer[];

/** A longer message says more than that there is no danger. */
const REPLY_AT_MOST = 14;

/**
 * Only what is said plainly answers the question about danger; a cry for help is a yes, and its end is a no.
 *
 * @param isAsked whether that question waits
 */
export function dangerAnswer(
  { danger, command, wordCount, slots, denied, asks, reply: yesOrNo }: Told,
  reply: ReplyAnswer | undefined,
  wasInDanger: boolean,
  isAsked: boolean,
): FoundAnswer | undefined {
  if (command?.command === HELP_CALLED) return undefined;
  const found = (option: string): FoundAnswer => ({ options: [option], by: 'phrase', isReply: true, denied: [] });
  if (danger === 'now') return found('yes');
  // In a story something else may be over: where no danger was known, a phrase has to say so too.
  const isInShort = isAsked && wordCount <= REPLY_AT_MOST;
  const isSaidToBeOver = isInShort || reply !== undefined || yesOrNo === 'no' || command?.command === SAFE_NOW;
  if (danger === 'over' && (wasInDanger || isSaidToBeOver)) return found('no');
  // "No danger, he writes letters", whatever is on the screen.
  // "Not in danger now", in however long a message, is believed; what may be danger all the same gets its line with 999.
  const isDenied = slots.some(({ question, option, isPlain }) => question === DANGER && option === 'no' && isPlain);
  // "In danger? No, not now."
  const isRefused = denied.some(({ question, option, isSure }) => question === DANGER && option === 'yes' && isSure);
  if ((isDenied && yesOrNo !== 'unsure') || (isRefused && isInShort && yesOrNo === 'no' && danger === undefined))
    return found('no');
  const isPlain = reply && reply.by !== 'guess' && reply.by !== 'story';
  // Somebody who may be in danger, and does not say yes, or no in so many words and no more, is asked again.
  // In words that say just that, and no more, it is believed of however long a message: "Not in danger right now. A lad …".
  const isNo = wordCount <= REPLY_AT_MOST || reply?.by === 'label';
  const isSaid = reply?.options.some(
    (one) => one === 'yes' || (one === 'no' && isNo) || (one === UNSURE && reply.by === 'label'),
  );
  // "He waits outside my work. Is it stalking? I'm not sure": of that, and not of danger.
  const isElse =
    asks !== undefined && DOUBTED.includes(asks) && reply?.by !== 'label' && reply?.options.includes(UNSURE);
  // "Nah, not at all, I'm locked in the bathroom" is asked again.
  const isHidden =
    danger === 'perhaps' &&
    reply?.options.includes('no') &&
    slots.some(({ question, option }) => question === SITUATION && option === HIDING);
  if (!isPlain || isElse || isHidden || (danger === 'perhaps' && !isSaid)) return undefined;
  return { ...reply, isReply: true, denied: [] };
}

export function union(some: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])];
}
