import type { DiaryField } from '../model/knowledge';
import { type Incident, LEFT_OUT, withTime } from './diary';
import type { IncidentTime, Unsettled } from './incidentTime';

/** What was read out of one message of an account. */
export interface Account {
  /** Field id to the person's words. */
  readonly told: Readonly<Record<string, string>>;
  readonly when?: IncidentTime;
  readonly unsettled?: Unsettled;
}

/**
 * Adds to an incident what a message told of it. What was asked about is put in the place of what was
 * there; anything else is added to it, so that nothing told earlier is lost.
 */
export function takeAccount(
  incident: Incident,
  fields: readonly DiaryField[],
  asked: string,
  account: Account,
): Incident {
  const told: Record<string, string> = { ...incident.told };
  for (const [id, words] of Object.entries(account.told)) {
    const before = id === asked ? LEFT_OUT : (told[id] ?? LEFT_OUT);
    told[id] = before === LEFT_OUT || before.includes(words) ? before || words : `${before}; ${words}`;
  }
  return takeTime({ ...incident, told }, fields, asked, account);
}

/** A time that was told already stands, unless the person was asked for it again. */
function takeTime(
  incident: Incident,
  fields: readonly DiaryField[],
  asked: string,
  { when, unsettled }: Account,
): Incident {
  const field = timeField(fields);
  const known = incident.when !== undefined || incident.unsettled !== undefined;
  if ((!when && !unsettled) || (known && asked !== field)) return incident;
  if (when) return settled(incident, fields, when);
  const { [field]: _asked, ...told } = incident.told;
  return withTime({ ...incident, told }, unsettled ? { unsettled } : {});
}

/** The person has said, or chosen, when it was. */
export function settled(incident: Incident, fields: readonly DiaryField[], when: IncidentTime): Incident {
  const told = { ...incident.told, [timeField(fields)]: when.words };
  return withTime({ ...incident, told }, { when });
}

/** The field is left out, whatever it held. */
export function leftOut(incident: Incident, fields: readonly DiaryField[], field: string): Incident {
  const told = { ...incident.told, [field]: LEFT_OUT };
  return field === timeField(fields) ? withTime({ ...incident, told }, {}) : { ...incident, told };
}

/** All that was not asked yet is left out: the person has told enough. */
export function leftAsItIs(incident: Incident, fields: readonly DiaryField[]): Incident {
  const rest = fields.filter(({ id }) => incident.told[id] === undefined);
  const told = { ...Object.fromEntries(rest.map(({ id }) => [id, LEFT_OUT])), ...incident.told };
  const { unsettled } = incident;
  const kept: Incident = { ...incident, told };
  return unsettled ? settled(kept, fields, { words: unsettled.words, sure: false }) : kept;
}

export function timeField(fields: readonly DiaryField[]): string {
  return fields.find(({ holds }) => holds === 'time')?.id ?? '';
}

export function storyField(fields: readonly DiaryField[]): string {
  return fields.find(({ holds }) => holds === 'story')?.id ?? '';
}
