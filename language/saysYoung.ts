import { CHILD, ME_UNDER_18, UNDER_18, WHO_FOR, YOU } from '../model/answers';
import { toldByAge } from './age';
import { matchesOf } from './match';
import type { Message } from './message';
import { labelOf } from './questionOption';

const IS_UNDER_18 = labelOf({ question: WHO_FOR, option: ME_UNDER_18 });
const YOUNG = labelOf({ question: YOU, option: UNDER_18 });
const IS_CHILD = labelOf({ question: WHO_FOR, option: CHILD });

/**
 * What classifiers may not find in a message that names no child and tells no such age: "my ex keeps texting me, we split in march" is
 * written by an adult as likely as not, and every line for children would be wrong for them.
 */
export function youngUnsaid({ matches, marks, age }: Pick<Message, 'matches' | 'marks' | 'age'>): ReadonlySet<string> {
  const named = new Set([
    ...matchesOf(matches, 'option').map(({ meaning }) => labelOf(meaning)),
    ...toldByAge(age).map(labelOf),
  ]);
  const isUnder18 = named.has(IS_UNDER_18) || named.has(YOUNG);
  const isChild = named.has(IS_CHILD) || marks.some(({ meaning }) => meaning === 'names-a-child');
  return new Set([...(isUnder18 ? [] : [IS_UNDER_18]), ...(isUnder18 || isChild ? [] : [IS_CHILD, YOUNG])]);
}
