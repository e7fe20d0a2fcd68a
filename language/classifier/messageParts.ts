import type { Word } from '../text/tokenizer';
import { type ClassifierInput, FeatureExtractor, type Features, type Segment } from './features';
import type { Network } from './network';
import { segmentsOf } from './segments';

/** What a message is about is said within this many words, or not at all. */
const LOOKED_AT = 150;
/** So many parts of a message are looked at for cries, and for everything else. */
const CRISIS_SEGMENTS = 60;
const FACT_SEGMENTS = 12;

export type ClassifiedMessage = ClassifierInput & { readonly words: readonly Word[] };

/** A message, or a segment of one, as the linear classifiers and as the network take it. */
export interface Part {
  readonly features: Features;
  readonly pooled: Float32Array;
}

/** The whole of a message, as far as it is looked at as a whole, and then its segments, each worked out once. */
export class MessageParts {
  readonly segments: readonly Segment[];
  readonly #words: readonly Word[];
  readonly #extractor: FeatureExtractor;
  readonly #pooled = new Map<Network, Float32Array[]>();
  readonly #fewCount: number;
  readonly #few: Features[] = [];

  constructor(
    { words, matches }: ClassifiedMessage,
    private readonly network: Network,
  ) {
    this.#words = words;
    this.#extractor = new FeatureExtractor({ words, matches });
    const whole = { from: 0, to: Math.min(words.length, LOOKED_AT) };
    const found = segmentsOf(words).slice(0, CRISIS_SEGMENTS);
    this.segments = [whole, ...found, ...presentParts(words, matches)];
    this.#fewCount = 1 + Math.min(found.length, FACT_SEGMENTS);
  }

  /** Without the phrases for answers, topics and commands. */
  bare(at: number): Part {
    return { features: this.#extractor.featuresOf(this.#segment(at), true), pooled: this.#pooledBy(this.network, at) };
  }

  /**
   * The first of them, with all phrases.
   *
   * @param most no more than so many
   */
  few(most: number = this.#fewCount, network: Network = this.network): readonly Part[] {
    const count = Math.min(most, this.#fewCount);
    for (let at = this.#few.length; at < count; at++)
      this.#few.push(this.#extractor.featuresOf(this.#segment(at), false));
    return this.#few.slice(0, count).map((features, at) => ({ features, pooled: this.#pooledBy(network, at) }));
  }

  #segment(at: number): Segment {
    return this.segments[at] ?? { from: 0, to: 0 };
  }

  #pooledBy(network: Network, at: number): Float32Array {
    const all = this.#pooled.get(network) ?? [];
    this.#pooled.set(network, all);
    all[at] ??= network.pooled(this.#words, this.#segment(at));
    return all[at];
  }
}

/** What a clause says from a "now" on, which is looked at for cries alone: "we were safe, but now he is in the house". */
function presentParts(words: readonly Word[], matches: ClassifierInput['matches']): readonly Segment[] {
  const parts: Segment[] = [];
  for (const { meaning, from } of matches) {
    if (meaning.kind !== 'cue' || meaning.cue !== 'now' || from === 0) continue;
    let to = from + 1;
    while (to < words.length && words[to]?.clause === words[from]?.clause) to++;
    if (to - from >= PRESENT_FROM) parts.push({ from, to });
    if (parts.length === PRESENT_PARTS) break;
  }
  return parts;
}

/** Words: fewer say too little by themselves. */
const PRESENT_FROM = 4;
const PRESENT_PARTS = 8;
