import { createHash } from 'node:crypto';
import { FEATURE_WEIGHTS, featureName, NGRAM_LENGTHS } from '../language/classifier/features';
import type { TrainingRecord } from '../loader/classifierWeights';
import { NETWORK } from './growingNetwork';
import { HYPERPARAMETERS } from './logisticRegression';
import { QUESTIONS_A_PASS } from './networkExamples';
import { PRECISION, PRECISION_OF } from './thresholds';
import { BUCKETS, LEAST_EXAMPLES, VALIDATED_ON } from './trainClassifiers';
import type { TrainingLine } from './trainingLine';

const TRAINER = JSON.stringify({
  ...HYPERPARAMETERS,
  buckets: BUCKETS,
  LEAST_EXAMPLES,
  VALIDATED_ON,
  features: FEATURE_WEIGHTS,
  precision: { ...PRECISION_OF, usual: PRECISION },
  NGRAM_LENGTHS,
  network: { ...NETWORK, QUESTIONS_A_PASS },
});

/** What the weights are trained from: what the trainer takes in, so not how a file is written, nor what bots say. */
export function trainingRecord(lines: readonly TrainingLine[], seconds: number): TrainingRecord {
  return { trainer: TRAINER, lines: Uint32Array.from(lines, fingerprint).sort(), seconds };
}

/**
 * Whether weights are what training would give now; if not, whether the trainer's own numbers have changed, how many
 * lines are new or read or labelled otherwise, and how many were learnt from and are no longer there in that form.
 */
export function trainingNeed({ trainer, lines }: TrainingRecord, now: readonly TrainingLine[]) {
  const counts = new Map<number, number>();
  const count = (line: number, by: number) => counts.set(line, (counts.get(line) ?? 0) + by);
  for (const line of now) count(fingerprint(line), 1);
  for (const line of lines) count(line, -1);
  let [changed, gone] = [0, 0];
  for (const left of counts.values()) {
    if (left > 0) changed += left;
    else gone -= left;
  }
  if (changed === 0 && gone === 0 && trainer === TRAINER) return { kind: 'current' } as const;
  return { kind: 'due', changed, gone, trainer: trainer !== TRAINER } as const;
}

/** The same for what is learnt from in the same way, on every machine. */
function fingerprint({ words, matches, crisis, intent, asks, facts, replies, choices }: TrainingLine): number {
  const learntFrom = JSON.stringify([
    words.map(({ word }) => word),
    matches.map(({ meaning, from, to }) => [featureName(meaning), from, to]),
    crisis,
    intent,
    asks,
    facts,
    replies,
    choices,
  ]);
  return createHash('sha256').update(learntFrom).digest().readUInt32LE();
}
