import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentKnowledge } from '../loader/loadKnowledge';
import type { Knowledge } from '../model/knowledge';

const FILE = join('knowledge', 'released-ids.yaml');

const HEAD = `# yaml-language-server: $schema=../docs/schema/released-ids.json
# What the last release had, by id. Written by npm run release; do not edit by hand. Whoever had told one of these when a new
# release is put in loses nothing: the check wants to know of each that is gone what it became (former-ids.yaml).
`;

/** The ids that people's open chats may hold of this release, as a file of the knowledge. */
export function releasedIdsFile(
  { questions, diary_fields: fields }: Pick<Knowledge, 'questions' | 'diary_fields'>,
  version: string,
): string {
  const answers = questions.map(({ id, options }) => `    ${id}: ${listOf(options)}\n`);
  return `${HEAD}released:\n  version: ${version}\n  answers:\n${answers.join('')}  record: ${listOf(fields)}\n`;
}

function listOf(entries: readonly { readonly id: string }[]): string {
  return `[${entries.map(({ id }) => id).join(', ')}]`;
}

function main(): void {
  const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(FILE, releasedIdsFile(currentKnowledge().knowledge, version));
}

if (process.argv[1] === __filename) main();
