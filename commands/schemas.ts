import { FILE_FORMATS, SERVICES_FOLDER, SERVICES_FORMAT } from '../loader/fileFormats';
import { type GeneratedFile, updateGenerated } from '../loader/generatedFiles';
import type { TextNames } from '../loader/rules/knowledgeRule';
import { TEXT_IDS } from '../model/textIds';
import { type JsonSchema, jsonSchema, TEXT } from './jsonSchema';

const FOLDER = 'docs/schema';

/** One JSON Schema for each file, so that an author's editor can complete, explain and check as they type. */
export function schemaFiles(): readonly GeneratedFile[] {
  const schemas: Record<string, JsonSchema> = { [SERVICES_FOLDER]: jsonSchema(SERVICES_FORMAT) };
  for (const [name, format] of Object.entries(FILE_FORMATS))
    schemas[name.replace('.yaml', '')] = jsonSchema(format);
  const labels = Object.entries<TextNames>(TEXT_IDS.labels).map(([group, names]) => [group, textsOf(names)]);
  schemas.messages = allOf({ messages: textsOf(TEXT_IDS.messages) });
  schemas.labels = allOf({ labels: allOf(Object.fromEntries(labels)) });
  return Object.entries(schemas).map(([name, schema]) => ({
    path: `${FOLDER}/${name}.json`,
    text: `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title: name, ...schema }, null, 2)}\n`,
  }));
}

/** The names are known to the code, so an editor can offer them. */
function textsOf(names: TextNames): JsonSchema {
  const text = (gaps: readonly string[]) => ({
    ...TEXT,
    ...(gaps.length > 0 && { description: `May hold ${gaps.map((gap) => `{${gap}}`).join(', ')}.` }),
  });
  return allOf(
    Object.fromEntries(Object.entries(names).map(([name, gaps]) => [name, text(Object.keys(gaps))])),
  );
}

/** All of these, and nothing else. */
function allOf(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

if (process.argv[1] === __filename) {
  process.exitCode = updateGenerated(schemaFiles(), 'schemas', process.argv.slice(2), console.log);
}
