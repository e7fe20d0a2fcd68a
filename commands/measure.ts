import { NluPipeline } from '../language/nluPipeline';
import { currentKnowledge } from '../loader/loadKnowledge';
import type { Knowledge } from '../model/knowledge';
import { evaluateLines } from '../training/evaluate/evaluateLines';
import { evaluateTimes } from '../training/evaluate/evaluateTimes';
import { readMaterial } from '../training/evaluate/readMaterial';
import { percent } from '../training/evaluate/tally';
import { measureConversations } from './measureConversations';
import { measureScreens } from './screens/measureScreens';

/**
 * `npm run measure -- <folder>`: how well lines of the form in training/lines/ are read.
 * `npm run measure -- conversations`: how whole conversations go.
 * `npm run measure -- screens`: how many words a person sees at once; with `--show`, the longest of each kind too.
 */
async function main([first, ...others]: readonly string[]): Promise<number> {
  if (first === undefined) {
    process.stderr.write(
      'Name a folder of lines, conversations, or screens: npm run measure -- training/lines/heldout\n',
    );
    return 1;
  }
  const { knowledge } = currentKnowledge();
  if (first === 'conversations') return measureConversations(others, knowledge);
  if (first === 'screens') return measureScreens(knowledge, others.includes('--show'));
  for (const folder of [first, ...others]) process.stdout.write(`${report(folder, knowledge).join('\n')}\n`);
  return 0;
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
    ...shares.map(({ name, share }) => `${name.padEnd(24)} ${percent(share)}`),
  ];
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
