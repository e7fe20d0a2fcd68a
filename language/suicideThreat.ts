import { SIGNS, SUICIDE_THREAT } from '../model/answers';
import type { Mark } from './marks';
import type { Message } from './message';
import { labelOf } from './questionOption';

const LABEL = labelOf({ question: SIGNS, option: SUICIDE_THREAT });

/**
 * Whether the classifiers may find an answer in a message. “He'll share my pictures if I block him” is built like a threat of suicide:
 * without a word of dying beside those pictures it is none.
 */
export function mayBeFound({ marks }: Pick<Message, 'marks'>, label: string): boolean {
  const isMarked = (mark: Mark) => marks.some(({ meaning }) => meaning === mark);
  return label !== LABEL || !isMarked('of-showing') || isMarked('of-dying');
}
