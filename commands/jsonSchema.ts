import type { EntryFormat, FormatKind } from '../model/format';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Editors read 999 as a number and true as a boolean; to Waymark they are texts like any other. */
export const TEXT: JsonSchema = { type: ['string', 'number', 'boolean'] };

/** The JSON Schema by which an editor checks and explains what is written in this format. */
export function jsonSchema(format: FormatKind): JsonSchema {
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
