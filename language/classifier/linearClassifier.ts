import type { LinearWeights } from '../../model/lexicon';
import type { Features } from './features';

/** Scores for each label: above zero speaks for it, before they are compared. */
export class LinearClassifier {
  readonly labels: readonly string[];
  readonly #shift: number;

  constructor(private readonly weights: LinearWeights) {
    this.labels = weights.labels;
    this.#shift = bucketShift(weights.weights.length / weights.labels.length);
  }

  scores({ hashes, weights: values }: Features): Float64Array {
    const { bias, scale, weights } = this.weights;
    const count = this.labels.length;
    const totals = new Float64Array(count);
    for (let i = 0; i < hashes.length; i++) {
      const row = ((hashes[i] ?? 0) >>> this.#shift) * count;
      const value = values[i] ?? 0;
      for (let at = 0; at < count; at++) totals[at] = (totals[at] ?? 0) + (weights[row + at] ?? 0) * value;
    }
    for (let at = 0; at < count; at++) totals[at] = (bias[at] ?? 0) + scale * (totals[at] ?? 0);
    return totals;
  }
}

/** By how much a hash is shifted to the right to be one of so many buckets, a power of two. */
export function bucketShift(buckets: number): number {
  return Math.clz32(buckets) + 1;
}

export function softmax(scores: Float64Array): Float64Array {
  const powers = new Float64Array(scores.length);
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let all = 0;
  for (let at = 0; at < powers.length; at++) {
    const power = Math.exp((scores[at] ?? 0) - most);
    powers[at] = power;
    all += power;
  }
  for (let at = 0; at < powers.length; at++) powers[at] = (powers[at] ?? 0) / all;
  return powers;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

export function sigmoids(scores: Float64Array): Float64Array {
  return scores.map(sigmoid);
}
