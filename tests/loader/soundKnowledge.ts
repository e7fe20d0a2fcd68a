import { join } from 'node:path';
import { filesIn } from '../../loader/knowledgeFiles';
import { printProblems } from '../../loader/problem';
import { type LoadResult, readKnowledge } from '../../loader/readKnowledge';
import type { RawFile } from '../../loader/sourceMap';

const expected = {
  today: '2026-11-22',
  messages: { greeting: {}, 'progress-left': { count: '' } },
  labels: { host: { open: {} } },
  named: {
    topics: ['stay-safe'],
    short_answers: ['tell-police'],
    phrases: ['exit'],
    word_sets: ['not'],
    options: { 'who-for': ['someone-else'] },
    help: ['emergency'],
  },
};

/** The smallest knowledge that breaks no rule. */
export const soundFiles: readonly RawFile[] = filesIn(join(__dirname, 'sound'));

/** Reads the sound knowledge with some files in place of its own; `null` takes a file away. */
export function readWith(changes: Readonly<Record<string, string | null>>): LoadResult {
  const files = new Map(soundFiles.map((file) => [file.name, file]));
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) files.delete(name);
    else files.set(name, { name, text });
  }
  return readKnowledge('knowledge', [...files.values()], expected);
}

/** What an author would be told; nothing if the knowledge is sound. */
export function told(loaded: LoadResult): string {
  return loaded.kind === 'broken' ? printProblems(loaded.problems) : '';
}
