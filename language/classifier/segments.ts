import type { Word } from '../text/tokenizer';
import type { Segment } from './features';

/** Longer messages are classified in segments, so that a cry in the middle of a story is not drowned out. */
const WHOLE_AT_MOST = 24;
const SEGMENT_LENGTH = 14;
const SEGMENT_STEP = 7;
/** A clause of fewer words says too little by itself. */
const CLAUSE_FROM = 4;

/** Each sentence, long ones in overlapping segments, and each clause, where that is not all of the message. */
export function segmentsOf(words: readonly Word[]): readonly Segment[] {
  const sentences = stretches(words, 'sentence').flatMap(({ from, to }) => [...overlapping(from, to)]);
  const clauses = stretches(words, 'clause').filter(({ from, to }) => to - from >= CLAUSE_FROM);
  const all = [...sentences, ...clauses].filter(({ from, to }) => from > 0 || to < words.length);
  return [...new Map(all.map((one) => [`${one.from} ${one.to}`, one])).values()];
}

/** Words that stand in one sentence, or in one clause. */
function stretches(words: readonly Word[], part: 'sentence' | 'clause'): readonly Segment[] {
  const ends = words.flatMap((word, at) => (word[part] === words[at + 1]?.[part] ? [] : [at + 1]));
  return ends.map((to, at) => ({ from: ends[at - 1] ?? 0, to }));
}

function* overlapping(from: number, to: number): Generator<Segment> {
  if (to - from <= WHOLE_AT_MOST) yield { from, to };
  else
    for (let at = from; at < to - SEGMENT_STEP; at += SEGMENT_STEP)
      yield { from: at, to: Math.min(to, at + SEGMENT_LENGTH) };
}
