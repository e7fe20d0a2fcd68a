import { DANGER, SKIPPED } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { Classifiers } from './classifier/classifiers';
import { behind } from './marks';
import { matchesOf } from './match';
import { cutTo, type Message, type MessageVariant } from './message';
import type { PhraseIndex } from './phraseIndex';
import { isDoubtOf } from './plainReply';
import { sentencesOf } from './sentences';

/** Longer messages are stories, which the reply classifier was not trained on. */
const REPLY_AT_MOST = 24;
/** So many sentences of a story are looked at for doubt: of some 1,700 held-out messages none had more than six. */
const SENTENCES = 24;
/** A sentence of a story has to be surer of doubt than a reply that is nothing else. */
const IN_DOUBT = 0.7;
/** And of a yes that stands beside other words. */
const IN_YES = 0.85;

/** That nobody is in danger is never left in doubt by a sentence of a story. */
export function takesDoubt({ id, options }: Question): boolean {
  return id !== DANGER && options.some(({ means }) => means === 'yes');
}

/** Words between "whether he is" and what is wondered about. */
const WONDERED_WITHIN = 2;

/** Whether they wonder about just that: "I could not tell you whether he is fixated", or "fixated I don't know". */
export function wonders(
  { words, matches, marks }: Message,
  question: Question,
  phrases: PhraseIndex['phrases'],
): boolean {
  if (!takesDoubt(question)) return false;
  const mine = matchesOf(matches, 'option').filter(({ meaning }) => meaning.question === question.id);
  const wondered = behind(marks, 'wondered', -1, WONDERED_WITHIN);
  const doubts = matchesOf(matches, 'reply').filter(
    ({ meaning, to }) =>
      meaning.reply === 'unsure' && meaning.how !== 'unless' && !isDoubtOf(meaning, words[to], phrases),
  );
  const untold = marks.filter(({ meaning }) => meaning === 'cannot-tell');
  // "I would not like to say."
  if (untold.some(({ from }) => from === 0)) return true;
  return mine.some(({ from, to }) => {
    const isFirst = words[from - 1]?.sentence !== words[from]?.sentence;
    return wondered.has(from) || [...doubts, ...untold].some((one) => one.to === from || (isFirst && one.from === to));
  });
}

/** Who cannot say need not, where there is no answer for it. */
export function doubtOf({ options }: Question): string {
  return options.find(({ means }) => means === 'unsure')?.id ?? SKIPPED;
}

/** Whether a sentence of a story says that they do not know: "I should not presume to say. He has shouted at me twice." */
export function holdsDoubt(
  message: Message,
  { id }: Question,
  index: PhraseIndex,
  classifiers: Classifiers | undefined,
): boolean {
  return sentencesIn(message, index).some(
    (part) =>
      part.words.length < message.words.length && (classifiers?.classifyReply(part, id).unsure ?? 0) >= IN_DOUBT,
  );
}

/**
 * Whether a sentence of a story begins or ends with a yes to what is asked: "You asked that. Yes he can't leave me alone. Will you
 * tell my mum?" It raises care, and is shown back.
 */
export function holdsYes(
  message: Message,
  { id }: Question,
  index: PhraseIndex,
  classifiers: Classifiers | undefined,
): boolean {
  const isYes = ({ words, matches }: MessageVariant) =>
    matchesOf(matches, 'reply').some(
      ({ meaning, from, to }) =>
        meaning.reply === 'yes' && meaning.how !== 'unless' && (from === 0 || to === words.length),
    );
  return sentencesIn(message, index).some(
    (part) => isYes(part) && (classifiers?.classifyReply(part, id).yes ?? 0) >= IN_YES,
  );
}

function sentencesIn({ words, matches }: Message, index: PhraseIndex): readonly MessageVariant[] {
  return sentencesOf(words)
    .slice(0, SENTENCES)
    .map((sentence) => cutTo({ words, matches }, [sentence]))
    .filter((part) => isClassifiable(part, index));
}

/** Mostly unknown words give the classifier nothing to go by. */
export function isClassifiable({ words }: MessageVariant, index: PhraseIndex): boolean {
  const known = words.filter(({ word }) => index.tokenizer.knows(word)).length;
  return known > 0 && known * 2 >= words.length && words.length <= REPLY_AT_MOST;
}
