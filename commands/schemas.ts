import { FILE_FORMATS, SERVICES_FOLDER, SERVICES_FORMAT } from '../loader/fileFormats';
import { type GeneratedFile, updateGenerated } from '../loader/generatedFiles';
import type { TextNames } from '../loader/rules/knowledgeRule';
import { LABELS } from '../model/labels';
import { MESSAGES } from '../model/messages';
import { type JsonSchema, jsonSchema, TEXT } from './jsonSchema';

const FOLDER = 'docs/schema';

/** One JSON Schema for each file, so that an author's editor can complete, explain and check as they type. */
export function schemaFiles(): readonly GeneratedFile[] {
  const schemas: Record<string, JsonSchema> = { [SERVICES_FOLDER]: jsonSchema(SERVICES_FORMAT) };
  for (const [name, format] of Object.entries(FILE_FORMATS))
    schemas[name.replace('.yaml', '')] = jsonSchema(format);
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
    ...TEXT,
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
  process.exitCode = updateGenerated(schemaFiles(), 'schemas', process.argv.slice(2), console.log);
}
