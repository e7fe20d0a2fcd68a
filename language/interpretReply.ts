import { DANGER } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { PhraseGroup } from '../model/lexicon';
import type { NamedPhrase } from '../model/namedEntries';
import { type Classifiers, type Confidences, mostConfident, type ReplyLabel } from './classifier/classifiers';
import type { Command } from './commands';
import {
  firstWholeMatch,
  longest,
  type Match,
  type Message,
  type MessageVariant,
  matchesOf,
  textSpan,
} from './message';
import type { PhraseIndex, YesNo } from './phraseIndex';
import { optionMatches } from './slots';
import type { Word } from './text/tokenizer';

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
 * The confidence needed; an answer is repeated back. There is none for a no: of those on held-out lines two
 * in three were wrong, and a wrong one may end the care that is needed. The question is asked again.
 * Labels that are commands stand in for phrases. None of these loses anything: leaving is asked about first.
 */
const GUESSES: Readonly<Partial<Record<string, Guess>>> = {
  yes: { from: 0.5 },
  unsure: { from: 0.5 },
  help: { from: 0.5, phrases: 'explain' },
  skip: { from: 0.5, phrases: 'skip' },
  back: { from: 0.5, phrases: 'back' },
  correction: { from: 0.5, phrases: 'change' },
  human: { from: 0.5, phrases: 'person' },
  exit: { from: 0.6, phrases: 'exit', command: 'leave' },
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
  const confidences = isClassifiable(message, index) ? classifiers?.classifyReply(message, question.id) : undefined;
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
  { options }: Question,
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
  const option = options.find((one) => one.means === label);
  return option ? { answer: [option.id], isGuessed: true } : {};
}

/** The answer to the pending question: a button's words, a phrase for an option, or a plain yes or no. */
function answerTo(
  message: Message,
  { id, options, choose }: Question,
  index: PhraseIndex,
  reply: YesNo | undefined,
): readonly string[] | undefined {
  const label = index.optionByLabel(id, message.words);
  if (label !== undefined) return [label];
  const mine = optionMatches(message).filter(({ meaning }) => meaning.question === id);
  if (choose === 'many') {
    const mentioned = [...new Set(mine.map(({ meaning }) => meaning.option))];
    const chosen = byNumber(message.words, options, index) ?? mentioned;
    if (chosen.length > 0) return chosen;
  } else {
    const best = longest(mine);
    if (best) return [best.meaning.option];
  }
  const meant = options.find((one) => reply !== undefined && one.means === reply);
  return meant && [meant.id];
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

/** Longer messages are not plain replies: a "no" in them may be part of a story. */
const PLAIN_AT_MOST = 14;

/** A plain yes or no at the start or the end of a short message. "Unsure" anywhere in it makes it unsure. */
export function replyIn(message: Message): YesNo | undefined {
  const whole = wholeReply(message);
  if (whole) return whole.meaning.reply;
  for (const variant of message.variants) {
    const reply = variant.words.length <= PLAIN_AT_MOST ? partialReply(variant) : undefined;
    if (reply) return reply;
  }
  return undefined;
}

/** Whether the message says nothing but yes, no or unsure. */
export function isPlainReply(message: Message): boolean {
  return wholeReply(message) !== undefined;
}

function wholeReply(message: Message): Match<'reply'> | undefined {
  return firstWholeMatch(message, 'reply', ({ how }) => how === 'surely');
}

function partialReply({ words, matches }: MessageVariant): YesNo | undefined {
  const replies = matchesOf(matches, 'reply');
  const parts = replies.filter(({ meaning }) => meaning.how === 'said');
  if (parts.some(({ meaning }) => meaning.reply === 'unsure')) return 'unsure';
  const taken = replies.filter(({ meaning }) => meaning.how === 'unless');
  const stands = parts.filter((one) => !taken.some(({ from, to }) => from <= one.from && one.to <= to));
  const first = longest(stands.filter(({ from }) => from === 0));
  const last = longest(stands.filter(({ to }) => to === words.length));
  return (first ?? last)?.meaning.reply;
}
