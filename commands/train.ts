import { existsSync, writeFileSync } from 'node:fs';
import { buildPhraseIndex } from '../language/phraseIndex';
import { readClassifierWeights, serialiseWeights, type TrainedWeights } from '../loader/classifierWeights';
import { weightsInUse, weightsPath } from '../loader/knowledgeFiles';
import { currentUntrained, knowledgeFolder } from '../loader/loadKnowledge';
import { printProblems } from '../loader/problem';
import type { Knowledge } from '../model/knowledge';
import type { ClassifierWeights } from '../model/lexicon';
import { evaluateLines } from '../training/evaluate/evaluateLines';
import { comparison } from '../training/evaluate/tally';
import { NETWORK } from '../training/growingNetwork';
import { HYPERPARAMETERS } from '../training/logisticRegression';
import { type LinesRead, projectLines } from '../training/readLines';
import { type OnPass, trainClassifiers } from '../training/trainClassifiers';
import { type TrainingLine, trainingLines } from '../training/trainingLine';
import { trainingNeed, trainingRecord } from '../training/trainingNeed';
import { wordVectors } from '../training/wordVectors';

const NAMES: Readonly<Record<keyof ClassifierWeights, string>> = {
  crisis: 'Danger and thoughts of death',
  intent: 'What people want',
  reply: 'Replies to questions',
  choice: 'Answers in own words',
  asks: 'What they ask',
  facts: 'What they tell and show',
  network: 'All but what they ask, by words that are alike',
  askNetwork: 'What they ask, by words that are alike',
};

/**
 * `npm run train`: trains the classifiers with the labelled lines and the knowledge, if what they learn from has
 * changed: where that is nothing but questions, what they ask alone. `-- --again` trains all, changed or not.
 */
function main(args: readonly string[]): number {
  const { knowledge } = currentUntrained();
  const { train, heldout } = soundLines(knowledge);
  const lines = trainingLines(train, knowledge, buildPhraseIndex(knowledge));
  const path = weightsPath(knowledgeFolder());
  const before = readClassifierWeights(weightsInUse(knowledgeFolder()));
  const isAgain = args.includes('--again') || !existsSync(path) || before.kind === 'broken';
  const need = isAgain ? undefined : trainingNeed(before.record, lines);
  if (need?.kind === 'current') {
    say(`Nothing to train: ${path} is current.`);
    return 0;
  }
  const after = trained(lines, need?.isOfAsking && before.kind === 'read' ? before.weights : undefined);
  writeFileSync(path, serialiseWeights(after));
  say(`Wrote ${path}.`);
  if (before.kind === 'broken') return 0;
  const evaluate = (classifiers: ClassifierWeights) => evaluateLines(heldout, { ...knowledge, classifiers });
  say(comparison(evaluate(before.weights), evaluate(after.weights)).join('\n'));
  return 0;
}

function soundLines(knowledge: Knowledge): LinesRead {
  const read = projectLines(knowledge);
  if (read.problems.length === 0) return read;
  process.stderr.write(printProblems(read.problems, 'Nothing is trained'));
  process.exit(1);
}

/** Its seconds are those of a processor: they do not depend on what else the machine does. */
function trained(lines: readonly TrainingLine[], kept: ClassifierWeights | undefined): TrainedWeights {
  const begun = process.cpuUsage();
  const weights = trainClassifiers(lines, wordVectors(lines), progress, kept);
  const { user, system } = process.cpuUsage(begun);
  return { weights, record: trainingRecord(lines, Math.ceil((user + system) / 1_000_000)) };
}

/** One line for each classifier, which grows with each pass; on a terminal and in a file alike. */
const progress: OnPass = (classifier, examples, pass) => {
  const { epochs } = classifier === 'network' || classifier === 'askNetwork' ? NETWORK : HYPERPARAMETERS;
  const begun = `${NAMES[classifier]}, ${examples.toLocaleString('en-GB')} examples: pass`;
  process.stdout.write(pass === 0 ? begun : ` ${pass}${pass < epochs ? '' : ', done\n'}`);
};

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = main(process.argv.slice(2));
