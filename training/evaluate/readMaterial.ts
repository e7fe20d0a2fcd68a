import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { joined, type LabelledLines } from '../labelledLines';
import { inOurForm, type RawLinesFile } from './foreignForm';
import { type WhenLines, whenLines } from './judgeWhen';

/** What is measured: labelled lines, and times of incidents, each file with its own reference time. */
export interface Material extends LabelledLines {
  readonly dates: readonly WhenLines[];
}

/** All lines in the YAML files of a folder, or of one file. They may be anyone's, so they are not checked. */
export function readMaterial(path: string): Material {
  const names = path.endsWith('.yaml') ? [path] : filesIn(path);
  const files = names.map(
    (name): RawLinesFile => parse(readFileSync(name, 'utf8'), { schema: 'failsafe' }) ?? {},
  );
  return {
    ...joined(files.map(inOurForm)),
    dates: names.filter((_, at) => files[at]?.dates).map(whenLines),
  };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}
