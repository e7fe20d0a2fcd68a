import { YOU } from '../model/answers';
import type { Message } from './message';
import type { QuestionOption } from './questionOption';
import type { PhraseMatch } from './text/phraseMatcher';

/** Whether it names what somebody is only likened to: "he looks at me like I am a woman beater". */
export function isLikened({ marks }: Pick<Message, 'marks'>, { meaning, from }: PhraseMatch<QuestionOption>): boolean {
  return (
    meaning.question === YOU && marks.some((one) => one.meaning === 'likened' && one.from <= from && from <= one.to)
  );
}
