import { SIGNS } from '../model/answers';
import type { Classifiers, MessageClassification } from './classifier/classifiers';
import { matchesOf } from './match';
import type { Message } from './message';
import { labelOf } from './questionOption';
import { without } from './quoted';
import { isSoundOnly } from './soundOnly';

/** How sure the classifiers must be of it in the rest: there are fewer words to tell it. */
const STILL_FOUND = 0.7;

/** What the classifiers find, without what they find only in words that merely sound like it. */
export function withoutSounds(
  classification: MessageClassification | undefined,
  message: Message,
  classifiers: Classifiers | undefined,
): MessageClassification | undefined {
  const labels = new Set(message.soundsLike.map(({ meaning }) => labelOf(meaning)));
  if (!classification?.facts.some(({ label }) => labels.has(label))) return classification;
  // "He has the key to the old flat and he stood in my kitchen": of what is grave any phrase beside is enough.
  const named = matchesOf(message.matches, 'option').filter(
    (one) => one.meaning.question === SIGNS && !isSoundOnly(message, one, one.meaning),
  );
  const isFoundBeside = (label: string) => {
    if (named.some(({ meaning }) => labelOf(meaning) === label)) return true;
    const parts = message.soundsLike.filter(({ meaning }) => labelOf(meaning) === label);
    const beside = without(message, parts);
    const found = beside.words.length > 0 ? (classifiers?.classify(beside).facts ?? []) : [];
    return found.some((one) => one.label === label && one.sureness >= STILL_FOUND);
  };
  const facts = classification.facts.filter(({ label }) => !labels.has(label) || isFoundBeside(label));
  return { ...classification, facts };
}
