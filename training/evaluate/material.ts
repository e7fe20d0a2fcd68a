import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type WhenLines, whenLines } from './judgeWhen';

/** For what hangs on no clock. */
export const ANY_TIME = new Date('2026-11-24T12:00:00Z');

/** Lines of the form that tests/understanding/ and files like it have; every value is text. */
export interface Answer {
  readonly id: string;
  readonly text: string;
  readonly any: string;
  readonly by_question?: Readonly<Record<string, string>>;
}

export interface Opener {
  readonly id: string;
  readonly text: string;
  readonly expect: {
    readonly intent: string;
    readonly also?: readonly string[];
    readonly slots?: Readonly<Record<string, string>>;
  };
}

export interface AlarmLine {
  readonly id: string;
  readonly text: string;
  readonly reading: string;
}

export interface Material {
  readonly answers: readonly Answer[];
  readonly openers: readonly Opener[];
  readonly lines: readonly AlarmLine[];
  /** Times of incidents, each file by its own clock. */
  readonly dates: readonly WhenLines[];
}

interface MaterialFile extends Partial<Omit<Material, 'dates'>> {
  readonly dates?: unknown;
}

/** All lines in the YAML files of a folder, or of one file. */
export function readMaterial(path: string): Material {
  const names = path.endsWith('.yaml') ? [path] : filesIn(path);
  const files = names.map(
    (name): MaterialFile => parse(readFileSync(name, 'utf8'), { schema: 'failsafe' }) ?? {},
  );
  return {
    answers: files.flatMap(({ answers }) => answers ?? []),
    openers: files.flatMap(({ openers }) => openers ?? []),
    lines: files.flatMap(({ lines }) => lines ?? []),
    dates: names.filter((_, at) => files[at]?.dates).map(whenLines),
  };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}
