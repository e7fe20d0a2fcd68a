import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GeneratedFile, updateGenerated } from '../loader/generatedFiles';
import { filesIn } from '../loader/loadKnowledge';
import { printProblems } from '../loader/problem';
import { readFiles } from '../loader/readFiles';
import type { TextNames } from '../loader/rules/knowledgeRule';

const FILE = join('model', 'textIds.json');
/** Whatever WAYMARK_KNOWLEDGE says: the code goes with the knowledge beside it. */
const FOLDER = 'knowledge';

/**
 * The names of all messages and labels, each with the placeholders that it has or had.
 * @throws if a file cannot be read as it should, as names in it would be lost
 */
export function textIdsFile(): GeneratedFile {
  const { written, problems } = readFiles(FOLDER, filesIn(FOLDER));
  if (problems.length > 0) throw new Error(printProblems(problems));
  const { messages, labels } = written;
  const known: { readonly messages: TextNames; readonly labels: Readonly<Record<string, TextNames>> } =
    JSON.parse(readFileSync(FILE, 'utf8'));
  const ids = {
    messages: names(messages, known.messages),
    labels: Object.fromEntries(
      Object.entries(labels).map(([group, texts]) => [group, names(texts, known.labels[group])]),
    ),
  };
  return { path: FILE, text: `${JSON.stringify(ids, null, 2)}\n` };
}

/** A placeholder is kept although an author writes a text without it: code fills it in all the same. */
function names(texts: Readonly<Record<string, string>>, known: TextNames = {}): TextNames {
  const placeholders = (text: string) =>
    [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => [name, '']);
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [
      id,
      { ...known[id], ...Object.fromEntries(placeholders(text)) },
    ]),
  );
}

if (process.argv[1] === __filename) {
  process.exitCode = updateGenerated([textIdsFile()], 'ids', process.argv.slice(2), console.log);
}
