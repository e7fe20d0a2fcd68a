import {
  type ByClassifier,
  byClassifier,
  type ClassifierName,
  type NetworkWeights,
  type QuantisedMatrix,
} from '../../model/lexicon';
import type { FeaturedWord, Segment } from './features';

/** Filters look at one word, and at runs of two and of three; `windowAnswers` and `maxPooled` know no longer ones. */
export const FILTER_WIDTHS = [1, 2, 3];
/** In how many places of its window a filter of each width looks, all widths together. */
export const PLACES = FILTER_WIDTHS.reduce((sum, width) => sum + width, 0);
/** What the filters make of a word in each place of their windows: for each place a number for each filter. */
export type WordOutputs = Float32Array;

/** What each filter makes of a word and the two that follow it. */
interface Windows {
  readonly two: FeaturedWord;
  readonly three: FeaturedWord;
  readonly answers: Float32Array;
}

/**
 * A convolutional network with max pooling (Kim 2014, "Convolutional Neural Networks for Sentence Classification"),
 * shared by all classifiers.
 */
export class Network {
  readonly #row: ReadonlyMap<string, number>;
  readonly #filters: Float32Array;
  readonly #heads: ByClassifier<Float32Array>;
  readonly #width: number;
  /** How many filters there are of each width. */
  readonly #count: number;
  /** Where a window has no word, or one without a vector. */
  readonly #silent: WordOutputs;
  /** By row, so that it tells nothing of the order in which people used the words, nor who did. */
  readonly #kept: (WordOutputs | undefined)[];
  /** For as long as a message is being read: it is looked at whole, and in parts that are made of the same words. */
  readonly #windows = new WeakMap<FeaturedWord, Windows>();

  constructor(private readonly weights: NetworkWeights) {
    const { words, vectors, filters, bias, heads } = weights;
    this.#row = new Map(words.map((word, at) => [word, at]));
    this.#kept = words.map(() => undefined);
    this.#width = vectors.bytes.length / Math.max(1, words.length);
    this.#count = bias.length / FILTER_WIDTHS.length;
    this.#silent = new Float32Array(this.#count * PLACES);
    this.#filters = dequantised(filters);
    this.#heads = byClassifier((name) => dequantised(heads[name].weights));
  }

  /** The strongest answer of each filter anywhere in a segment, from zero up. */
  pooled(words: readonly FeaturedWord[], { from, to }: Segment): Float32Array {
    const strongest = new Float32Array(this.weights.bias.length);
    const within = (at: number) => (at >= from && at < to ? words[at] : undefined);
    // Of the windows that begin before the segment, only those that reach into it.
    for (let begin = from + 1 - FILTER_WIDTHS.length; begin < to; begin++) {
      const answers = this.#answers(within(begin), within(begin + 1), within(begin + 2));
      for (let at = Math.max(0, from - begin) * this.#count; at < strongest.length; at++) {
        const answer = answers[at] ?? 0;
        if (answer > (strongest[at] ?? 0)) strongest[at] = answer;
      }
    }
    return strongest;
  }

  /** @param asked the question that a reply answers */
  scores(head: ClassifierName, pooled: Float32Array, asked?: string): Float64Array {
    const { bias } = this.weights.heads[head];
    const place = asked === undefined ? -1 : this.weights.asked.indexOf(asked);
    const rows = this.#heads[head];
    const count = head === 'reply' ? bias.length / (this.weights.asked.length + 1) : bias.length;
    const scores = new Float64Array(count);
    for (let at = 0; at < count; at++) {
      const own = (place + 1) * count + at;
      scores[at] = (bias[at] ?? 0) + dot(rows, at * pooled.length, pooled, 0, pooled.length);
      if (place >= 0)
        scores[at] = (scores[at] ?? 0) + (bias[own] ?? 0) + dot(rows, own * pooled.length, pooled, 0, pooled.length);
    }
    return scores;
  }

  /** What each filter makes of the window that begins with a word; of three where all are there, it is worked out once. */
  #answers(one?: FeaturedWord, two?: FeaturedWord, three?: FeaturedWord): Float32Array {
    const known = one && this.#windows.get(one);
    if (known && known.two === two && known.three === three) return known.answers;
    const of = (each: FeaturedWord | undefined) => (each && this.#outputs(each.word)) ?? this.#silent;
    const answers = windowAnswers(of(one), of(two), of(three), this.weights.bias);
    if (one && two && three) this.#windows.set(one, { two, three, answers });
    return answers;
  }

  #outputs(word: string): WordOutputs | undefined {
    const row = this.#row.get(word);
    if (row === undefined) return undefined;
    const kept = this.#kept[row];
    if (kept) return kept;
    const { scale, bytes } = this.weights.vectors;
    const width = this.#width;
    const vector = Float32Array.from(bytes.subarray(row * width, (row + 1) * width), (one) => one * scale);
    const outputs = new Float32Array(this.#count * PLACES);
    for (let at = 0; at < outputs.length; at++) outputs[at] = dot(this.#filters, at * width, vector, 0, width);
    this.#kept[row] = outputs;
    return outputs;
  }
}

/** What each filter makes of a window that begins in one place: those of width one of its first word, and so on. */
function windowAnswers(one: WordOutputs, two: WordOutputs, three: WordOutputs, bias: ArrayLike<number>): Float32Array {
  const answers = new Float32Array(bias.length);
  const count = bias.length / FILTER_WIDTHS.length;
  for (let at = 0; at < count; at++) {
    const [second, third] = [at + count, at + 2 * count];
    answers[at] = (one[at] ?? 0) + (bias[at] ?? 0);
    const ofTwo = Math.fround((one[second] ?? 0) + (two[third] ?? 0));
    answers[second] = ofTwo + (bias[second] ?? 0);
    const firstTwo = Math.fround((one[at + 3 * count] ?? 0) + (two[at + 4 * count] ?? 0));
    answers[third] = Math.fround(firstTwo + (three[at + 5 * count] ?? 0)) + (bias[third] ?? 0);
  }
  return answers;
}

/**
 * Four at a time, since most of the work is done here.
 *
 * @param length divides by four
 */
export function dot(one: Float32Array, from: number, other: Float32Array, otherFrom: number, length: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let at = 0; at < length; at += 4) {
    a += (one[from + at] ?? 0) * (other[otherFrom + at] ?? 0);
    b += (one[from + at + 1] ?? 0) * (other[otherFrom + at + 1] ?? 0);
    c += (one[from + at + 2] ?? 0) * (other[otherFrom + at + 2] ?? 0);
    d += (one[from + at + 3] ?? 0) * (other[otherFrom + at + 3] ?? 0);
  }
  return a + b + c + d;
}

function dequantised({ scale, bytes }: QuantisedMatrix): Float32Array {
  return Float32Array.from(bytes, (one) => one * scale);
}
