import { type Incident, SKIPPED_FIELD, type Statement } from './diary';

/** What was written of an incident and does not stand in its fields, all of it to the letter; and whatever was put right. */
export function otherStatements({ said = [], told }: Incident): readonly Statement[] {
  const fields = Object.values(told)
    .filter((words) => words !== SKIPPED_FIELD)
    .sort((one, other) => other.length - one.length);
  // What was pasted stands in one field, and what was written beside it in another.
  const isWhole = (words: string) => fields.reduce((rest, held) => rest.replace(held, () => ''), words).trim() === '';
  return said.filter(({ words, change }) => change || !isWhole(words));
}

/** Whether a field holds what was written for it, to the letter, rather than what was picked out of an account. */
export function isOwnAnswer({ said = [], told }: Incident, field: string): boolean {
  return said.some((one) => one.words === told[field] && one.field === field);
}
