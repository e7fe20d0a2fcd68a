import { buildPhraseIndex } from '../language/phraseIndex';
import type { TrainingRecord } from '../loader/classifierWeights';
import type { Problem } from '../loader/problem';
import type { Knowledge } from '../model/knowledge';
import type { LinesRead } from '../training/readLines';
import { trainingLines } from '../training/trainingLine';
import { type TrainingNeed, trainingNeed } from '../training/trainingNeed';

/** What `npm run knowledge` says of training, and what is wrong with the lines. */
export interface TrainingReport {
  readonly says: string;
  readonly problems: readonly Problem[];
}

/**
 * @param record of the weights that the knowledge was loaded with
 * @param read the labelled lines
 */
export function trainingReport(
  knowledge: Knowledge,
  record: TrainingRecord,
  { train, problems }: LinesRead,
): TrainingReport {
  if (problems.length > 0) return { says: 'The labelled lines have to be mended first.', problems };
  const lines = trainingLines(train, knowledge, buildPhraseIndex(knowledge));
  return { says: needInWords(trainingNeed(record, lines), lines.length, record.seconds), problems };
}

function needInWords(need: TrainingNeed, all: number, seconds: number): string {
  const lines = `${count(all)} labelled lines`;
  if (need.kind === 'current') return `The ${lines} are sound, and nothing that is learnt from has changed.`;
  // A line that was changed is gone in its old form as well.
  const gone = Math.max(0, need.gone - need.changed);
  const why = [
    ...(need.changed > 0
      ? [`${count(need.changed)} of the ${lines} are new, or read or labelled otherwise`]
      : []),
    ...(gone > 0 ? [`${count(gone)} lines are gone`] : []),
    ...(need.trainer ? ['the trainer itself has changed'] : []),
  ];
  return `Training is due: since the last time ${why.join(', ')}. Run: npm run train. It took ${seconds} seconds of one processor then.`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
