import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { EntryFormat, Field, Format, FormatKind } from '../model/format';
import { didYouMean, nearestMatch, oneOf } from './didYouMean';
import { type FieldNode, fieldsOf, quoted, type ReadContext, textOf } from './readContext';
import { nodeOf } from './sourceMap';

/** Reads what an author wrote by its format. @returns undefined after reporting what is wrong */
export function readFormat<T>(format: Format<T>, written: Node, reading: ReadContext): T | undefined {
  // The format is typed by what is read by it.
  return read(format, written, reading) as T | undefined;
}

/** What stands for something that could not be read, so that the rest can still be checked. */
export function fallbackOf<T>(format: Format<T>): T {
  return fallback(format) as T;
}

function read(format: FormatKind, written: Node, reading: ReadContext): unknown {
  if (isAlias(written)) {
    const message = `${reading.subject} uses *${written.source}, and no list or text is named &${written.source}.`;
    const cure = `Write what is meant here, or name it where it is written first: &${written.source}`;
    return reading.addProblem('wrong-form', written, message, cure);
  }
  switch (format.kind) {
    case 'text':
      return readText(written, reading);
    case 'choice':
      return readChoice(format.words, written, reading);
    case 'yes-no': {
      const said = readChoice(['yes', 'no'], written, reading);
      return said === undefined ? undefined : said === 'yes';
    }
    case 'pattern':
      return readPattern(format, written, reading);
    case 'list':
      if (isSeq(written)) return readItems(format.item, written.items, reading);
      return reading.wrongForm(written, 'a list', 'Begin each item on a line of its own with “- ”.');
    case 'one-or-more':
      return readItems(format.item, isSeq(written) ? written.items : [written], reading);
    case 'non-empty':
      if (!isSeq(written) || written.items.length > 0) return read(format.list, written, reading);
      return reading.isEmpty(written, 'an empty list', 'Write at least one item.');
    case 'map':
      return readMap(format, written, reading);
    case 'shorthand':
      if (!isScalar(written)) return read(format.full, written, reading);
      return meaning(format, read(format.short, written, reading.orInFull(fieldNames(format.full))));
    case 'transformed':
      return meaning(format, read(format.written, written, reading));
    case 'entry':
      return readEntry(format, written, reading);
  }
}

function fallback(format: FormatKind): unknown {
  switch (format.kind) {
    case 'text':
      return '';
    case 'choice':
      return format.words[0];
    case 'yes-no':
      return false;
    case 'pattern':
      return format.fallback;
    case 'list':
    case 'one-or-more':
    case 'non-empty':
      return [];
    case 'map':
      return {};
    case 'shorthand':
      return fallback(format.full);
    case 'transformed':
      return format.meant(fallback(format.written));
    case 'entry':
      return buildEntry(format, ({ format: field }) => fallback(field));
  }
}

/** The fields that may be written instead of a shorthand. */
function fieldNames(format: FormatKind): readonly string[] {
  if (format.kind === 'transformed') return fieldNames(format.written);
  return format.kind === 'entry' ? Object.keys(format.fields) : [];
}

function meaning(format: { meant(said: unknown): unknown }, said: unknown): unknown {
  return said === undefined ? undefined : format.meant(said);
}

function readText(written: Node, reading: ReadContext): string | undefined {
  const said = textOf(written);
  const cut = fieldsOf(written, reading.source).find((field) => isCutText(field, []));
  if (cut) return reportCutText(cut, reading);
  if (said === undefined) return reading.wrongForm(written, 'one text', 'Write one text after the colon.');
  if (cutByHash(written)) {
    const cut = 'This text ends before the #: after a space, # begins a note to yourself.';
    reading.addProblem('cut-by-hash', written, cut, 'Put the whole text between "double quotes".');
  }
  if (said !== '') return said;
  return reading.isEmpty(written, 'empty', 'Write the text, or delete the line if the field may be left out.');
}

/** People put a space after the # of a comment, but not after that of a number. */
function cutByHash(written: Node): boolean {
  return isScalar(written) && written.type === 'PLAIN' && /^\S/.test(written.comment ?? '');
}

function readChoice(words: readonly string[], written: Node, reading: ReadContext): string | undefined {
  const said = readText(written, reading);
  if (said === undefined || words.includes(said)) return said;
  const message = `${reading.subject} cannot be ${quoted(said)}${didYouMean(said, words)}`;
  return reading.addProblem('not-allowed', written, message, `${oneOf(words)}${reading.otherwise}`);
}

