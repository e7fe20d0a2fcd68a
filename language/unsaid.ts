import type { Question } from '../model/knowledge';
import type { Classifiers } from './classifier/classifiers';
import { cutTo, type Message, matchesOf } from './message';
import type { PhraseIndex, QuestionOption } from './phraseIndex';

/** How sure the classifier must be of what is said never to have been said: less than to take it for told. */
const FOUND = 0.7;

/** The answers that a message says were never given, or are not so: "I never said he broke the order". */
export function unsaidIn(
  message: Message,
  questions: readonly Question[],
  { phrases }: PhraseIndex,
  classifiers: Classifiers | undefined,
): readonly QuestionOption[] {
  const { words, matches } = message;
  const parts = matchesOf(matches, 'cue').flatMap(({ meaning, to: from }) => {
    if (meaning.cue !== 'unsaid') return [];
    const rest = words.findIndex(
      (word, at) => at >= from && (word.clause !== words[from - 1]?.clause || phrases.isIn(word, 'denial-ends')),
    );
    const to = rest < 0 ? words.length : rest;
    return to > from ? [{ from, to }] : [];
  });
  if (parts.length === 0) return [];
  const part = cutTo(message, parts);
  const found = classifiers?.classify(part).facts.filter(({ sureness }) => sureness >= FOUND) ?? [];
  const told = found.map(({ label }) => {
    const [question = '', option = ''] = label.split(':');
    return { question, option };
  });
  // Of what may be several things at once: who says that he never hit them does not deny that it happens to them.
  const isFact = ({ question }: QuestionOption) =>
    questions.some(({ id, choose }) => id === question && choose === 'many');
  const named = matchesOf(part.matches, 'option').map(({ meaning: { question, option } }) => ({ question, option }));
  return [...told, ...named].filter(isFact);
}
