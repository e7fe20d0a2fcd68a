import type { Mark } from './marks';
import type { Message } from './message';
import type { PhraseIndex } from './phraseIndex';

/** Whether in the same sentence it is somebody who helps, or another day: "the officer will be round in 10 minutes". */
export function isBesideComing({ marks, words }: Message): boolean {
  const sentencesOf = (...some: readonly Mark[]) =>
    marks.filter(({ meaning }) => some.includes(meaning)).map(({ from }) => words[from]?.sentence);
  const coming = sentencesOf('on-the-way', 'on-my-way');
  return sentencesOf('comes-well').some((one) => coming.includes(one));
}

/**
 * Whether it begins with nothing but that the person is safe: "I'm safe, I'm in my room", and neither "I'm safe but he won't leave" nor
 * "safe as long as he thinks I'm asleep".
 *
 * @param mayBeDanger whether the rest may be danger: then it tells of nobody
 */
export function saysSafe(
  { marks, words, text }: Message,
  phrases: PhraseIndex['phrases'],
  mayBeDanger: boolean,
): boolean {
  const said = marks.find(({ meaning, from }) => meaning === 'safe-said' && from === 0);
  if (!said) return false;
  const sentence = words.filter((word) => word.sentence === words[0]?.sentence).slice(said.to);
  const isUnless = sentence.some((word) => phrases.isIn(word, 'safe-unless'));
  const isAsked = text
    .slice(words[said.to - 1]?.end)
    .trimStart()
    .startsWith('?');
  const isOfSomebody = mayBeDanger && words.some((word) => phrases.isIn(word, 'they'));
  return !isUnless && !isAsked && !isOfSomebody;
}

/** Whether a sentence says just that somebody is in the house, or now at the door, and not that it is feared, dreamt or asked about. */
export function saysIntruder({ marks, words }: Message, phrases: PhraseIndex['phrases']): boolean {
  const unsure = new Set(words.flatMap((word) => (phrases.isIn(word, 'intruder-unless') ? [word.sentence] : [])));
  const isEnd = (at: number) => {
    const next = words[at];
    return !next || next.clause !== words[at - 1]?.clause || phrases.isIn(next, 'conjunction');
  };
  // "My boss says a man is in the garage": only what begins there says who is there.
  const begins = (at: number) => words[at]?.clause !== words[at - 1]?.clause;
  const isSure = (at: number) => !unsure.has(words[at]?.sentence ?? 0);
  const isAnd = (at: number) => words[at] !== undefined && phrases.isIn(words[at], 'conjunction');
  return marks.some(({ meaning, from, to }) => {
    if (!isEnd(to)) return false;
    // "I am scared, and now he is at the door": what stands before it takes nothing back.
    if (meaning === 'now-here') return begins(from) || isAnd(from);
    return (meaning === 'intruder-there' || (meaning === 'intruder' && begins(from))) && isSure(from);
  });
}

/** "I'm safe, I locked myself in the loo": more is said than that. */
export function beginsSafe({ marks, words }: Message): boolean {
  return marks.some(({ meaning, from, to }) => meaning === 'safe-said' && from === 0 && to < words.length);
}

/** "He's on Discord, he's not here", and nothing else in that sentence. */
export function saysNotHere({ marks, words }: Message): boolean {
  const said = marks.filter(({ meaning }) => meaning === 'not-here-said');
  let end = 0;
  for (
    let next = said.find(({ from }) => from === 0);
    next;
    next = said.find(({ from, to }) => from === end && to > end)
  )
    end = next.to;
  return end > 0 && words[end]?.sentence !== words[end - 1]?.sentence;
}
