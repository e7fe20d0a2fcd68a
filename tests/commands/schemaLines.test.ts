import { join, posix } from 'node:path';
import { schemaFiles } from '../../commands/schemas';
import { filesIn } from '../../loader/knowledgeFiles';
import { realKnowledge } from '../realKnowledge';

const SCHEMA_LINE = /^# yaml-language-server: \$schema=(\S+)$/;

const schemas = schemaFiles(realKnowledge).map(({ path }) => path);
const files = filesIn(join(__dirname, '../../knowledge')).filter(({ name }) => name.endsWith('.yaml'));

/** One schema serves all files of services; every other file has its own. */
function schemaOf(name: string): string {
  return `docs/schema/${name.replace(/\/.*|\.yaml$/g, '')}.json`;
}

test.each(files)('an author’s editor finds the form of $name by its first line', ({ name, text }) => {
  const [, named = ''] = SCHEMA_LINE.exec(text.split('\n', 1)[0] ?? '') ?? [];
  const schema = posix.join('knowledge', posix.dirname(name), named);
  expect(schema).toBe(schemaOf(name));
  expect(schemas).toContain(schema);
});
