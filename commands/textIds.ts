import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../loader/knowledgeFiles';
import { printProblems } from '../loader/problem';
import { readFiles } from '../loader/readFiles';
import type { TextNames } from '../loader/rules/knowledgeRule';
import { parseSource, type RawFile } from '../loader/sourceMap';

const FILE = join('model', 'textIds.json');
/** Whatever WAYMARK_KNOWLEDGE says: the code goes with the knowledge beside it. */
const FOLDER = 'knowledge';
const TIMES = 'times.yaml';

/**
 * The names of all messages and labels, each with the placeholders that it has or had, and of the groups of words for times.
 * @throws if a file cannot be read as it should, as names in it would be lost
 */
export function textIdsFile() {
  const files = filesIn(FOLDER);
  const { written, problems } = readFiles(FOLDER, files);
  // A new group of words is a mistake to the loader until it is in this list.
  if (problems.some(({ file }) => file !== join(FOLDER, TIMES))) throw new Error(printProblems(problems));
  const { messages, labels } = written;
  const known: { readonly messages: TextNames; readonly labels: Readonly<Record<string, TextNames>> } = JSON.parse(
    readFileSync(FILE, 'utf8'),
  );
  const ids = {
    messages: names(messages, known.messages),
    labels: Object.fromEntries(
      Object.entries(labels).map(([group, texts]) => [group, names(texts, known.labels[group])]),
    ),
    timeWords: Object.fromEntries(files.filter(({ name }) => name === TIMES).flatMap(wordGroups)),
  };
  return { path: FILE, text: `${JSON.stringify(ids, null, 2)}\n` };
}

function wordGroups(times: RawFile) {
  const { words }: { readonly words: readonly { readonly id: string }[] } = parseSource(times).document.toJS();
  return words.map(({ id }) => [id, {}]);
}

/** A placeholder is kept although an author writes a text without it: code fills it in all the same. */
function names(texts: Readonly<Record<string, string>>, known: TextNames = {}): TextNames {
  const placeholders = (text: string) => [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => [name, '']);
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [id, { ...known[id], ...Object.fromEntries(placeholders(text)) }]),
  );
}
