import type { Knowledge } from '../model/knowledge';
import type { NamedShortAnswer } from '../model/namedEntries';
import type { DeniedAnswer } from './denied';
import type { Message } from './message';
import type { PhraseIndex } from './phraseIndex';
import { labelOf } from './questionOption';
import { mayBeFound } from './suicideThreat';

const OF_WRITING: readonly NamedShortAnswer[] = ['confidential', 'in-writing'];

/** Words before one of an answer's own, within which a "not" turns it round: "I'm not gay". */
const NOT_WITHIN = 3;

/**
 * The short answers that the classifiers may not find in a message: those given at once where something is told that it denies,
 * or cannot tell, and those that are absurd without one of their words. “How do I tell my auntie” is no word of being gay.
 */
export function answersOff(
  {
    message,
    denied,
  }: { readonly message: Pick<Message, 'words' | 'marks' | 'askings'>; readonly denied: readonly DeniedAnswer[] },
  { questions, short_answers: answers }: Pick<Knowledge, 'questions' | 'short_answers'>,
  { phrases }: Pick<PhraseIndex, 'phrases'>,
): ReadonlySet<string> {
  const isDenied = new Set(denied.filter(({ isSure }) => isSure).map(labelOf));
  const options = questions.flatMap(({ id: question, options: all }) =>
    all.map(({ id: option, at_once: answer }) => ({ label: labelOf({ question, option }), answer })),
  );
  const off = options.filter(({ label }) => isDenied.has(label) || !mayBeFound(message, label));
  const isNot = (from: number) =>
    message.words.slice(Math.max(0, from - NOT_WITHIN), from).some((word) => phrases.isIn(word, 'not'));
  const isBeside = (id: string) => message.askings.some(({ meaning, from }) => meaning.answer === id && !isNot(from));
  const absurd = answers.filter(({ id, only_beside: words }) => words.length > 0 && !isBeside(id));
  // "Can I write them down here, with you" asks for the record.
  const isToWrite = message.marks.some(({ meaning }) => meaning === 'to-write-here');
  return new Set([
    ...off.flatMap(({ answer }) => answer ?? []),
    ...absurd.map(({ id }) => id),
    ...(isToWrite ? OF_WRITING : []),
  ]);
}
