import type { TextNames } from '../loader/rules/knowledgeRule';
import type { EntryFormat, FormatKind } from '../model/format';
import {
  FILE_FORMATS,
  type Knowledge,
  OPTIONAL_FILE_FORMATS,
  SERVICES_FOLDER,
  SERVICES_FORMAT,
} from '../model/knowledge';
import { TEXT_IDS } from '../model/textIds';

const FOLDER = 'docs/schema';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Editors read 999 as a number and true as a boolean; to Waymark they are texts like any other. */
const TEXT: JsonSchema = { type: ['string', 'number', 'boolean'] };

/** One JSON Schema for each file, so that an author's editor can complete, explain and check as they type. */
export function schemaFiles(knowledge: Knowledge) {
  const ids = idsByField(knowledge);
  const schemas: Record<string, JsonSchema> = { [SERVICES_FOLDER]: jsonSchema(SERVICES_FORMAT, ids) };
  const files = Object.entries({ ...FILE_FORMATS, ...OPTIONAL_FILE_FORMATS });
  for (const [name, format] of files) schemas[name.replace('.yaml', '')] = jsonSchema(format, ids);
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

/** The ids of other entries that a field of this name may hold. */
type IdsByField = ReadonlyMap<string, readonly string[]>;

function idsByField({
  topics,
  outcomes,
  areas,
  laws,
  services,
  questions,
  danger_signs: signs,
}: Knowledge): IdsByField {
  const ids = (fields: readonly string[], entries: readonly { readonly id: string }[]) =>
    fields.map((field): [string, readonly string[]] => [field, entries.map(({ id }) => id).sort()]);
  const help = [...new Set(services.flatMap((one) => one.help))].map((id) => ({ id }));
  return new Map([
    ...ids(['topic', 'topics'], topics),
    ...ids(['outcome'], outcomes),
    ...ids(['within', 'area', 'holds_in'], areas),
    ...ids(['law'], laws),
    ...ids(['covers'], signs),
    ...ids(['help', 'kind'], help),
    ...ids(['when', 'fits', 'implies', 'not_for'], questions),
  ]);
}

/**
 * The JSON Schema by which an editor checks and explains what is written in this format.
 * @param known the ids that the field may hold: they are offered, and a new one is not underlined
 */
function jsonSchema(format: FormatKind, ids: IdsByField, known?: readonly string[]): JsonSchema {
  const same = (inner: FormatKind) => jsonSchema(inner, ids, known);
  switch (format.kind) {
    case 'text':
      return TEXT;
    case 'choice':
      return { enum: format.words };
    case 'yes-no':
      // To an editor of YAML 1.1 they are true and false.
      return { enum: ['yes', 'no', true, false] };
    case 'pattern': {
      const form = { ...TEXT, pattern: format.pattern.source };
      return known ? { anyOf: [{ enum: known }, form] } : form;
    }
    case 'list':
      return { type: 'array', items: same(format.item) };
    case 'one-or-more':
      return { anyOf: [same(format.item), { type: 'array', items: same(format.item) }] };
    case 'non-empty':
      return same(format.list);
    case 'map': {
      const value = jsonSchema(format.value, ids);
      if (!known) return { type: 'object', additionalProperties: value };
      const names = Object.fromEntries(known.map((name) => [name, {}]));
      return { type: 'object', additionalProperties: value, allOf: [{ type: 'object', properties: names }] };
    }
    case 'shorthand':
      return { anyOf: [same(format.short), same(format.full)] };
    case 'transformed':
      return same(format.written);
    case 'entry':
      return entrySchema(format, ids);
  }
}

function entrySchema({ noun, fields }: EntryFormat, ids: IdsByField): JsonSchema {
  const all = Object.entries(fields);
  return {
    type: 'object',
    ...(noun !== undefined && { title: noun }),
    properties: Object.fromEntries(
      all.map(([name, { format, help }]) => [name, { ...jsonSchema(format, ids, ids.get(name)), description: help }]),
    ),
    required: all.filter(([, { need }]) => need === 'must').map(([name]) => name),
    additionalProperties: false,
  };
}
