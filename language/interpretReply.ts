import { DANGER, SKIPPED, UNSURE } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { PhraseGroup } from '../model/lexicon';
import type { NamedPhrase } from '../model/namedEntries';
import {
  type Classifiers,
  type Confidences,
  type MessageClassification,
  mostConfident,
  type ReplyLabel,
} from './classifier/classifiers';
import type { Command } from './commands';
import { firstWholeMatch, longest, type Message, matchesOf, textSpan } from './message';
import type { PhraseIndex, YesNo } from './phraseIndex';
import { isDoubtOf, isPlainReply, plainSentence, replyingPart } from './plainReply';
import { doubtOf, holdsDoubt, isClassifiable, takesDoubt } from './replyDoubt';
import { likeliestOption, optionMatches, optionsTold, type SlotValue } from './slots';
import type { Word } from './text/tokenizer';

/** The answer that a message gives to the pending question, and how it was found: the surest way first. */
export interface ReplyAnswer {
  readonly options: readonly string[];
  /**
   * Its button's words; a phrase for it; a plain yes, no or unsure; told in a story; guessed by the classifier, in
   * words that no phrase knows; or words that may mean it, and are always asked back.
   */
  readonly by: 'label' | 'phrase' | 'plain' | 'story' | 'guess' | 'perhaps';
}

/** A message taken as the reply to the pending question. */
export interface InterpretedReply {
  readonly answer?: ReplyAnswer | undefined;
  readonly command?: Command;
}

/** What replies are interpreted with. */
interface ReplyDeps {
  readonly index: PhraseIndex;
  readonly classifiers: Classifiers | undefined;
  /** Those of the knowledge: where a desk has none for leaving, the classifier must not find it either. */
  readonly phrases: readonly PhraseGroup[];
}

/** How much surer of another answer the classifier must be than of the one that a phrase gives. */
const OVERRULES = 2;
/** "Nobody believes me" begins as a no does: to the question about danger it is one only if the classifier agrees. */
const NO_DANGER = 0.35;
/** Longer messages are read by the classifier first, and by phrases where it finds nothing. */
const SHORT = 8;

/**
 * The confidence needed; an answer is repeated back. There is none for a no: of those on held-out lines two
 * in three were wrong, and a wrong one may end the care that is needed. The question is asked again.
 * Labels that are commands stand in for phrases. None of these loses anything: leaving is asked about first.
 */
const GUESSES: Readonly<Partial<Record<string, Guess>>> = {
  yes: { from: 0.46 },
  unsure: { from: 0.46 },
  help: { from: 0.5, phrases: 'explain' },
  skip: { from: 0.5, phrases: 'skip' },
  // What only sounds like going back undoes nothing: the answers are shown, to pick one.
  back: { from: 0.5, phrases: 'change' },
  correction: { from: 0.5, phrases: 'change' },
  human: { from: 0.5, phrases: 'person' },
  exit: { from: 0.8, phrases: 'exit', command: 'leave' },
} satisfies Partial<Record<ReplyLabel, Guess>>;

interface Guess {
  readonly from: number;
  readonly phrases?: NamedPhrase;
  /** Where it is not that of the phrases. */
  readonly command?: string;
}

/**
 * An answer that phrases found is in doubt where the classifier's confidence in it is below the first, and in
 * something else at least the second.
 */
const DOUBTED_BELOW = 0.2;
const CONTRADICTED_FROM = 0.6;

/**
 * A short reply by phrases first, unless it says more than they do and the classifier takes it for something else; a
 * story by what it tells; where neither finds anything, by the classifier of replies.
 */
export function interpretReply(
  message: Message,
  question: Question,
  { index, classifiers, phrases }: ReplyDeps,
  { reply, isMore, slots, facts }: ReplyContext,
): InterpretedReply {
  const byPhrase = answerTo(message, question, index, reply);
  const options = optionsTold(question, slots).filter((one) => question.options.some(({ id }) => id === one));
  const likeliest = question.options.some(({ means }) => means === 'yes')
    ? undefined
    : likeliestOption(question, facts);
  // That none of it has happened is never guessed.
  const isOffered = likeliest?.every((one) => question.options.some(({ id, means }) => id === one && means !== 'no'));
  const told: ReplyAnswer | undefined =
    options.length > 0
      ? { options, by: 'story' }
      : isOffered && likeliest
        ? { options: likeliest, by: 'guess' }
        : undefined;
  const isNo = question.id === DANGER && byPhrase?.by === 'plain' && plainSentence(message, index) === 'no';
  const isSure = isNo || isPlainReply(message) || isWholeAnswer(message, question, index);
  const isNarrower = told && byPhrase && told.options.every((one) => byPhrase.options.includes(one));
  // In a short reply a phrase goes first, unless what the classifier is sure of says otherwise.
  const known = facts.find(({ label }) => label === `${question.id}:${byPhrase?.options[0]}`)?.sureness ?? 0;
  const most = slots.find((one) => one.question === question.id)?.sureness ?? 0;
  const isOverruled = told?.by === 'story' && most >= known * OVERRULES && !isWholeAnswer(message, question, index);
  const isShort = isSure || (message.words.length <= SHORT && !isOverruled);
  const answer = isShort && !isNarrower ? (byPhrase ?? told) : (told ?? byPhrase);
  const replying = replyingPart(message, index);
  const confidences = isClassifiable(replying, index) ? classifiers?.classifyReply(replying, question.id) : undefined;
  if (!answer && !isMore && takesDoubt(question) && holdsDoubt(message, question, index, classifiers))
    return { answer: { options: [doubtOf(question)], by: 'guess' } };
  if (answer && !isSure && isUnsureOfSafety(answer, question, message, confidences)) return {};
  if (!confidences || isSure || (answer && !isDoubted(confidences, answer.options, question))) return { answer };
  return isMore ? {} : classifierGuess(confidences, message, question, phrases);
}

