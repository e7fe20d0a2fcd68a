import { FILES, SERVICES, SERVICES_FOLDER } from '../loader/format/files';
import type { JsonSchema } from '../loader/format/format';
import { type GeneratedFile, keepCurrent } from '../loader/generated';
import type { TextNames } from '../loader/rules/rule';
import { LABELS } from '../model/labels';
import { MESSAGES } from '../model/messages';

const FOLDER = 'docs/schema';

/** What lets an author's editor complete, explain and check while they type: one JSON Schema for each file. */
export function schemaFiles(): readonly GeneratedFile[] {
  const schemas: Record<string, JsonSchema> = { [SERVICES_FOLDER]: SERVICES.schema };
  for (const [name, { schema }] of Object.entries(FILES)) schemas[name.replace('.yaml', '')] = schema;
  schemas.messages = withNames('messages', MESSAGES);
  schemas.labels = withNames('labels', LABELS);
  return Object.entries(schemas).map(([name, schema]) => ({
    path: `${FOLDER}/${name}.json`,
    text: `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title: name, ...schema }, null, 2)}\n`,
  }));
}

/** The names are known to the code, so an editor can offer them. */
function withNames(field: string, names: TextNames): JsonSchema {
  const text = (gaps: readonly string[]) => ({
    type: ['string', 'number', 'boolean'],
    ...(gaps.length > 0 && { description: `May hold ${gaps.map((gap) => `{${gap}}`).join(', ')}.` }),
  });
  const properties = Object.entries(names).map(([name, gaps]) => [name, text(gaps)]);
  const texts = {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: Object.keys(names),
    additionalProperties: false,
  };
  return { type: 'object', properties: { [field]: texts }, required: [field], additionalProperties: false };
}

if (process.argv[1] === __filename) {
  process.exitCode = keepCurrent(schemaFiles(), 'schemas', process.argv.slice(2), console.log);
}
