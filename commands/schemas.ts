import type { TextNames } from '../loader/rules/knowledgeRule';
import type { EntryFormat, FormatKind } from '../model/format';
import { FILE_FORMATS, OPTIONAL_FILE_FORMATS, SERVICES_FOLDER, SERVICES_FORMAT } from '../model/knowledge';
import { TEXT_IDS } from '../model/textIds';

const FOLDER = 'docs/schema';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Editors read 999 as a number and true as a boolean; to Waymark they are texts like any other. */
const TEXT: JsonSchema = { type: ['string', 'number', 'boolean'] };

/** One JSON Schema for each file, so that an author's editor can complete, explain and check as they type. */
export function schemaFiles() {
  const schemas: Record<string, JsonSchema> = { [SERVICES_FOLDER]: jsonSchema(SERVICES_FORMAT) };
  const files = Object.entries({ ...FILE_FORMATS, ...OPTIONAL_FILE_FORMATS });
  for (const [name, format] of files) schemas[name.replace('.yaml', '')] = jsonSchema(format);
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
  return allOf(Object.fromEntries(Object.entries(names).map(([name, gaps]) => [name, text(Object.keys(gaps))])));
}

/** All of these, and nothing else. */
function allOf(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** The JSON Schema by which an editor checks and explains what is written in this format. */
function jsonSchema(format: FormatKind): JsonSchema {
  switch (format.kind) {
    case 'text':
      return TEXT;
    case 'choice':
      return { enum: format.words };
    case 'yes-no':
      return { enum: ['yes', 'no'] };
    case 'pattern':
      return { ...TEXT, pattern: format.pattern.source };
    case 'list':
      return { type: 'array', items: jsonSchema(format.item) };
    case 'one-or-more':
      return { anyOf: [jsonSchema(format.item), { type: 'array', items: jsonSchema(format.item) }] };
    case 'non-empty':
      return jsonSchema(format.list);
    case 'map':
      return { type: 'object', additionalProperties: jsonSchema(format.value) };
    case 'shorthand':
      return { anyOf: [jsonSchema(format.short), jsonSchema(format.full)] };
    case 'transformed':
      return jsonSchema(format.written);
    case 'entry':
      return entrySchema(format);
  }
}

function entrySchema({ noun, fields }: EntryFormat): JsonSchema {
  const all = Object.entries(fields);
  return {
    type: 'object',
    ...(noun !== undefined && { title: noun }),
    properties: Object.fromEntries(
      all.map(([name, { format, help }]) => [name, { ...jsonSchema(format), description: help }]),
    ),
    required: all.filter(([, { need }]) => need === 'must').map(([name]) => name),
    additionalProperties: false,
  };
}
