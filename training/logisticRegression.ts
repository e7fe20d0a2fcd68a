import { type ClassifierInput, FeatureExtractor, type Segment } from '../language/classifier/features';
import { bucketShift } from '../language/classifier/linearClassifier';
import type { LinearWeights } from '../model/lexicon';
import { quantised, rounded } from './quantised';

/** A line that somebody may type, or a part of it, and its labels. */
export interface Example extends ClassifierInput, Segment {
  readonly labels: readonly string[];
  /** Whether it is learnt from words alone, without phrases for answers and topics. */
  readonly isBare?: true;
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
export interface Model {
  readonly labels: readonly string[];
  readonly buckets: number;
  readonly squash: (scores: Float64Array) => Float64Array;
}

/** A row of weights for each bucket, with one for each label, while they are being trained. */
interface Weights {
  readonly weights: Float64Array;
  readonly bias: number[];
}

/** Weights that tell the labels apart: logistic regression, one example at a time. Nothing is random. */
export function logisticRegression(samples: readonly Sample[], model: Model, onPass: (pass: number) => void): Weights {
  const { epochs, firstLearningRate, learningRateDecay } = HYPERPARAMETERS;
  const { labels, buckets } = model;
  onPass(0);
  const rows: Weights = { weights: new Float64Array(buckets * labels.length), bias: labels.map(() => 0) };
  const shuffle = shuffler();
  const order = [...samples];
  for (let round = 0; round < epochs; round++) {
    const step = firstLearningRate / (1 + round * learningRateDecay);
    shuffle(order);
    for (const sample of order) descend(rows, sample, step, model);
    onPass(round + 1);
  }
  return rows;
}

export type Sample = ReturnType<typeof sampleOf>;

/** The features of an example, by bucket, and its labels. */
export function sampleOf(
  { labels: own, from, to, isBare, ...input }: Example,
  labels: readonly string[],
  buckets: number,
) {
  const { hashes, weights } = new FeatureExtractor(input).featuresOf({ from, to }, isBare === true);
  const shift = bucketShift(buckets);
  const known = new Set(own);
  return {
    buckets: hashes.map((hash) => hash >>> shift),
    values: weights,
    targets: labels.map((label) => (known.has(label) ? 1 : 0)),
  };
}

export function scoresOf({ weights, bias }: Weights, { buckets, values }: Sample): Float64Array {
  const count = bias.length;
  const scores = Float64Array.from(bias);
  for (let i = 0; i < buckets.length; i++) {
    const row = (buckets[i] ?? 0) * count;
    const value = values[i] ?? 0;
    for (let at = 0; at < count; at++) scores[at] = (scores[at] ?? 0) + (weights[row + at] ?? 0) * value;
  }
  return scores;
}

function descend(rows: Weights, sample: Sample, step: number, { squash }: Model): void {
  const { leastError, biasLearningRate } = HYPERPARAMETERS;
  const { weights, bias } = rows;
  const { buckets, values, targets } = sample;
  const confidences = squash(scoresOf(rows, sample));
  const count = bias.length;
  for (let at = 0; at < count; at++) {
    const off = ((targets[at] ?? 0) - (confidences[at] ?? 0)) * step;
    if (Math.abs(off) < leastError) continue;
    bias[at] = (bias[at] ?? 0) + off * biasLearningRate;
    for (let i = 0; i < buckets.length; i++) {
      const place = (buckets[i] ?? 0) * count + at;
      weights[place] = (weights[place] ?? 0) + off * (values[i] ?? 0);
    }
  }
}

export function linearWeights(labels: readonly string[], { weights, bias }: Weights): LinearWeights {
  const { scale, bytes } = quantised(weights);
  return { labels, bias: rounded(bias), scale, weights: bytes };
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
