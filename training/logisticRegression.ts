import { type ClassifierInput, type Features, featuresOf } from '../language/classifier/features';
import { dotProduct, softmax } from '../language/classifier/linearClassifier';
import type { LinearWeights } from '../model/lexicon';

/** A line that somebody may type, and its label. */
export interface Example extends ClassifierInput {
  readonly label: string;
}

const EPOCHS = 10;
/** How far each example moves the weights: far at first, then less and less. */
const FIRST_LEARNING_RATE = 1.5;
const LEARNING_RATE_DECAY = 0.3;
const BIAS_LEARNING_RATE = 0.05;
/** An error smaller than this is left alone. */
const LEAST_ERROR = 1e-3;
const INT8 = 127;

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
export function trainLogisticRegression(lines: readonly Example[], buckets: number): LinearWeights {
  const labels = [...new Set(lines.map(({ label }) => label))].sort();
  const samples = lines.map(({ label, ...input }) => ({
    features: featuresOf(input, buckets),
    target: labels.indexOf(label),
  }));
  const rows: WeightRows = {
    weights: labels.map(() => new Float64Array(buckets)),
    bias: labels.map(() => 0),
  };
  const order = new ShuffledOrder(samples.length);
  for (let round = 0; round < EPOCHS; round++) {
    const step = FIRST_LEARNING_RATE / (1 + round * LEARNING_RATE_DECAY);
    for (const at of order.next()) {
      const sample = samples[at];
      if (sample) descend(rows, sample.features, sample.target, step);
    }
  }
  return quantised(labels, rows);
}

function descend({ weights, bias }: WeightRows, features: Features, target: number, step: number): void {
  const confidences = softmax(weights.map((row, at) => (bias[at] ?? 0) + dotProduct(features, row)));
  for (const [at, row] of weights.entries()) {
    const off = ((at === target ? 1 : 0) - (confidences[at] ?? 0)) * step;
    if (Math.abs(off) < LEAST_ERROR) continue;
    bias[at] = (bias[at] ?? 0) + off * BIAS_LEARNING_RATE;
    for (const [bucket, value] of features) row[bucket] = (row[bucket] ?? 0) + off * value;
  }
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