function readPattern(
  { rule, pattern, called, cure, parse }: Extract<FormatKind, { kind: 'pattern' }>,
  written: Node,
  reading: ReadContext,
): unknown {
  const said = readText(written, reading);
  if (said === undefined) return undefined;
  const meant = pattern.test(said) ? parse(said) : undefined;
  if (meant !== undefined) return meant;
  // It looks like the right one: the message has to say what the eye cannot see.
  if (ODD_SPACE.test(said)) {
    const plain = said.replaceAll(new RegExp(ODD_SPACE, 'gu'), ' ').trim();
    const looks = `${reading.subject} holds a space of an unusual kind, as comes from copying: ${quoted(said)}.`;
    return reading.addProblem('odd-space', written, looks, `Type it anew, with ordinary spaces: ${plain}`);
  }
  const message = `${reading.subject} is ${quoted(said)}, which is not ${called}.`;
  return reading.addProblem(rule, written, message, cure);
}

/** No-break spaces and the like, and marks of no width. */
const ODD_SPACE = /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/u;

function readItems(item: Format, nodes: readonly unknown[], reading: ReadContext): readonly unknown[] {
  return nodes.flatMap((one) => {
    const node = nodeOf(one, reading.source);
    const found = node && read(item, node, reading);
    return found === undefined ? [] : [found];
  });
}

function readMap(
  format: Extract<FormatKind, { kind: 'map' }>,
  written: Node,
  reading: ReadContext,
): object | undefined {
  if (!isMap(written)) return reading.wrongForm(written, 'an entry with fields', 'Write each on a line: “name: text”.');
  const made: Record<string, unknown> = {};
  for (const field of fieldsOf(written, reading.source)) {
    const inside = reading.forField(field.name);
    const name = readFormat(format.name, field.key, inside);
    const value = read(format.value, field.value, inside);
    if (name !== undefined) made[name] = value ?? fallback(format.value);
  }
  return reading.sourceMap.record(made, reading.source, written);
}

function readEntry(format: EntryFormat, written: Node, outer: ReadContext): object | undefined {
  const names = Object.keys(format.fields);
  const cure = `Write the fields below it: ${names.join(', ')}.`;
  if (!isMap(written)) return outer.wrongForm(written, 'an entry with fields', cure);
  const said = fieldsOf(written, outer.source);
  const reading = outer.forEntry(ownerOf(format, said, outer));
  const cut = said.filter((field) => isCutText(field, names));
  for (const field of cut) reportCutText(field, reading);
  if (cut.length === 0) reportUnknownFields(names, said, reading);
  const values = new Map(said.map((field) => [field.name, field.value]));
  if (cut.length === 0) reportMissingFields(format, written, values, reading);
  const made = buildEntry(format, (field, name) => {
    const value = values.get(name);
    return value && (read(field.format, value, reading.forField(name)) ?? fallback(field.format));
  });
  return reading.sourceMap.record(made, reading.source, written);
}

/** The fields that the author wrote or had to write; one left out takes its default. */
function buildEntry({ fields }: EntryFormat, valueFor: (field: Field, name: string) => unknown): object {
  const made: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = valueFor(field, name);
    if (value !== undefined) made[name] = value;
    else if (field.need === 'otherwise') made[name] = field.value;
    else if (field.need === 'must') made[name] = fallback(field.format);
  }
  return made;
}

/** No field's name holds a space: what has one is the rest of a text that a colon or a comma cut in two. */
function isCutText({ name }: FieldNode, names: readonly string[]): boolean {
  return /\S\s+\S/.test(name) && nearestMatch(name, names) === undefined;
}

function reportCutText({ name, key }: FieldNode, reading: ReadContext): undefined {
  const message = `${quoted(name)} is taken for the name of a field: a colon ends a text, and inside braces so does a comma.`;
  return reading.addProblem('cut-by-colon', key, message, 'Put the whole text between "double quotes".');
}

function reportUnknownFields(names: readonly string[], said: readonly FieldNode[], reading: ReadContext): void {
  for (const { name, key } of said.filter((field) => !names.includes(field.name))) {
    const message = `${reading.owner} has a field ${quoted(name)}, which is not known${didYouMean(name, names)}`;
    reading.addProblem('unknown-field', key, message, `Use only these fields: ${names.join(', ')}.`);
  }
}

function reportMissingFields(
  { fields }: EntryFormat,
  written: Node,
  values: ReadonlyMap<string, unknown>,
  reading: ReadContext,
): void {
  for (const [name, { need, help }] of Object.entries(fields)) {
    if (need !== 'must' || values.has(name)) continue;
    const cure = `Add a field “${name}”: ${help}`;
    reading.addProblem('missing-field', written, `${reading.owner} has no “${name}”.`, cure);
  }
}

/** Only an entry inside another needs the outer one's name too. */
function ownerOf({ noun, fields }: EntryFormat, said: readonly FieldNode[], outer: ReadContext): string {
  if (noun === undefined) return outer.subject;
  const [first] = Object.keys(fields);
  const id = textOf(said.find(({ name }) => name === first)?.value);
  const own = id ? `${noun} ${quoted(id)}` : `this ${noun}`;
  return outer.owner.includes('“') ? `${own} of ${outer.owner}` : own;
}
