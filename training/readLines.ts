import { join } from 'node:path';
import { normaliseText } from '../language/text/normaliseText';
import { filesIn } from '../loader/knowledgeFiles';
import type { Problem } from '../loader/problem';
import { readFile } from '../loader/readFiles';
import { duplicates } from '../loader/rules/idRules';
import { positionOfFile, type RawFile, SourceMap } from '../loader/sourceMap';
import type { Format } from '../model/format';
import { joined, type LabelledLines, type LineKnowledge, labelledLines, timesFile } from './labelledLines';

/** The folder of labelled lines, from the project's folder. */
export const LINES = join('training', 'lines');

/** The sets of lines, and everything an author of lines has to mend. */
export type LinesRead = ReturnType<typeof readLines>;

/**
 * Reads and checks every labelled line: train/, next/, heldout/ and times/.
 *
 * @param folder the folder's name in problem messages
 * @param files names relative to that folder
 * @returns the lines to learn from, and the held-out ones to measure with
 */
export function readLines(folder: string, files: readonly RawFile[], knowledge: LineKnowledge) {
  const sink = { sourceMap: new SourceMap(), problems: [] as Problem[] };
  const read = <T>(set: string, format: Format<T>) =>
    files
      .filter(({ name }) => setOf(name) === set)
      .flatMap(({ name, text }) => readFile({ name: `${folder}/${name}`, text }, format, sink) ?? []);
  const format = labelledLines(knowledge);
  const train = joined(read('train', format));
  const next = joined(read('next', format));
  const heldout = joined(read('heldout', format));
  const dates = read('times', timesFile).flatMap((file) => file.dates);
  const ofNoSet = files.filter(({ name }) => setOf(name) === undefined);
  const all = [...entriesOf(train), ...entriesOf(next), ...entriesOf(heldout), ...dates];
  // An id is what people speak of a line by, so it is unique in all sets.
  const repeated = [...duplicates('lines', all, sink)];
  sink.problems.push(
    ...ofNoSet.map(({ name }) => unknownFile(folder, name)),
    ...repeated.map(({ position, ...others }) => ({ ...position, rule: 'duplicate-id', ...others })),
    ...trainedToo(entriesOf(heldout), entriesOf(train), sink.sourceMap),
  );
  const problems: readonly Problem[] = sink.problems;
  return { train, heldout, problems };
}

export function projectLines(knowledge: LineKnowledge): LinesRead {
  return readLines(LINES, filesIn(LINES), knowledge);
}

type Entry = { readonly id: string; readonly text: string };

function entriesOf({ lines, messages, asking, answers, chosen }: LabelledLines): readonly Entry[] {
  return [...lines, ...messages, ...asking, ...answers, ...chosen];
}

/** Those in `next` are checked, and wait for the next time that danger and what people tell are learnt. */
const SETS = ['train', 'next', 'heldout', 'times'];

function setOf(name: string): string | undefined {
  const [, set] = /^([a-z]+)\/[a-z0-9-]+\.yaml$/.exec(name) ?? [];
  return SETS.find((one) => one === set);
}

function unknownFile(folder: string, name: string): Problem {
  const path = `${folder}/${name}`;
  const message = `Nothing reads a file called ${path}.`;
  const cure = `Put it into ${SETS.map((set) => `${folder}/${set}/`).join(', ')}, with a name that ends in .yaml, or take it away.`;
  return { ...positionOfFile(path), rule: 'unknown-file', message, cure };
}

/** Equal but for capitals and marks is equal to the classifiers. */
function trainedToo(heldout: readonly Entry[], train: readonly Entry[], sourceMap: SourceMap): readonly Problem[] {
  const textOf = ({ text }: Entry) => normaliseText(text) || text;
  const trained = new Map(train.map((one) => [textOf(one), one]));
  return heldout.flatMap((entry) => {
    const same = trained.get(textOf(entry));
    if (!same || same.text === '') return [];
    const { file, line } = sourceMap.positionOf(same, 'text');
    const message = `This text of the held-out line “${entry.id}” is trained on too: it is line “${same.id}” in ${file}, line ${line}.`;
    const cure = 'Take one of the two away: what was learnt by heart measures nothing.';
    return [{ ...sourceMap.positionOf(entry, 'text'), rule: 'held-out-trained', message, cure }];
  });
}