interface ReplyContext {
  /** A plain yes or no in it. */
  readonly reply: YesNo | undefined;
  /** Whether something else was read in it, which goes before a guess: a cry, a command, a question. */
  readonly isMore: boolean;
  readonly slots: readonly SlotValue[];
  readonly facts: MessageClassification['facts'];
}

/**
 * An answer to the question about danger that is only a part of the message, and that the classifier does not find there.
 * In a few words a yes is a yes: "yes but he is only my dad".
 */
function isUnsureOfSafety(
  { options: [option = ''] }: ReplyAnswer,
  { id }: Question,
  { words }: Message,
  confidences: Confidences | undefined,
): boolean {
  if (id !== DANGER || option === UNSURE || (option !== 'no' && words.length <= SHORT)) return false;
  return (confidences?.[option] ?? 0) < NO_DANGER;
}

/** "Said yes to one coffee and wish I never". An answer that says danger is never doubted. */
function isDoubted(confidences: Confidences, answer: readonly string[], { id, options, choose }: Question): boolean {
  const option = options.find((one) => answer.includes(one.id));
  const meant = option?.means;
  const confidence = meant === undefined ? undefined : confidences[meant];
  if (choose === 'many' || confidence === undefined || (id === DANGER && meant !== 'no')) return false;
  return confidence < DOUBTED_BELOW && Math.max(...Object.values(confidences)) >= CONTRADICTED_FROM;
}

/** @returns nothing where the classifier is in doubt: then it is better to ask again */
function classifierGuess(
  confidences: Confidences,
  message: Message,
  question: Question,
  phrases: readonly PhraseGroup[],
): InterpretedReply {
  const [label, confidence] = mostConfident(confidences);
  const guess = GUESSES[label];
  if (!guess || confidence < guess.from) return {};
  const { phrases: id, command = id } = guess;
  if (command !== undefined) {
    if (!phrases.some((one) => one.id === id)) return {};
    return { command: { command, alone: false, ...textSpan(message, 0, message.words.length) } };
  }
  const chosen = label === 'unsure' ? doubtOf(question) : question.options.find((one) => one.means === label)?.id;
  return chosen === undefined ? {} : { answer: { options: [chosen], by: 'guess' } };
}

/** The answer to the pending question: a button's words, a phrase for an option, or a plain yes or no. */
function answerTo(
  message: Message,
  { id, options, choose, between }: Question,
  index: PhraseIndex,
  reply: YesNo | undefined,
): ReplyAnswer | undefined {
  const label = index.optionByLabel(id, message.words);
  if (label !== undefined) return { options: [label], by: 'label' };
  const numbered = choose === 'many' ? byNumber(message.words, options, index) : undefined;
  if (numbered) return { options: numbered, by: 'label' };
  const offered = new Set(options.map((option) => option.id));
  const mine = optionMatches(message).filter(
    ({ meaning, to }) => meaning.question === id && !isDoubtOf(meaning, message.words[to], index.phrases),
  );
  const told = mine.filter(({ meaning }) => offered.has(meaning.option));
  if (choose === 'many' && told.length > 0)
    return { options: [...new Set(told.map(({ meaning }) => meaning.option))], by: 'phrase' };
  const best = choose === 'one' ? longest(told) : undefined;
  if (best) return { options: [best.meaning.option], by: 'phrase' };
  const open = between.find((one) => mine.some(({ meaning }) => meaning.option === one.id));
  const left = open?.options.filter((one) => offered.has(one)) ?? [];
  // Where only those are offered, it says nothing new.
  if (left.length > 0 && left.length < options.length) return { options: left, by: 'phrase' };
  // "No I mean the pictures" goes back to what was said before, and denies nothing of a list.
  const isPutRight = matchesOf(message.matches, 'cue').some(({ meaning }) => meaning.cue === 'correction');
  const isMeant = reply !== undefined && !(choose === 'many' && reply === 'no' && isPutRight && !isPlainReply(message));
  const meant = options.find((one) => isMeant && one.means === reply)?.id;
  // Who is not sure of something that has no such answer need not say.
  const chosen = meant ?? (reply === 'unsure' && isPlainReply(message) ? SKIPPED : undefined);
  return chosen === undefined ? undefined : { options: [chosen], by: 'plain' };
}

/** Whether the message is that answer and nothing else: a button's words, or a phrase from end to end. */
function isWholeAnswer(message: Message, { id }: Question, index: PhraseIndex): boolean {
  if (index.optionByLabel(id, message.words) !== undefined) return true;
  return firstWholeMatch(message, 'option', ({ question }) => question === id) !== undefined;
}

/** "2", "1 and 3", "option 4": only when the message holds nothing else. */
function byNumber(
  words: readonly Word[],
  options: readonly { readonly id: string }[],
  { phrases }: PhraseIndex,
): readonly string[] | undefined {
  const numbers = words.filter((word) => !phrases.isIn(word, 'choice-joiner'));
  const chosen = numbers.map(({ word }) => (/^\d{1,2}$/.test(word) ? options[Number(word) - 1]?.id : undefined));
  if (chosen.length === 0 || chosen.includes(undefined)) return undefined;
  return [...new Set(chosen.flatMap((id) => id ?? []))];
}
