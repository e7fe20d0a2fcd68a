import type { Format } from '../model/format';
import { didYouMean } from './didYouMean';
import { FILE_FORMATS, SERVICES_FOLDER, SERVICES_FORMAT } from './fileFormats';
import type { Problem } from './problem';
import { ReadContext } from './readContext';
import { fallbackOf, readFormat } from './readFormat';
import { parseSource, positionOfFile, type RawFile, SourceMap } from './sourceMap';
import { yamlProblems } from './yamlProblems';

/** The parsed files, before `assemble` fills anything in. */
export type RawKnowledge = ReturnType<typeof readFiles>['written'];

/** Reads each file on its own; checks across files are left to the rules. */
export function readFiles(folder: string, files: readonly RawFile[]) {
  const desk = new KnowledgeFileReader(folder, files);
  const written = {
    ...desk.read('questions.yaml', FILE_FORMATS['questions.yaml']),
    ...desk.read('decisions.yaml', FILE_FORMATS['decisions.yaml']),
    ...desk.read('outcomes.yaml', FILE_FORMATS['outcomes.yaml']),
    ...desk.read('danger-signs.yaml', FILE_FORMATS['danger-signs.yaml']),
    ...desk.read('areas.yaml', FILE_FORMATS['areas.yaml']),
    ...desk.read('topics.yaml', FILE_FORMATS['topics.yaml']),
    ...desk.read('advice.yaml', FILE_FORMATS['advice.yaml']),
    ...desk.read('phrases.yaml', FILE_FORMATS['phrases.yaml']),
    ...desk.read('words.yaml', FILE_FORMATS['words.yaml']),
    ...desk.read('messages.yaml', FILE_FORMATS['messages.yaml']),
    ...desk.read('labels.yaml', FILE_FORMATS['labels.yaml']),
    ...desk.read('bank-holidays.yaml', FILE_FORMATS['bank-holidays.yaml']),
    ...desk.read('diary-fields.yaml', FILE_FORMATS['diary-fields.yaml']),
    ...desk.read('desk.yaml', FILE_FORMATS['desk.yaml']),
    ...desk.read('practice-calls.yaml', FILE_FORMATS['practice-calls.yaml']),
    times: desk.read('times.yaml', FILE_FORMATS['times.yaml']),
    service_files: desk.serviceFiles().map((name) => desk.read(name, SERVICES_FORMAT)),
  };
  desk.reportUnknownFiles();
  return { written, origins: desk.sourceMap, problems: desk.problems, readable: desk.readable };
}

class KnowledgeFileReader {
  readonly sourceMap = new SourceMap();
  readonly problems: Problem[] = [];
  /** Whether every file could be parsed, however many mistakes its entries have. */
  readable = true;
  private readonly files: ReadonlyMap<string, RawFile>;

  constructor(
    private readonly folder: string,
    files: readonly RawFile[],
  ) {
    this.files = new Map(files.map((file) => [file.name, file]));
  }

  read<T>(name: string, format: Format<T>): T {
    const file = this.files.get(name);
    if (!file)
      return this.unreadable(name, format, 'missing-file', `${this.path(name)} is not there.`, RESTORE);
    const read = readFile({ name: this.path(name), text: file.text }, format, this);
    if (read === undefined) this.readable = false;
    return read ?? fallbackOf(format);
  }

  serviceFiles(): readonly string[] {
    return [...this.files.keys()].filter((name) => SERVICE_FILE.test(name)).sort();
  }

  reportUnknownFiles(): void {
    const known = Object.keys(FILE_FORMATS);
    for (const name of this.files.keys()) {
      if (known.includes(name) || SERVICE_FILE.test(name)) continue;
      const message = `Nothing reads a file called ${this.path(name)}${didYouMean(name, known)}`;
      const cure = `Rename it, or take it away. Services belong into ${this.path(SERVICES_FOLDER)}/, in files such as police.yaml.`;
      this.problems.push({ ...positionOfFile(this.path(name)), rule: 'unknown-file', message, cure });
    }
  }

  private unreadable<T>(name: string, format: Format<T>, rule: string, message: string, cure: string): T {
    this.readable = false;
    this.problems.push({ ...positionOfFile(this.path(name)), rule, message, cure });
    return fallbackOf(format);
  }

  private path(name: string): string {
    return `${this.folder}/${name}`;
  }
}

const SERVICE_FILE = new RegExp(`^${SERVICES_FOLDER}/[a-z0-9-]+\\.yaml$`);

export const RESTORE = 'Put the file back as it last was, or write it anew; docs/authors.md shows its form.';

/** What is gathered while files are read. */
interface ReadSink {
  readonly sourceMap: SourceMap;
  readonly problems: Problem[];
}

/**
 * Reads one file by its format; whatever is wrong with it is added to the problems.
 *
 * @param file its name as problems should tell it
 * @returns undefined if it could not be parsed, or holds nothing
 */
export function readFile<T>(
  file: RawFile,
  format: Format<T>,
  { sourceMap, problems }: ReadSink,
): T | undefined {
  const source = parseSource(file);
  const { fatal, others } = yamlProblems(source);
  problems.push(...fatal, ...others);
  if (fatal.length > 0) return undefined;
  const root = source.document.contents;
  const reading = new ReadContext(source, sourceMap, problems, source.name);
  if (root) return readFormat(format, root, reading) ?? fallbackOf(format);
  const message = `${source.name} is empty.`;
  problems.push({ ...positionOfFile(source.name), rule: 'empty-file', message, cure: RESTORE });
  return undefined;
}
