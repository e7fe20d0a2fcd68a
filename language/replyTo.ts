import { DANGER } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { Phrases } from '../model/lexicon';
import type { NamedPhrases } from '../model/names';
import type { HeardReply, Hearing } from './classifier/classifiers';
import type { Likelihoods } from './classifier/linearClassifier';
import type { Command } from './commands';
import { type Message, saidAt } from './message';
import type { Book, YesNo } from './phraseIndex';
import { isPlainReply } from './reply';
import { answerTo, isWholeAnswer } from './settled';

/** What a message is as the reply to the question that waits. */
export interface ReplyTo {
  readonly answer?: readonly string[] | undefined;
  /** Whether that answer is what the ear made of words that no phrase knows: it is to be said back. */
  readonly isGuessed?: boolean;
  readonly command?: Command;
}

/** What replies are read with. */
interface Readers {
  readonly book: Book;
  readonly ears: Hearing | undefined;
  /** Those of the knowledge: a desk that knows none for leaving is not to hear it either. */
  readonly phrases: readonly Phrases[];
}

/** Longer messages are stories: what they tell is found by phrases. */
const REPLY_AT_MOST = 24;

/**
 * How sure the ear must be; what it takes is said back. A no is not among them: on unseen lines two of three
 * that it heard were none, and a wrong one may end the care that is needed. It is asked again.
 */
const SURE: Readonly<Partial<Record<HeardReply, number>>> = {
  yes: 0.5,
  unsure: 0.5,
  help: 0.5,
  skip: 0.5,
  back: 0.5,
  correction: 0.5,
  human: 0.5,
  exit: 0.6,
};

/** What is done, and the phrases whose place it takes. None of these loses anything: leaving is asked about first. */
const COMMANDS: Readonly<
  Partial<Record<HeardReply, { readonly command: string; readonly as: NamedPhrases }>>
> = {
  help: { command: 'explain', as: 'explain' },
  skip: { command: 'skip', as: 'skip' },
  back: { command: 'back', as: 'back' },
  correction: { command: 'change', as: 'change' },
  human: { command: 'person', as: 'person' },
  exit: { command: 'leave', as: 'exit' },
};

/** Below this an answer that phrases found is in doubt, where the ear is this sure of something else. */
const UNLIKELY = 0.2;
const SURER = 0.6;

/**
 * By phrases first, unless the reply says more than they do and the ear takes it for something else; where they
 * find nothing, by the ear.
 * @param reply a plain yes or no in it
 * @param isMore whether something else was read in it, which goes before a guess: a cry, a command, a question
 */
export function replyTo(
  message: Message,
  question: Question,
  { book, ears, phrases }: Readers,
  { reply, isMore }: { readonly reply: YesNo | undefined; readonly isMore: boolean },
): ReplyTo {
  const answer = answerTo(message, question, book, reply);
  const likely = isHeard(message, book) ? ears?.hearReply(message, question.id) : undefined;
  const isSure = isPlainReply(message) || isWholeAnswer(message, question, book);
  if (!likely || isSure || (answer && !isDoubted(likely, answer, question))) return { answer };
  return isMore ? {} : guessOf(likely, message, question, phrases);
}

/** Of words that nobody knows the ear makes nothing. */
function isHeard({ words }: Message, book: Book): boolean {
  const known = words.filter(({ word }) => book.words.knows(word)).length;
  return known > 0 && known * 2 >= words.length && words.length <= REPLY_AT_MOST;
}

/** "Said yes to one coffee and wish I never". Danger that was read is never doubted. */
function isDoubted(
  likely: Likelihoods,
  answer: readonly string[],
  { id, options, choose }: Question,
): boolean {
  const option = options.find((one) => answer.includes(one.id));
  const meant = option?.means ?? option?.id;
  const likelihood = meant === undefined ? undefined : likely[meant];
  if (choose === 'many' || likelihood === undefined || (id === DANGER && meant !== 'no')) return false;
  return likelihood < UNLIKELY && Math.max(...Object.values(likely)) >= SURER;
}

/** @returns nothing where the ear is in doubt: then it is better to ask again */
function guessOf(
  likely: Likelihoods,
  message: Message,
  { options }: Question,
  phrases: readonly Phrases[],
): ReplyTo {
  const [best] = Object.entries(likely).sort(([, one], [, other]) => other - one);
  if (!best) return {};
  const [heard, likelihood] = best as [HeardReply, number];
  if (likelihood < (SURE[heard] ?? Number.POSITIVE_INFINITY)) return {};
  const wanted = COMMANDS[heard];
  if (wanted) {
    if (!phrases.some(({ id }) => id === wanted.as)) return {};
    const said = saidAt(message, 0, message.words.length);
    return { command: { command: wanted.command, alone: false, ...said } };
  }
  const option = options.find((one) => (one.means ?? one.id) === heard);
  return option ? { answer: [option.id], isGuessed: true } : {};
}
