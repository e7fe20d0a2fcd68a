import { DANGER } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { PhraseGroup } from '../model/lexicon';
import type { NamedPhrase } from '../model/namedEntries';
import type { Classifiers, ReplyLabel } from './classifier/classifiers';
import type { Confidences } from './classifier/linearClassifier';
import type { Command } from './commands';
import { type Message, textSpan } from './message';
import type { PhraseIndex, YesNo } from './phraseIndex';
import { isPlainReply } from './reply';
import { answerTo, isWholeAnswer } from './slots';

/** A message taken as the reply to the pending question. */
export interface InterpretedReply {
  readonly answer?: readonly string[] | undefined;
  /** Whether that answer is the classifier's, in words that no phrase knows: it is repeated back to the person. */
  readonly isGuessed?: boolean;
  readonly command?: Command;
}

/** What replies are interpreted with. */
interface ReplyDeps {
  readonly index: PhraseIndex;
  readonly classifiers: Classifiers | undefined;
  /** Those of the knowledge: where a desk has none for leaving, the classifier must not find it either. */
  readonly phrases: readonly PhraseGroup[];
}

/** Longer messages are stories, which are read by phrases alone. */
const REPLY_AT_MOST = 24;

/**
 * The confidence needed; the answer is repeated back. There is none for a no: of those on held-out lines two
 * in three were wrong, and a wrong one may end the care that is needed. The question is asked again.
 */
const THRESHOLDS: Readonly<Partial<Record<ReplyLabel, number>>> = {
  yes: 0.5,
  unsure: 0.5,
  help: 0.5,
  skip: 0.5,
  back: 0.5,
  correction: 0.5,
  human: 0.5,
  exit: 0.6,
};

/** The command for a label, and the phrases that it stands in for. None of these loses anything: leaving is asked about first. */
const COMMANDS: Readonly<
  Partial<Record<ReplyLabel, { readonly command: string; readonly as: NamedPhrase }>>
> = {
  help: { command: 'explain', as: 'explain' },
  skip: { command: 'skip', as: 'skip' },
  back: { command: 'back', as: 'back' },
  correction: { command: 'change', as: 'change' },
  human: { command: 'person', as: 'person' },
  exit: { command: 'leave', as: 'exit' },
};

/**
 * An answer that phrases found is in doubt where the classifier's confidence in it is below the first, and in
 * something else at least the second.
 */
const DOUBTED_BELOW = 0.2;
const CONTRADICTED_FROM = 0.6;

/**
 * By phrases first, unless the reply says more than they do and the classifier takes it for something else; where they
 * find nothing, by the classifier.
 * @param reply a plain yes or no in it
 * @param isMore whether something else was read in it, which goes before a guess: a cry, a command, a question
 */
export function interpretReply(
  message: Message,
  question: Question,
  { index, classifiers, phrases }: ReplyDeps,
  { reply, isMore }: { readonly reply: YesNo | undefined; readonly isMore: boolean },
): InterpretedReply {
  const answer = answerTo(message, question, index, reply);
  const confidences = isClassifiable(message, index)
    ? classifiers?.classifyReply(message, question.id)
    : undefined;
  const isSure = isPlainReply(message) || isWholeAnswer(message, question, index);
  if (!confidences || isSure || (answer && !isDoubted(confidences, answer, question))) return { answer };
  return isMore ? {} : classifierGuess(confidences, message, question, phrases);
}

/** Mostly unknown words give the classifier nothing to go by. */
function isClassifiable({ words }: Message, index: PhraseIndex): boolean {
  const known = words.filter(({ word }) => index.tokenizer.knows(word)).length;
  return known > 0 && known * 2 >= words.length && words.length <= REPLY_AT_MOST;
}

/** "Said yes to one coffee and wish I never". An answer that says danger is never doubted. */
function isDoubted(
  confidences: Confidences,
  answer: readonly string[],
  { id, options, choose }: Question,
): boolean {
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
  { options }: Question,
  phrases: readonly PhraseGroup[],
): InterpretedReply {
  const [best] = Object.entries(confidences).sort(([, one], [, other]) => other - one);
  if (!best) return {};
  const [label, confidence] = best as [ReplyLabel, number];
  if (confidence < (THRESHOLDS[label] ?? Number.POSITIVE_INFINITY)) return {};
  const wanted = COMMANDS[label];
  if (wanted) {
    if (!phrases.some(({ id }) => id === wanted.as)) return {};
    const said = textSpan(message, 0, message.words.length);
    return { command: { command: wanted.command, alone: false, ...said } };
  }
  const option = options.find((one) => one.means === label);
  return option ? { answer: [option.id], isGuessed: true } : {};
}
