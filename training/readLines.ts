import { join } from 'node:path';
import { normaliseText } from '../language/text/normaliseText';
import { filesIn } from '../loader/loadKnowledge';
import type { Problem } from '../loader/problem';
import { readFile } from '../loader/readFiles';
import { duplicates } from '../loader/rules/idRules';
import { positionOfFile, type RawFile, SourceMap } from '../loader/sourceMap';
import type { Format } from '../model/format';
import type { Knowledge } from '../model/knowledge';
import { joined, type LabelledLines } from './labelledLines';
import { lineFormats } from './lineFormats';

/** The folder of labelled lines, from the project's folder. */
export const LINES = join('training', 'lines');

/** The sets of lines, and everything an author of lines has to mend. */
export interface LinesRead {
  /** What the classifiers learn from. */
  readonly train: LabelledLines;
  /** What they are measured with. */
  readonly heldout: LabelledLines;
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks every labelled line: train/, heldout/ and times/.
 *
 * @param folder the folder's name in problem messages
 * @param files names relative to that folder
 */
export function readLines(
  folder: string,
  files: readonly RawFile[],
  knowledge: Pick<Knowledge, 'questions'>,
): LinesRead {
  const { lines, times } = lineFormats(knowledge);
  const reader = new LinesReader(folder, files);
  const train = joined(reader.read('train', lines));
  const heldout = joined(reader.read('heldout', lines));
  const dates = reader.read('times', times).flatMap((file) => file.dates);
  reader.reportUnknownFiles();
  reader.reportRepeats([...entriesOf(train), ...entriesOf(heldout), ...dates]);
  reader.reportTrained(entriesOf(heldout), entriesOf(train));
  return { train, heldout, problems: reader.problems };
}

/** The project's own labelled lines. */
export function projectLines(knowledge: Pick<Knowledge, 'questions'>): LinesRead {
  return readLines(LINES, filesIn(LINES), knowledge);
}

type Entry = { readonly id: string; readonly text: string };

function entriesOf({ lines, openers, answers }: LabelledLines): readonly Entry[] {
  return [...lines, ...openers, ...answers];
}

const SETS = ['train', 'heldout', 'times'];

class LinesReader {
  readonly sourceMap = new SourceMap();
  readonly problems: Problem[] = [];

  constructor(
    readonly folder: string,
    readonly files: readonly RawFile[],
  ) {}

  read<T>(set: string, format: Format<T>): readonly T[] {
    const inSet = this.files.filter(({ name }) => setOf(name) === set);
    return inSet.flatMap(({ name, text }) => {
      const read = readFile({ name: this.#path(name), text }, format, this);
      return read === undefined ? [] : [read];
    });
  }

  reportUnknownFiles(): void {
    for (const { name } of this.files.filter((file) => setOf(file.name) === undefined)) {
      const message = `Nothing reads a file called ${this.#path(name)}.`;
      const cure = `Put it into ${SETS.map((set) => this.#path(`${set}/`)).join(', ')}, with a name that ends in .yaml, or take it away.`;
      this.problems.push({ ...positionOfFile(this.#path(name)), rule: 'unknown-file', message, cure });
    }
  }

  /** An id is what people speak of a line by, so it is unique in all sets. */
  reportRepeats(entries: readonly Entry[]): void {
    for (const { position, message, cure } of duplicates('lines', entries, this))
      this.problems.push({ ...position, rule: 'duplicate-id', message, cure });
  }

  /** Equal but for capitals and marks is equal to the classifiers. */
  reportTrained(heldout: readonly Entry[], train: readonly Entry[]): void {
    const trained = new Map(train.map((one) => [normaliseText(one.text) || one.text, one]));
    for (const entry of heldout) {
      const same = trained.get(normaliseText(entry.text) || entry.text);
      if (!same || same.text === '') continue;
      const { file, line } = this.sourceMap.positionOf(same, 'text');
      this.problems.push({
        ...this.sourceMap.positionOf(entry, 'text'),
        rule: 'held-out-trained',
        message: `This text of the held-out line “${entry.id}” is trained on too: it is line “${same.id}” in ${file}, line ${line}.`,
        cure: 'Take one of the two away: what was learnt by heart measures nothing.',
      });
    }
  }

  #path(name: string): string {
    return `${this.folder}/${name}`;
  }
}

function setOf(name: string): string | undefined {
  const [, set] = /^([a-z]+)\/[a-z0-9-]+\.yaml$/.exec(name) ?? [];
  return SETS.find((one) => one === set);
}
