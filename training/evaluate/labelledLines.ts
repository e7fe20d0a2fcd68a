import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type WhenLines, whenLines } from './judgeWhen';

/** For messages that do not depend on the time. */
export const ANY_TIME = new Date('2026-11-24T12:00:00Z');

/** Lines of the form that training/lines/ and files like it have; every value is text. */
export interface AnswerLine {
  readonly id: string;
  readonly text: string;
  readonly any: string;
  readonly by_question?: Readonly<Record<string, string>>;
}

export interface OpenerLine {
  readonly id: string;
  readonly text: string;
  readonly expect: {
    readonly intent: string;
    readonly also?: readonly string[];
    readonly slots?: Readonly<Record<string, string>>;
  };
}

export interface CrisisLine {
  readonly id: string;
  readonly text: string;
  readonly reading: string;
}

export interface LabelledLines {
  readonly answers: readonly AnswerLine[];
  readonly openers: readonly OpenerLine[];
  readonly lines: readonly CrisisLine[];
  /** Times of incidents, each file with its own reference time. */
  readonly dates: readonly WhenLines[];
}

interface LabelledLinesFile extends Partial<Omit<LabelledLines, 'dates'>> {
  readonly dates?: unknown;
}

/** All lines in the YAML files of a folder, or of one file. */
export function readLabelledLines(path: string): LabelledLines {
  const names = path.endsWith('.yaml') ? [path] : filesIn(path);
  const files = names.map(
    (name): LabelledLinesFile => parse(readFileSync(name, 'utf8'), { schema: 'failsafe' }) ?? {},
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
