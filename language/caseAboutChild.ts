import type { Part } from './match';
import type { Message } from './message';

/** Where a message names a child only as what a case is about: "I have case for see my son, he is 9, and his mum hits him" tells more. */
export function caseAboutChild({ marks }: Pick<Message, 'marks'>): readonly Part[] {
  if (marks.some(({ meaning }) => meaning === 'harmed-them')) return [];
  return marks.filter(({ meaning }) => meaning === 'case-about-child');
}
