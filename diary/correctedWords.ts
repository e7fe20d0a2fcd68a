import type { DiaryField } from '../model/knowledge';
import type { AccountDetails } from './account';
import { type Incident, SKIPPED_FIELD } from './diary';

type Told = AccountDetails['told'];

/** What stands between two places that were told apart. */
const JOINT = '; ';

/** An incident with the place that is right where another was called wrong; nothing changes where one of the two is not said. */
export function withWordsReplaced(
  incident: Incident,
  fields: readonly DiaryField[],
  wrong: Told,
  right: Told,
): Incident {
  const told: Record<string, string> = { ...incident.told };
  for (const { id } of fields.filter(({ takes }) => takes === 'rest')) {
    const [no, yes] = [partsOf(wrong[id]), partsOf(right[id])];
    if (no.length === 0 || yes.length === 0) continue;
    const parts = partsOf(told[id]);
    const kept = parts.filter((part) => !no.some((one) => isWithin(one, part) || isWithin(part, one)));
    // "In the shop where I work" may be called "at the shop": of one place it is clear which is meant.
    const rest = kept.length === 1 && parts.length === 1 ? [] : kept;
    told[id] = [...new Set([...rest, ...yes])].join(JOINT);
  }
  return { ...incident, told };
}

function partsOf(words = SKIPPED_FIELD): readonly string[] {
  return words === SKIPPED_FIELD ? [] : words.split(JOINT);
}

function isWithin(one: string, other: string): boolean {
  return other.toLowerCase().includes(one.toLowerCase());
}

/** How what a contrast says is read. */
export interface ContrastReading {
  /** Whether a text names what was taken back. */
  readonly isOf: (text: string) => boolean;
  readonly wrong: Told;
  readonly right: Told;
  /** As it was typed. */
  readonly words: string;
  /** Whether it may as well be an answer to what was asked. */
  readonly isBare: boolean;
}

/**
 * An incident with what a message says in the place of something told, in the field that it speaks of; that field alone, where
 * nothing of it can be replaced. Undefined where nothing was told that it takes back.
 */
export function withContrast(
  incident: Incident,
  fields: readonly DiaryField[],
  { isOf, wrong, right, words, isBare }: ContrastReading,
): { readonly told: Incident; readonly field: string } | undefined {
  const { told, said = [] } = incident;
  const inWords = fields.filter(({ holds }) => holds === 'words');
  const holding = inWords.find(({ id }) => partsOf(told[id]).some(isOf));
  if (holding) {
    const parts = partsOf(told[holding.id]).map((part) => (isOf(part) ? (right[holding.id] ?? words) : part));
    return { told: withTold(incident, holding.id, [...new Set(parts)].join(JOINT)), field: holding.id };
  }
  const named = inWords.find(({ options }) => options.some(({ label }) => isOf(label)));
  // "Not at school, at the bus stop" is about the place, be it that nobody had asked for it.
  const meant = inWords.find(({ id, options }) => options.length === 0 && (right[id] ?? wrong[id]) !== undefined);
  const isTold = said.some((one) => isOf(one.words));
  const field = named ?? (isTold ? meant : undefined);
  if (!field) return isTold && !isBare ? { told: incident, field: storyOf(fields) } : undefined;
  const isFree = partsOf(told[field.id]).length === 0 || wrong[field.id] !== undefined;
  const other = right[field.id] ?? (named ? undefined : words);
  return { told: isFree && other ? withTold(incident, field.id, other) : incident, field: field.id };
}

/** The same, where only what was meant is said: it takes the place of what one field holds, if it is of one. */
export function withMeant(
  incident: Incident,
  fields: readonly DiaryField[],
  right: Told,
): { readonly told: Incident; readonly field: string } {
  const [id, ...more] = fields.flatMap(({ id: one, holds }) => (holds === 'words' && right[one] ? [one] : []));
  const words = id === undefined ? undefined : right[id];
  if (id === undefined || words === undefined || more.length > 0) return { told: incident, field: storyOf(fields) };
  return { told: withTold(incident, id, words), field: id };
}

function withTold(incident: Incident, field: string, words: string): Incident {
  return { ...incident, told: { ...incident.told, [field]: words } };
}

function storyOf(fields: readonly DiaryField[]): string {
  return fields.find(({ holds }) => holds === 'story')?.id ?? '';
}
