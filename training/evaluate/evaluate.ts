import { NluPipeline } from '../../language/nluPipeline';
import { currentKnowledge } from '../../loader/loadOrExit';
import { evaluateAnswers } from './evaluateAnswers';
import { evaluateOpeners } from './evaluateOpeners';
import { evaluateTimes } from './evaluateTimes';
import { readLabelledLines } from './labelledLines';
import { percent, type Tally } from './tally';

/** `npm run measure -- <folder>`: how well lines of the form in training/lines/ are read. */
function main(folders: readonly string[]): void {
  if (folders.length === 0) {
    process.stderr.write('Name a folder of material: npm run measure -- training/lines/heldout\n');
    process.exitCode = 1;
    return;
  }
  const { knowledge } = currentKnowledge();
  const understanding = new NluPipeline(knowledge);
  for (const folder of folders) print(report(folder, understanding));
}

function report(folder: string, understanding: NluPipeline): readonly string[] {
  const { answers, openers, lines, dates } = readLabelledLines(folder);
  const when = evaluateTimes(dates, understanding);
  const replies = evaluateAnswers(answers, understanding);
  const first = evaluateOpeners(openers, lines, understanding);
  const tallies: readonly Tally[] = [
    replies.ours,
    replies.plain,
    first.intents,
    first.slots,
    first.crises,
    when.ours,
  ];
  return [
    `== ${folder}`,
    ...tallies.filter((tally) => !Number.isNaN(tally.share())).flatMap((tally) => ['', ...tally.summary()]),
    '',
    `yes, no, unsure        ${percent(replies.plain.share())}   (stock: ${percent(replies.baseline.share())})`,
    `times                  ${percent(when.ours.share())}   (stock: ${percent(when.baseline.share())})`,
    `intent                 ${percent(first.intents.share())}`,
    `danger heard           ${percent(first.crises.share('danger'))}`,
    `self-harm heard        ${percent(first.crises.share('self_harm'))}`,
    `false alarms           ${percent(1 - first.crises.share('neither'))}`,
  ];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

main(process.argv.slice(2));
