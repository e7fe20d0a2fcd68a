import type { EarWeights } from '../../model/lexicon';
import { type Features, featuresOf, type Sound } from './features';

/** How likely each meaning is, from 0 to 1; together one. */
export type Likelihoods = Readonly<Record<string, number>>;

/**
 * Hears what a message means from the lines it was taught with, where no phrase was found. The same
 * words always sound the same: what was learnt is in a file, and nothing is learnt from people.
 */
export class Ear {
  readonly #meanings: readonly string[];
  readonly #weights: readonly Int8Array[];
  readonly #bias: readonly number[];
  readonly #scale: number;
  readonly #places: number;

  constructor({ meanings, bias, scale, weights }: EarWeights) {
    this.#meanings = meanings;
    this.#bias = bias;
    this.#scale = scale;
    const places = weights.length / meanings.length;
    this.#places = places;
    this.#weights = meanings.map((_, at) => weights.subarray(at * places, (at + 1) * places));
  }

  hear(sound: Sound): Likelihoods {
    const features = featuresOf(sound, this.#places);
    const scores = this.#weights.map((row, at) => (this.#bias[at] ?? 0) + this.#scale * sum(features, row));
    const likelihoods = softmax(scores);
    return Object.fromEntries(this.#meanings.map((meaning, at) => [meaning, likelihoods[at] ?? 0]));
  }
}

export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}

export function sum(features: Features, row: Int8Array | Float64Array): number {
  let total = 0;
  for (const [place, value] of features) total += (row[place] ?? 0) * value;
  return total;
}
