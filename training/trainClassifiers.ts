import { bucketShift, sigmoid, softmax } from '../language/classifier/classifiers';
import { type ClassifierInput, FeatureExtractor, type Segment } from '../language/classifier/features';
import type { ClassifierWeights, LinearWeights, MultiLabelWeights } from '../model/lexicon';
import { thresholdsFor } from './thresholds';
import type { TrainingLine } from './trainingLine';

/** A line that somebody may type, or a part of it, and its labels. */
interface Example extends ClassifierInput, Segment {
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
  /** A fact that fewer lines tell is not learnt. */
  leastExamples: 6,
  /** Thresholds are chosen on every so-many-th line, by weights trained on the others. */
  validatedOn: 4,
};
/**
 * Hash buckets, and so weights for each label, each a power of two: with fewer, features collide, and the rarest cries
 * are drowned out by what is common.
 */
export const BUCKETS: Readonly<Record<keyof ClassifierWeights, number>> = {
  crisis: 1 << 16,
  intent: 1 << 15,
  reply: 1 << 16,
  asks: 1 << 14,
  facts: 1 << 14,
};
const INT8 = 127;

/** Told before the first pass over a classifier's examples, as pass 0, and after each. */
export type OnPass = (classifier: keyof ClassifierWeights, examples: number, pass: number) => void;

/** Trains the classifiers, one after the other. The same lines always give the same weights. */
export function trainClassifiers(lines: readonly TrainingLine[], onPass: OnPass): ClassifierWeights {
  const train = (classifier: keyof ClassifierWeights, examples: readonly Example[]) => {
    const labels = [...new Set(examples.flatMap((one) => one.labels))].sort();
    const samples = examples.map((one) => sampleOf(one, labels, BUCKETS[classifier]));
    const after = (pass: number) => onPass(classifier, examples.length, pass);
    return quantised(
      labels,
      logisticRegression(samples, { labels, buckets: BUCKETS[classifier], squash: softmax }, after),
    );
  };
  const one = (line: ClassifierInput, label: string): Example => ({ ...whole(line), labels: [label] });
  const crisis = lines.flatMap((line) =>
    line.crisis.map(({ from, to, label }): Example => ({ ...line, from, to, labels: [label], isBare: true })),
  );
  const intent = lines.flatMap((line) => (line.intent ? [{ ...one(line, line.intent), isBare: true as const }] : []));
  const reply = lines.flatMap((line) =>
    line.replies.map(({ asked, label }) => one({ ...line, ...(asked && { asked }) }, label)),
  );
  const asks = lines.flatMap((line) => (line.asks === undefined ? [] : [one(line, line.asks)]));
  return {
    crisis: train('crisis', crisis),
    intent: train('intent', intent),
    reply: train('reply', reply),
    asks: train('asks', asks),
    facts: trainFacts(lines, onPass),
  };
}

function whole<Line extends ClassifierInput>(line: Line): Line & Segment {
  return { ...line, from: 0, to: line.words.length };
}

/** Trained twice: first without the lines on which the thresholds are chosen, then with all. */
function trainFacts(lines: readonly TrainingLine[], onPass: OnPass): MultiLabelWeights {
  const told = lines.flatMap(({ facts, ...line }) => (facts ? [{ ...whole(line), labels: facts }] : []));
  const { leastExamples, validatedOn } = HYPERPARAMETERS;
  const counts = new Map<string, number>();
  for (const label of told.flatMap((one) => one.labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = [...counts.keys()].filter((label) => (counts.get(label) ?? 0) >= leastExamples).sort();
  const samples = told.map((one) => sampleOf(one, labels, BUCKETS.facts));
  const model = { labels, buckets: BUCKETS.facts, squash: sigmoids };
  const isValidation = (at: number) => at % validatedOn === 0;
  const first = logisticRegression(
    samples.filter((_, at) => !isValidation(at)),
    model,
    () => undefined,
  );
  const unseen = samples.filter((_, at) => isValidation(at));
  const thresholds = thresholdsFor(
    labels,
    unseen.map((one) => ({ confidences: confidencesOf(first, one, sigmoids), targets: one.targets })),
  );
  const after = (pass: number) => onPass('facts', samples.length, pass);
  return { ...quantised(labels, logisticRegression(samples, model, after)), thresholds };
}

interface Model {
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
function logisticRegression(samples: readonly Sample[], model: Model, onPass: (pass: number) => void): Weights {
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

type Sample = ReturnType<typeof sampleOf>;

/** The features of an example, by bucket, and its labels. */
function sampleOf({ labels: own, from, to, isBare, ...input }: Example, labels: readonly string[], buckets: number) {
  const { hashes, weights } = new FeatureExtractor(input).featuresOf({ from, to }, isBare === true);
  const shift = bucketShift(buckets);
  const known = new Set(own);
  return {
    buckets: hashes.map((hash) => hash >>> shift),
    values: weights,
    targets: labels.map((label) => (known.has(label) ? 1 : 0)),
  };
}

function sigmoids(scores: Float64Array): Float64Array {
  return scores.map(sigmoid);
}

function confidencesOf({ weights, bias }: Weights, { buckets, values }: Sample, squash: Model['squash']): Float64Array {
  const count = bias.length;
  const scores = Float64Array.from(bias);
  for (let i = 0; i < buckets.length; i++) {
    const row = (buckets[i] ?? 0) * count;
    const value = values[i] ?? 0;
    for (let at = 0; at < count; at++) scores[at] = (scores[at] ?? 0) + (weights[row + at] ?? 0) * value;
  }
  return squash(scores);
}

function descend(rows: Weights, sample: Sample, step: number, { squash }: Model): void {
  const { leastError, biasLearningRate } = HYPERPARAMETERS;
  const { weights, bias } = rows;
  const { buckets, values, targets } = sample;
  const confidences = confidencesOf(rows, sample, squash);
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

/** As bytes: a two-hundredth of the largest weight makes no difference to the classifier. */
function quantised(labels: readonly string[], { weights, bias }: Weights): LinearWeights {
  const largest = weights.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const scale = Math.max(largest, Number.MIN_VALUE) / INT8;
  const bytes = Int8Array.from(weights, (one) => Math.round(one / scale));
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
