import type { Segment } from './classifier/features';
import type { Message } from './message';
import { hasCue } from './messageReading';

/** Words beside the names: with more of them, or of a time that is past, they are told, and not asked for. */
const BESIDE = 5;

/**
 * The services that a message asks for by name, by their ids: "suzy lamplugh", "what number has karma nirvana", but not "I rang
 * victim support on Monday".
 *
 * @param questions where it asks something in so many words
 */
export function servicesAsked(message: Message, questions: readonly Segment[]): readonly string[] {
  const { words, namings } = message;
  const named = new Set(namings.flatMap(({ from, to }) => words.slice(from, to)));
  const isBrief = words.length - named.size <= BESIDE && !hasCue(message, 'past');
  const isAsked = ({ from, to }: Segment) => isBrief || questions.some((one) => one.from <= from && to <= one.to);
  return [...new Set(namings.filter(isAsked).map(({ meaning }) => meaning))];
}
