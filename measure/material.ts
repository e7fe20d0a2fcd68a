import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

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

export interface TimeLine {
  readonly id: string;
  readonly text: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: string;
  readonly ambiguous: string;
  readonly alternatives?: readonly string[];
}

export interface Material {
  readonly answers: readonly Answer[];
  readonly openers: readonly Opener[];
  readonly lines: readonly AlarmLine[];
  readonly dates: readonly TimeLine[];
  /** The moment at which the dates were typed: "2026-11-22T15:00 Europe/London (Sunday, GMT)". */
  readonly referenceTime: string | undefined;
}

interface MaterialFile extends Partial<Omit<Material, 'referenceTime'>> {
  readonly reference_time?: string;
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
    dates: files.flatMap(({ dates }) => dates ?? []),
    referenceTime: files.find(({ reference_time: time }) => time)?.reference_time,
  };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}
