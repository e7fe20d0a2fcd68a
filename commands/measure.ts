import { NluPipeline } from '../language/nluPipeline';
import { currentKnowledge } from '../loader/loadKnowledge';
import type { Knowledge } from '../model/knowledge';
import { evaluateLines } from '../training/evaluate/evaluateLines';
import { evaluateTimes } from '../training/evaluate/evaluateTimes';
import { readMaterial } from '../training/evaluate/readMaterial';
import { percent } from '../training/evaluate/tally';

/** `npm run measure -- <folder>`: how well lines of the form in training/lines/ are read. */
function main(folders: readonly string[]): void {
  if (folders.length === 0) {
    process.stderr.write('Name a folder of lines: npm run measure -- training/lines/heldout\n');
    process.exitCode = 1;
    return;
  }
  const { knowledge } = currentKnowledge();
  for (const folder of folders) process.stdout.write(`${report(folder, knowledge).join('\n')}\n`);
}

function report(folder: string, knowledge: Knowledge): readonly string[] {
  const material = readMaterial(folder);
  const { tallies, measures } = evaluateLines(material, knowledge);
  const times = evaluateTimes(material.times, new NluPipeline(knowledge));
  const shares = [...measures, { name: 'times', share: times.share() }];
  return [
    `== ${folder}`,
    ...[...tallies, times].filter((tally) => !Number.isNaN(tally.share())).flatMap((tally) => ['', ...tally.summary()]),
    '',
    ...shares.map(({ name, share }) => `${name.padEnd(22)} ${percent(share)}`),
  ];
}

main(process.argv.slice(2));
