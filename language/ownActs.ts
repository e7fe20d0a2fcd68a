import { IN_PLACE, OWN_ORDER } from '../model/answers';
import type { Mark } from './marks';
import type { Match, Part } from './match';
import type { PhraseIndex } from './phraseIndex';
import type { PhraseMatch } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';

/** The words of a message, what they are marked as, and what they always say. */
interface Marked {
  readonly words: readonly Word[];
  readonly marks: readonly PhraseMatch<Mark>[];
  readonly sayings: readonly Match<'option'>[];
}

/**
 * Where a person tells what they themselves do to somebody, and what order is on them: "she got a non-mol on me | I drove past
 * her house again". What stands there was not done to them.
 */
export function ownActsIn({ words, marks, sayings }: Marked, { phrases }: PhraseIndex): readonly Part[] {
  const orders = sayings.filter(({ meaning }) => meaning.question === OWN_ORDER);
  const isUnderOrder = orders.some(({ meaning }) => meaning.option === IN_PLACE);
  // "I walked past his house and he threw a brick at me": who tells of harm is not asked whether they do it.
  const isHarmed = marks.some(({ meaning }) => meaning === 'harmed-me');
  const is = (at: number, set: 'conjunction' | 'another') => words[at] !== undefined && phrases.isIn(words[at], set);
  // People write on without a stop: "I text her she texts me".
  const isEnd = (at: number) =>
    words[at]?.clause !== words[at - 1]?.clause || is(at, 'conjunction') || is(at, 'another');
  const endOf = (to: number) => {
    let end = to;
    while (end < words.length && !isEnd(end)) end++;
    return end;
  };
  // Who had it made is told before it: "my ex has an injunction out on me".
  const startOf = (from: number) => {
    let start = from;
    while (start > 0 && words[start]?.clause === words[start - 1]?.clause && !is(start - 1, 'conjunction')) start--;
    return start;
  };
  const isMeantWell = ({ to }: Part) => marks.some(({ meaning, from }) => meaning === 'meant-well' && from === to);
  const found = [
    ...orders.map(({ from, to }) => ({ from: startOf(from), to: endOf(to) })),
    ...marks
      .filter(
        (one) =>
          (one.meaning === 'own-act' && !isMeantWell(one) && (isUnderOrder || !isHarmed)) ||
          (one.meaning === 'own-contact' && isUnderOrder),
      )
      .map(({ from, to }) => ({ from, to: endOf(to) })),
  ];
  return joined(found.sort((one, other) => one.from - other.from));
}

/** What overlaps is one part. */
function joined(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = [];
  for (const one of parts) {
    const last = all.at(-1);
    if (last && one.from <= last.to) all.splice(-1, 1, { from: last.from, to: Math.max(last.to, one.to) });
    else all.push(one);
  }
  return all;
}
