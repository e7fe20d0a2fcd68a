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
  return { trainer: TRAINER, ...fingerprints(lines), seconds };
}

/**
 * Whether weights are what training would give now; if not, whether the trainer's own numbers have changed, how many
 * lines are new or read or labelled otherwise, and how many were learnt from and are no longer there in that form.
 */
export function trainingNeed({ trainer, lines, asking }: TrainingRecord, now: readonly TrainingLine[]) {
  const { lines: linesNow, asking: askingNow } = fingerprints(now);
  const [told, asked] = [difference(lines, linesNow), difference(asking, askingNow)];
  // Most lines are in both.
  const [changed, gone] = [Math.max(told.changed, asked.changed), Math.max(told.gone, asked.gone)];
  if (changed === 0 && gone === 0 && trainer === TRAINER) return { kind: 'current' } as const;
  // Whether nothing but what is asked has to be learnt anew.
  const isOfAsking = told.changed + told.gone === 0 && trainer === TRAINER;
  return { kind: 'due', changed, gone, trainer: trainer !== TRAINER, isOfAsking } as const;
}

function difference(before: Uint32Array, now: Uint32Array) {
  const counts = new Map<number, number>();
  const count = (line: number, by: number) => counts.set(line, (counts.get(line) ?? 0) + by);
  for (const line of now) count(line, 1);
  for (const line of before) count(line, -1);
  let [changed, gone] = [0, 0];
  for (const left of counts.values()) {
    if (left > 0) changed += left;
    else gone -= left;
  }
  return { changed, gone };
}

/** The same for what is learnt from in the same way, on every machine. */
function fingerprints(lines: readonly TrainingLine[]): Pick<TrainingRecord, 'lines' | 'asking'> {
  const told = lines.filter(
    ({ crisis, intent, facts, replies, choices }) =>
      crisis.length + replies.length + choices.length > 0 || intent !== undefined || facts !== undefined,
  );
  const asking = lines.filter(({ asks }) => asks !== undefined);
  return {
    lines: Uint32Array.from(told, (one) => fingerprint(one, { ...one, asks: undefined })).sort(),
    asking: Uint32Array.from(asking, (one) => fingerprint(one, { asks: one.asks })).sort(),
  };
}

function fingerprint(
  { words, matches }: TrainingLine,
  { crisis, intent, asks, facts, replies, choices }: Partial<Record<keyof TrainingLine, unknown>>,
): number {
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
