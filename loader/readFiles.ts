import { FILES, SERVICES, SERVICES_FOLDER } from './format/files';
import type { Format } from './format/format';
import { Origins } from './origins';
import type { Problem } from './problem';
import { Reading } from './reading';
import { openSource, placeOfFile, type WrittenFile } from './sourceFile';
import { didYouMean } from './suggest';
import { fileMistakes } from './yamlMistakes';

/** What the files say, file by file, before anything is filled in. */
export type Written = ReturnType<typeof readFiles>['written'];

/** Reads every file on its own; what they say about each other is for the rules. */
export function readFiles(folder: string, files: readonly WrittenFile[]) {
  const desk = new FileDesk(folder, files);
  const written = {
    ...desk.read('questions.yaml', FILES['questions.yaml']),
    ...desk.read('decisions.yaml', FILES['decisions.yaml']),
    ...desk.read('outcomes.yaml', FILES['outcomes.yaml']),
    ...desk.read('danger-signs.yaml', FILES['danger-signs.yaml']),
    ...desk.read('areas.yaml', FILES['areas.yaml']),
    ...desk.read('topics.yaml', FILES['topics.yaml']),
    ...desk.read('advice.yaml', FILES['advice.yaml']),
    ...desk.read('phrases.yaml', FILES['phrases.yaml']),
    ...desk.read('words.yaml', FILES['words.yaml']),
    ...desk.read('messages.yaml', FILES['messages.yaml']),
    ...desk.read('labels.yaml', FILES['labels.yaml']),
    ...desk.read('bank-holidays.yaml', FILES['bank-holidays.yaml']),
    ...desk.read('diary-fields.yaml', FILES['diary-fields.yaml']),
    ...desk.read('desk.yaml', FILES['desk.yaml']),
    ...desk.read('practice-calls.yaml', FILES['practice-calls.yaml']),
    times: desk.read('times.yaml', FILES['times.yaml']),
    service_files: desk.serviceFiles().map((name) => desk.read(name, SERVICES)),
  };
  desk.tellUnknownFiles();
  return { written, origins: desk.origins, problems: desk.problems, readable: desk.readable };
}

class FileDesk {
  readonly origins = new Origins();
  readonly problems: Problem[] = [];
  /** Whether every file could be read through, however many mistakes its entries hold. */
  readable = true;
  private readonly files: ReadonlyMap<string, WrittenFile>;

  constructor(
    private readonly folder: string,
    files: readonly WrittenFile[],
  ) {
    this.files = new Map(files.map((file) => [file.name, file]));
  }

  read<T>(name: string, format: Format<T>): T {
    const file = this.files.get(name);
    if (!file) return this.unread(name, format, 'missing-file', `${this.path(name)} is not there.`, RESTORE);
    const source = openSource({ name: this.path(name), text: file.text });
    const { fatal, others } = fileMistakes(source);
    this.problems.push(...fatal, ...others);
    const root = source.document.contents;
    if (fatal.length > 0) this.readable = false;
    else if (!root) return this.unread(name, format, 'empty-file', `${source.name} is empty.`, RESTORE);
    else {
      const reading = new Reading(source, this.origins, this.problems, source.name);
      return format.read(root, reading) ?? format.standIn;
    }
    return format.standIn;
  }

  serviceFiles(): readonly string[] {
    return [...this.files.keys()].filter((name) => SERVICE_FILE.test(name)).sort();
  }

  tellUnknownFiles(): void {
    const known = Object.keys(FILES);
    for (const name of this.files.keys()) {
      if (known.includes(name) || SERVICE_FILE.test(name)) continue;
      const message = `Nothing reads a file called ${this.path(name)}${didYouMean(name, known)}`;
      const cure = `Rename it, or take it away. Services belong into ${this.path(SERVICES_FOLDER)}/, in files such as police.yaml.`;
      this.problems.push({ ...placeOfFile(this.path(name)), rule: 'unknown-file', message, cure });
    }
  }

  private unread<T>(name: string, { standIn }: Format<T>, rule: string, message: string, cure: string): T {
    this.readable = false;
    this.problems.push({ ...placeOfFile(this.path(name)), rule, message, cure });
    return standIn;
  }

  private path(name: string): string {
    return `${this.folder}/${name}`;
  }
}

const SERVICE_FILE = new RegExp(`^${SERVICES_FOLDER}/[a-z0-9-]+\\.yaml$`);
const RESTORE = 'Put the file back as it last was, or write it anew; docs/authors.md shows its form.';
