import type { ClassifierWeights } from '../model/lexicon';
import { type Example, type OnPass, trainLogisticRegression } from './logisticRegression';
import { crisisExamples, intentExamples, replyExamples, type TrainingLine } from './trainingLine';

/** Hash buckets: with fewer, features collide, and the rarest cries are drowned out by what is common. */
export const BUCKETS: Readonly<Record<keyof ClassifierWeights, number>> = {
  crisis: 1 << 16,
  intent: 1 << 15,
  reply: 1 << 16,
};

/** Told when a classifier's training begins; what it returns is told after each pass. */
export type OnStart = (classifier: keyof ClassifierWeights, examples: number) => OnPass;

/** Trains the three classifiers, one after the other. The same lines always give the same weights. */
export function trainClassifiers(
  lines: readonly TrainingLine[],
  onStart: OnStart = () => () => {},
): ClassifierWeights {
  const train = (classifier: keyof ClassifierWeights, examples: readonly Example[]) =>
    trainLogisticRegression(examples, BUCKETS[classifier], onStart(classifier, examples.length));
  return {
    crisis: train('crisis', crisisExamples(lines)),
    intent: train('intent', intentExamples(lines)),
    reply: train('reply', replyExamples(lines)),
  };
}
