import { meanOf } from '../language/classifier/classifiers';
import type { ClassifierInput, Segment } from '../language/classifier/features';
import { sigmoids, softmax } from '../language/classifier/linearClassifier';
import { Network } from '../language/classifier/network';
import {
  type ByClassifier,
  byClassifier,
  type ClassifierName,
  type ClassifierWeights,
  type NetworkWeights,
  SHARED,
} from '../model/lexicon';
import { type Example, linearWeights, logisticRegression, type Model, sampleOf, scoresOf } from './logisticRegression';
import { type LabelsByClassifier, networkExamples } from './networkExamples';
import { thresholdsFor } from './thresholds';
import type { TrainingLine } from './trainingLine';
import { trainNetwork } from './trainNetwork';
import type { WordVectors } from './wordVectors';

/** A fact that fewer lines tell is not learnt. */
export const LEAST_EXAMPLES = 6;
/** Thresholds are chosen on every so-many-th line that tells something. */
export const VALIDATED_ON = 4;
/**
 * Hash buckets, and so weights for each label, each a power of two: with fewer, features collide, and the rarest cries
 * are drowned out by what is common.
 */
export const BUCKETS: ByClassifier<number> = {
  crisis: 1 << 16,
  intent: 1 << 15,
  reply: 1 << 16,
  choice: 1 << 15,
  asks: 1 << 14,
  facts: 1 << 14,
};

/** Told before the first pass over a classifier's examples, as pass 0, and after each. */
export type OnPass = (classifier: keyof ClassifierWeights, examples: number, pass: number) => void;

/**
 * Trains the classifiers, one after the other. The same lines always give the same weights.
 *
 * @param kept where nothing but questions has changed: all but what they ask stays as it is
 */
export function trainClassifiers(
  lines: readonly TrainingLine[],
  vectors: WordVectors,
  onPass: OnPass,
  kept?: ClassifierWeights,
): ClassifierWeights {
  const examples = examplesOf(lines);
  const labels = labelsOf(examples);
  const train = (classifier: ClassifierName) => {
    const samples = examples[classifier].map((one) => sampleOf(one, labels[classifier], BUCKETS[classifier]));
    const model = { labels: labels[classifier], buckets: BUCKETS[classifier], squash: squashOf(classifier) };
    const after = (pass: number) => onPass(classifier, samples.length, pass);
    return linearWeights(labels[classifier], logisticRegression(samples, model, after));
  };
  const network = (isToldLearnt: (at: number) => boolean) =>
    trainNetwork(...networkExamples(lines, labels, SHARED, isToldLearnt), vectors, (pass) =>
      onPass('network', lines.length, pass),
    );
  const ofAsked = () => ({
    asks: train('asks'),
    askNetwork: trainNetwork(...networkExamples(lines, labels, ['asks'], () => true), vectors, (pass) =>
      onPass('askNetwork', examples.asks.length, pass),
    ),
  });
  if (kept) return { ...kept, ...ofAsked() };
  return {
    crisis: train('crisis'),
    intent: train('intent'),
    reply: train('reply'),
    choice: train('choice'),
    ...ofAsked(),
    facts: { ...train('facts'), thresholds: thresholdsOf(network(isSeen), examples.facts, labels.facts) },
    network: network(() => true),
  };
}

function examplesOf(lines: readonly TrainingLine[]): ByClassifier<readonly Example[]> {
  const one = (line: ClassifierInput, ...labels: readonly string[]): Example => ({ ...whole(line), labels });
  return {
    crisis: lines.flatMap((line) =>
      line.crisis.map(({ from, to, label }): Example => ({ ...line, from, to, labels: [label], isBare: true })),
    ),
    intent: lines.flatMap((line) => (line.intent ? [{ ...one(line, line.intent), isBare: true as const }] : [])),
    reply: lines.flatMap((line) =>
      line.replies.map(({ asked, label }) => one({ ...line, ...(asked && { asked }) }, label)),
    ),
    choice: lines.flatMap((line) => line.choices.map(({ asked, label }) => one({ ...line, asked }, label))),
    asks: lines.flatMap((line) => (line.asks === undefined ? [] : [one(line, line.asks)])),
    facts: lines.flatMap(({ facts, ...line }) => (facts ? [one(line, ...facts)] : [])),
  };
}

function labelsOf(examples: ByClassifier<readonly Example[]>): LabelsByClassifier {
  const named = (name: ClassifierName) => [...new Set(examples[name].flatMap((one) => one.labels))].sort();
  const counts = new Map<string, number>();
  for (const label of examples.facts.flatMap((one) => one.labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const isTaught = (label: string) => (counts.get(label) ?? 0) >= LEAST_EXAMPLES;
  return byClassifier((name) => (name === 'facts' ? named(name).filter(isTaught) : named(name)));
}

function whole<Line extends ClassifierInput>(line: Line): Line & Segment {
  return { ...line, from: 0, to: line.words.length };
}

function isSeen(at: number): boolean {
  return at % VALIDATED_ON !== 0;
}

/**
 * By a linear classifier that has not seen the lines on which they are chosen, and with a network that has not learnt
 * what those tell.
 */
function thresholdsOf(weights: NetworkWeights, told: readonly Example[], labels: readonly string[]) {
  const model = { labels, buckets: BUCKETS.facts, squash: sigmoids };
  const samples = told.map((one) => sampleOf(one, labels, BUCKETS.facts));
  const seen = samples.filter((_, at) => isSeen(at));
  const linear = logisticRegression(seen, model, () => undefined);
  const network = new Network(weights);
  const predictions = told.flatMap((one, at) => {
    const sample = samples[at];
    if (isSeen(at) || !sample) return [];
    const pooled = network.pooled(one.words, one);
    const scores = meanOf(scoresOf(linear, sample), network.scores('facts', pooled));
    return [{ confidences: sigmoids(scores), targets: sample.targets }];
  });
  return thresholdsFor(labels, predictions);
}

function squashOf(classifier: ClassifierName): Model['squash'] {
  return classifier === 'facts' ? sigmoids : softmax;
}
