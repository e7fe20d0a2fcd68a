import type { Part } from './match';
import type { Message } from './message';
import { labelOf, type QuestionOption } from './questionOption';

/** Whether words only sound like an answer: "he rings the bell" is no call. */
export function isSoundOnly({ soundsLike }: Pick<Message, 'soundsLike'>, { from, to }: Part, answer: QuestionOption) {
  return soundsLike.some((one) => one.from < to && from < one.to && labelOf(one.meaning) === labelOf(answer));
}
