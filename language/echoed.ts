import type { Part } from './match';
import { type Message, textSpan } from './message';
import type { PhraseIndex } from './phraseIndex';
import { sentencesOf } from './sentences';

/** Words. */
const SHORT = 4;

/** What the person only says back in wonder before they say no: the first of "Strangling?? No, nothing like that." */
export function echoedIn(message: Message, { phrases }: Pick<PhraseIndex, 'phrases'>): readonly Part[] {
  const { words, text } = message;
  return sentencesOf(words).filter(({ from, to }) => {
    const next = words[to];
    const isRefused = next !== undefined && phrases.isIn(next, 'no-alone');
    return (
      to - from <= SHORT &&
      isRefused &&
      text
        .slice(textSpan(message, from, to).end)
        .trimStart()
        .startsWith('?')
    );
  });
}
