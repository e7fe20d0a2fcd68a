import { SIGNS, SUICIDE_THREAT } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { DeniedAnswer } from './denied';
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

/** The short answers that are given at once where something is told that a message denies, or cannot tell. */
export function answersOff(
  { message, denied }: { readonly message: Pick<Message, 'marks'>; readonly denied: readonly DeniedAnswer[] },
  questions: readonly Question[],
): ReadonlySet<string> {
  const isDenied = new Set(denied.filter(({ isSure }) => isSure).map(labelOf));
  const options = questions.flatMap(({ id: question, options: all }) =>
    all.map(({ id: option, at_once: answer }) => ({ label: labelOf({ question, option }), answer })),
  );
  const off = options.filter(({ label }) => isDenied.has(label) || !mayBeFound(message, label));
  return new Set(off.flatMap(({ answer }) => answer ?? []));
}
