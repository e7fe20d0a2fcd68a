import type { Format } from '../model/format';
import type { Problem } from './problem';
import { ReadContext } from './readContext';
import { fallbackOf, readFormat } from './readFormat';
import { parseSource, positionOfFile, type RawFile } from './sourceFile';
import type { SourceMap } from './sourceMap';
import { yamlProblems } from './yamlProblems';

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
