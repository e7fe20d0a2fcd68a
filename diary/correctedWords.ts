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
