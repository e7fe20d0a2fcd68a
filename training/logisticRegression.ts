import { type ClassifierInput, featuresOf } from '../language/classifier/features';
import { softmax } from '../language/classifier/linearClassifier';
import type { LinearWeights } from '../model/lexicon';

/** A line that somebody may type, and its label. */
export interface Example extends ClassifierInput {
  readonly label: string;
}

export const HYPERPARAMETERS = {
  epochs: 10,
  /** How far each example moves the weights: far at first, then less and less. */
  firstLearningRate: 1.5,
  learningRateDecay: 0.3,
  biasLearningRate: 0.05,
  /** An error smaller than this is left alone. */
  leastError: 1e-3,
};
const INT8 = 127;

/** Told after each pass over the examples, counted from one. */
export type OnPass = (pass: number, of: number) => void;

/** The features of an example as two rows of numbers, which are gone through faster than a map. */
interface Sample {
  readonly buckets: Uint32Array;
  readonly values: Float64Array;
  /** Which of the labels it has. */
  readonly target: number;
}

/** One row of weights for each label, while they are being trained. */
interface WeightRows {
  readonly weights: readonly Float64Array[];
  readonly bias: number[];
}

/**
 * Weights that tell the labels apart: multinomial logistic regression, one example at a time. The
 * same examples always give the same weights; nothing is random.
 * @param buckets the number of hash buckets, and so of weights for each label: a power of two
 */
export function trainLogisticRegression(
  examples: readonly Example[],
  buckets: number,
  onPass: OnPass = () => {},
): LinearWeights {
  const { epochs, firstLearningRate, learningRateDecay } = HYPERPARAMETERS;
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const samples = examples.map((example) => sampleOf(example, labels, buckets));
  const rows: WeightRows = {
    weights: labels.map(() => new Float64Array(buckets)),
    bias: labels.map(() => 0),
  };
  const order = new ShuffledOrder(samples.length);
  for (let round = 0; round < epochs; round++) {
    const step = firstLearningRate / (1 + round * learningRateDecay);
    for (const at of order.next()) {
      const sample = samples[at];
      if (sample) descend(rows, sample, step);
    }
    onPass(round + 1, epochs);
  }
  return quantised(labels, rows);
}

function sampleOf({ label, ...input }: Example, labels: readonly string[], buckets: number): Sample {
  const features = featuresOf(input, buckets);
  return {
    buckets: Uint32Array.from(features.keys()),
    values: Float64Array.from(features.values()),
    target: labels.indexOf(label),
  };
}

function descend({ weights, bias }: WeightRows, { buckets, values, target }: Sample, step: number): void {
  const { leastError, biasLearningRate } = HYPERPARAMETERS;
  const confidences = softmax(weights.map((row, at) => (bias[at] ?? 0) + dotProduct(buckets, values, row)));
  for (const [at, row] of weights.entries()) {
    const off = ((at === target ? 1 : 0) - (confidences[at] ?? 0)) * step;
    if (Math.abs(off) < leastError) continue;
    bias[at] = (bias[at] ?? 0) + off * biasLearningRate;
    for (let i = 0; i < buckets.length; i++) {
      const bucket = buckets[i] ?? 0;
      row[bucket] = (row[bucket] ?? 0) + off * (values[i] ?? 0);
    }
  }
}

function dotProduct(buckets: Uint32Array, values: Float64Array, row: Float64Array): number {
  let total = 0;
  for (let i = 0; i < buckets.length; i++) total += (row[buckets[i] ?? 0] ?? 0) * (values[i] ?? 0);
  return total;
}

/** As bytes: a two-hundredth of the largest weight makes no difference to the classifier. */
function quantised(labels: readonly string[], { weights, bias }: WeightRows): LinearWeights {
  const largest = Math.max(
    ...weights.map((row) => row.reduce((most, one) => Math.max(most, Math.abs(one)), 0)),
  );
  const scale = Math.max(largest, Number.MIN_VALUE) / INT8;
  const bytes = Int8Array.from(
    weights.flatMap((row) => [...row]),
    (one) => Math.round(one / scale),
  );
  return { labels, bias: bias.map((one) => Math.round(one * 1000) / 1000), scale, weights: bytes };
}

/** Goes through the examples in a shuffled order, the same in every training. */
class ShuffledOrder {
  readonly #positions: number[];
  #seed = 7;

  constructor(count: number) {
    this.#positions = Array.from({ length: count }, (_, at) => at);
  }

  next(): readonly number[] {
    for (let at = this.#positions.length - 1; at > 0; at--) {
      this.#seed = (Math.imul(this.#seed, 1103515245) + 12345) & 0x7fffffff;
      const other = this.#seed % (at + 1);
      const [one = 0, two = 0] = [this.#positions[at], this.#positions[other]];
      this.#positions[at] = two;
      this.#positions[other] = one;
    }
    return this.#positions;
  }
}
