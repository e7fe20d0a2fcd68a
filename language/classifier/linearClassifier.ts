import type { LinearWeights } from '../../model/lexicon';
import { type ClassifierInput, type Features, featuresOf } from './features';

/** The confidence in each label, from 0 to 1; together one. */
export type Confidences = Readonly<Record<string, number>>;

/**
 * A linear classifier, trained on labelled lines, for messages in which no phrase was found. The same
 * words always get the same result: the weights are in a file, and nothing is learnt from people.
 */
export class LinearClassifier {
  readonly #labels: readonly string[];
  readonly #weights: readonly Int8Array[];
  readonly #bias: readonly number[];
  readonly #scale: number;
  readonly #buckets: number;

  constructor({ labels: meanings, bias, scale, weights }: LinearWeights) {
    this.#labels = meanings;
    this.#bias = bias;
    this.#scale = scale;
    const buckets = weights.length / meanings.length;
    this.#buckets = buckets;
    this.#weights = meanings.map((_, at) => weights.subarray(at * buckets, (at + 1) * buckets));
  }

  classify(input: ClassifierInput): Confidences {
    const features = featuresOf(input, this.#buckets);
    const scores = this.#weights.map(
      (row, at) => (this.#bias[at] ?? 0) + this.#scale * dotProduct(features, row),
    );
    const confidences = softmax(scores);
    return Object.fromEntries(this.#labels.map((label, at) => [label, confidences[at] ?? 0]));
  }
}

export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}

function dotProduct(features: Features, row: Int8Array): number {
  let total = 0;
  for (const [bucket, value] of features) total += (row[bucket] ?? 0) * value;
  return total;
}
