import { Understanding } from '../../language/understand';
import { currentKnowledge } from '../../loader/loadOrExit';
import { measureAnswers } from './answers';
import { readMaterial } from './material';
import { measureOpeners } from './openers';
import { percent, type Tally } from './tally';
import { measureTimes } from './times';

/** `npm run measure -- <folder>`: how well lines of the form in tests/understanding/ are read. */
function main(folders: readonly string[]): void {
  if (folders.length === 0) {
    process.stderr.write('Name a folder of material: npm run measure -- tests/understanding/kept-back\n');
    process.exitCode = 1;
    return;
  }
  const { knowledge } = currentKnowledge();
  const understanding = new Understanding(knowledge);
  for (const folder of folders) print(measured(folder, understanding));
}

function measured(folder: string, understanding: Understanding): readonly string[] {
  const { answers, openers, lines, dates } = readMaterial(folder);
  const when = measureTimes(dates, understanding);
  const replies = measureAnswers(answers, understanding);
  const first = measureOpeners(openers, lines, understanding);
  const tallies: readonly Tally[] = [
    replies.ours,
    replies.plain,
    first.intents,
    first.slots,
    first.alarms,
    when.ours,
  ];
  return [
    `== ${folder}`,
    ...tallies.filter((tally) => !Number.isNaN(tally.share())).flatMap((tally) => ['', ...tally.told()]),
    '',
    `yes, no, unsure        ${percent(replies.plain.share())}   (stock: ${percent(replies.stock.share())})`,
    `times                  ${percent(when.ours.share())}   (stock: ${percent(when.stock.share())})`,
    `intent                 ${percent(first.intents.share())}`,
    `danger heard           ${percent(first.alarms.share('danger'))}`,
    `self-harm heard        ${percent(first.alarms.share('self_harm'))}`,
    `false alarms           ${percent(1 - first.alarms.share('neither'))}`,
  ];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

main(process.argv.slice(2));
