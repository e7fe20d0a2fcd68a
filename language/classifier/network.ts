import {
  type ByClassifier,
  byClassifier,
  type ClassifierName,
  type NetworkWeights,
  type QuantisedMatrix,
} from '../../model/lexicon';
import type { ClassifierInput, Segment } from './features';

/** Filters look at one word, and at runs of two and of three; `maxPooled` knows no longer ones. */
export const FILTER_WIDTHS = [1, 2, 3];
/** In how many places of its window a filter of each width looks, all widths together. */
export const PLACES = FILTER_WIDTHS.reduce((sum, width) => sum + width, 0);
/** What the filters make of a word in each place of their windows: for each place a number for each filter. */
export type WordOutputs = Float32Array;

/** Where the places of the filters of each width begin among all. */
const FIRST_PLACES = FILTER_WIDTHS.map((_, at) => FILTER_WIDTHS.slice(0, at).reduce((sum, width) => sum + width, 0));

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
  /** By row, so that it tells nothing of the order in which people used the words, nor who did. */
  readonly #kept: (WordOutputs | undefined)[];

  constructor(private readonly weights: NetworkWeights) {
    const { words, vectors, filters, bias, heads } = weights;
    this.#row = new Map(words.map((word, at) => [word, at]));
    this.#kept = words.map(() => undefined);
    this.#width = vectors.bytes.length / Math.max(1, words.length);
    this.#count = bias.length / FILTER_WIDTHS.length;
    this.#filters = dequantised(filters);
    this.#heads = byClassifier((name) => dequantised(heads[name].weights));
  }

  /** What the filters make of each word; nothing where a word has no vector. */
  outputsOf(words: ClassifierInput['words']): readonly (WordOutputs | undefined)[] {
    return words.map(({ word }) => this.#outputs(word));
  }

  /** The strongest answer of each filter anywhere in a segment. */
  pooled(outputs: readonly (WordOutputs | undefined)[], { from, to }: Segment): Float32Array {
    return maxPooled(outputs.slice(from, to), this.weights.bias, this.#count).strongest;
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

/**
 * The strongest answer of each filter in a message, from zero up, and the word with which its window begins (before
 * the first, for a window of which only the end is in the message).
 *
 * @param count filters of each width
 */
export function maxPooled(outputs: readonly (WordOutputs | undefined)[], bias: ArrayLike<number>, count: number) {
  const strongest = new Float32Array(count * FILTER_WIDTHS.length);
  const begins = new Int32Array(strongest.length).fill(Number.MIN_SAFE_INTEGER);
  const silent = new Float32Array(count * PLACES);
  for (const [kind, width] of FILTER_WIDTHS.entries()) {
    const first = (FIRST_PLACES[kind] ?? 0) * count;
    for (let begin = 1 - width; begin < outputs.length; begin++) {
      const one = outputs[begin] ?? silent;
      const two = outputs[begin + 1] ?? silent;
      const three = outputs[begin + 2] ?? silent;
      for (let filter = 0; filter < count; filter++) {
        const at = kind * count + filter;
        let sum = one[first + filter] ?? 0;
        if (width > 1) sum = Math.fround(sum + (two[first + count + filter] ?? 0));
        if (width > 2) sum = Math.fround(sum + (three[first + 2 * count + filter] ?? 0));
        const answer = sum + (bias[at] ?? 0);
        if (answer <= (strongest[at] ?? 0)) continue;
        strongest[at] = answer;
        begins[at] = begin;
      }
    }
  }
  return { strongest, begins };
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
