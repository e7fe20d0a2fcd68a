import type { Format } from '../model/format';
import {
  FILE_FORMATS,
  OPTIONAL_FILE_FORMATS,
  SERVICES_FOLDER,
  SERVICES_FORMAT,
  type WrittenKnowledge,
} from '../model/knowledge';
import { didYouMean } from './didYouMean';
import type { Problem } from './problem';
import { ReadContext } from './readContext';
import { fallbackOf, readFormat } from './readFormat';
import { parseSource, positionOfFile, type RawFile, SourceMap } from './sourceMap';
import { yamlProblems } from './yamlProblems';

/** Reads each file on its own; checks across files are left to the rules. */
export function readFiles(folder: string, files: readonly RawFile[]) {
  const desk = new KnowledgeFileReader(folder, files);
  const { 'times.yaml': times, ...others } = FILE_FORMATS;
  // Each format is typed by what is read by it, and so are all of them together.
  const written: WrittenKnowledge = Object.assign(
    {},
    ...Object.entries<Format>(others).map(([name, format]) => desk.read(name, format)),
    ...Object.entries<Format>(OPTIONAL_FILE_FORMATS).map(([name, format]) => desk.readIfThere(name, format)),
    { times: desk.read('times.yaml', times) },
    { service_files: desk.serviceFiles().map((name) => desk.read(name, SERVICES_FORMAT)) },
  );
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
    const path = this.path(name);
    const read = file && readFile({ name: path, text: file.text }, format, this);
    if (read !== undefined) return read;
    this.readable = false;
    if (!file) {
      const message = `${path} is not there.`;
      this.problems.push({ ...positionOfFile(path), rule: 'missing-file', message, cure: RESTORE });
    }
    return fallbackOf(format);
  }

  readIfThere<T>(name: string, format: Format<T>): T {
    return this.files.has(name) ? this.read(name, format) : fallbackOf(format);
  }

  serviceFiles(): readonly string[] {
    return [...this.files.keys()].filter((name) => SERVICE_FILE.test(name)).sort();
  }

  reportUnknownFiles(): void {
    const known = Object.keys({ ...FILE_FORMATS, ...OPTIONAL_FILE_FORMATS });
    for (const name of this.files.keys()) {
      if (known.includes(name) || SERVICE_FILE.test(name)) continue;
      const message = `Nothing reads a file called ${this.path(name)}${didYouMean(name, known)}`;
      const cure = `Rename it, or take it away. Services belong into ${this.path(SERVICES_FOLDER)}/, in files such as police.yaml.`;
      this.problems.push({ ...positionOfFile(this.path(name)), rule: 'unknown-file', message, cure });
    }
  }

  private path(name: string): string {
    return `${this.folder}/${name}`;
  }
}

const SERVICE_FILE = new RegExp(`^${SERVICES_FOLDER}/[a-z0-9-]+\\.yaml$`);

const RESTORE = 'Put the file back as it last was, or write it anew; docs/authors.md shows its form.';

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
export function readFile<T>(file: RawFile, format: Format<T>, { sourceMap, problems }: ReadSink): T | undefined {
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
