import { segmentOf, softmax } from '../language/classifier/classifiers';
import { type ClassifierInput, featuresOf } from '../language/classifier/features';
import type { ClassifierWeights, LinearWeights } from '../model/lexicon';
import type { TrainingLine } from './trainingLine';

/** A line that somebody may type, and its label. */
interface Example extends ClassifierInput {
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
/**
 * Hash buckets, and so weights for each label, each a power of two: with fewer, features collide, and the rarest cries
 * are drowned out by what is common.
 */
export const BUCKETS: Readonly<Record<keyof ClassifierWeights, number>> = {
  crisis: 1 << 16,
  intent: 1 << 15,
  reply: 1 << 16,
};
const INT8 = 127;

/** Told before the first pass over a classifier's examples, as pass 0, and after each. */
export type OnPass = (classifier: keyof ClassifierWeights, examples: number, pass: number) => void;

/** Trains the three classifiers, one after the other. The same lines always give the same weights. */
export function trainClassifiers(lines: readonly TrainingLine[], onPass: OnPass): ClassifierWeights {
  const train = (classifier: keyof ClassifierWeights, examples: readonly Example[]) =>
    trainLogisticRegression(examples, BUCKETS[classifier], (pass) => onPass(classifier, examples.length, pass));
  const crisis = lines.flatMap((line) =>
    line.crisis.map(({ from, to, label }) => ({ ...segmentOf(line, from, to), label })),
  );
  const intent = lines.flatMap((line) => (line.intent ? [{ ...line, label: line.intent }] : []));
  const reply = lines.flatMap((line) => line.replies.map((one) => ({ ...line, ...one })));
  return { crisis: train('crisis', crisis), intent: train('intent', intent), reply: train('reply', reply) };
}

/** One row of weights for each label, while they are being trained. */
interface WeightRows {
  readonly weights: readonly Float64Array[];
  readonly bias: number[];
}

/** Weights that tell the labels apart: multinomial logistic regression, one example at a time. Nothing is random. */
function trainLogisticRegression(
  examples: readonly Example[],
  buckets: number,
  onPass: (pass: number) => void,
): LinearWeights {
  const { epochs, firstLearningRate, learningRateDecay } = HYPERPARAMETERS;
  onPass(0);
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const samples = examples.map((example) => sampleOf(example, labels, buckets));
  const rows: WeightRows = {
    weights: labels.map(() => new Float64Array(buckets)),
    bias: labels.map(() => 0),
  };
  const shuffle = shuffler();
  for (let round = 0; round < epochs; round++) {
    const step = firstLearningRate / (1 + round * learningRateDecay);
    shuffle(samples);
    for (const sample of samples) descend(rows, sample, step);
    onPass(round + 1);
  }
  return quantised(labels, rows);
}

type Sample = ReturnType<typeof sampleOf>;

/** The features of an example as two rows of numbers, which are gone through faster than a map, and its label's place. */
function sampleOf({ label, ...input }: Example, labels: readonly string[], buckets: number) {
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
  const largest = Math.max(...weights.map((row) => row.reduce((most, one) => Math.max(most, Math.abs(one)), 0)));
  const scale = Math.max(largest, Number.MIN_VALUE) / INT8;
  const bytes = Int8Array.from(
    weights.flatMap((row) => [...row]),
    (one) => Math.round(one / scale),
  );
  return { labels, bias: bias.map((one) => Math.round(one * 1000) / 1000), scale, weights: bytes };
}

/** What shuffles a list in place, and again each time that it is called; the same in every training. */
function shuffler(): (samples: Sample[]) => void {
  let seed = 7;
  return (samples) => {
    for (let at = samples.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      const other = seed % (at + 1);
      const [one, two] = [samples[at], samples[other]];
      if (one && two) [samples[at], samples[other]] = [two, one];
    }
  };
}
