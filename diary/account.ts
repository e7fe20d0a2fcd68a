import type { DiaryField } from '../model/knowledge';
import { type Diary, type Incident, SKIPPED_FIELD, withIncident, withTime } from './diary';
import type { IncidentTime, UnconfirmedTime } from './incidentTime';

/** What one message tells of an incident. */
export interface AccountDetails {
  /** Field id to the person's words. */
  readonly told: Readonly<Record<string, string>>;
  readonly when?: IncidentTime;
  readonly found?: IncidentTime;
  readonly unsettled?: UnconfirmedTime;
}

/**
 * Merges what one message tells into an incident. The field that was asked about replaces its old
 * value; any other field is appended to, so that nothing told earlier is lost. Where it was, once that is known, is not
 * moved by what is said of something else: that stands in its own words.
 */
export function mergeAccount(
  incident: Incident,
  fields: readonly DiaryField[],
  asked: string,
  account: AccountDetails,
): Incident {
  const told: Record<string, string> = { ...incident.told };
  // "My friend saw it from the cafe" says where she was.
  const isOfMore = account.told[asked] !== undefined || Object.keys(account.told).length > 1;
  for (const [id, words] of Object.entries(account.told)) {
    const before = id === asked ? SKIPPED_FIELD : (told[id] ?? SKIPPED_FIELD);
    const isPlace = fields.some((field) => field.id === id && field.takes === 'rest');
    if (isPlace && before !== SKIPPED_FIELD && isOfMore) continue;
    told[id] = before === SKIPPED_FIELD || before.includes(words) ? before || words : `${before}; ${words}`;
  }
  const found = account.found ?? incident.found;
  return mergeTime({ ...incident, told, ...(found && { found }) }, fields, asked, account);
}

/** A time given already stays, unless the person was asked for it again. */
function mergeTime(
  incident: Incident,
  fields: readonly DiaryField[],
  asked: string,
  { when, unsettled }: AccountDetails,
): Incident {
  const field = fieldHolding('time', fields);
  const known = incident.when !== undefined || incident.unsettled !== undefined;
  if ((!when && !unsettled) || (known && asked !== field)) return incident;
  return withNewTime(incident, fields, { ...(when && { when }), ...(unsettled && { unsettled }) });
}

/** Another time in place of the one that is known; where it is unsettled, it is asked about. */
export function withNewTime(
  incident: Incident,
  fields: readonly DiaryField[],
  { when, unsettled }: Pick<AccountDetails, 'when' | 'unsettled'>,
): Incident {
  if (when) return withConfirmedTime(incident, fields, when);
  const { [fieldHolding('time', fields)]: _asked, ...told } = incident.told;
  const before = incident.when ?? incident.unsettled?.before;
  return withTime({ ...incident, told }, unsettled ? { unsettled: { ...unsettled, ...(before && { before }) } } : {});
}

/** What was thought to be happening was earlier: the clock does not say when, and neither does what was being told. */
export function withoutLiveTime(diary: Diary, fields: readonly DiaryField[]): Diary {
  const live = diary.incidents.findLast(({ when }) => when?.isLive);
  return live ? withIncident(diary, withNewTime(live, fields, {})) : diary;
}

/** The person has said, or chosen, when it was. */
export function withConfirmedTime(incident: Incident, fields: readonly DiaryField[], when: IncidentTime): Incident {
  const told = { ...incident.told, [fieldHolding('time', fields)]: when.words };
  return withTime({ ...incident, told }, { when });
}

/** Skips the field, whatever it held. */
export function withFieldSkipped(incident: Incident, fields: readonly DiaryField[], field: string): Incident {
  const told = { ...incident.told, [field]: SKIPPED_FIELD };
  return field === fieldHolding('time', fields) ? withTime({ ...incident, told }, {}) : { ...incident, told };
}

/** Takes out what a field holds, and what was written for it: somebody may have written where they are safe. */
export function withFieldTakenOut(incident: Incident, fields: readonly DiaryField[], field: string): Incident {
  const { said = [], told } = incident;
  const rest = said.filter((one) => one.field !== field && (told[field] === undefined || one.words !== told[field]));
  return withFieldSkipped({ ...incident, said: rest }, fields, field);
}

/** Skips every field that was not asked yet; a time that waits to be confirmed still waits. */
export function withNothingLeftToAsk(incident: Incident, fields: readonly DiaryField[]): Incident {
  const rest = fields.filter(({ id }) => incident.told[id] === undefined);
  return { ...incident, told: { ...Object.fromEntries(rest.map(({ id }) => [id, SKIPPED_FIELD])), ...incident.told } };
}

/** Skips all that is left: the person has told enough. */
export function withRestSkipped(incident: Incident, fields: readonly DiaryField[]): Incident {
  const before = incident.unsettled?.before;
  const timed = before ? withConfirmedTime(incident, fields, before) : incident;
  return withTimeInWords(withNothingLeftToAsk(timed, fields), fields);
}

/** A time that waits to be confirmed stays in the words in which it was said; those of several days are the whole account. */
export function withTimeInWords(incident: Incident, fields: readonly DiaryField[]): Incident {
  const { unsettled } = incident;
  if (!unsettled) return incident;
  if (unsettled.days) return withFieldSkipped(incident, fields, fieldHolding('time', fields));
  return withConfirmedTime(incident, fields, { words: unsettled.words, sure: false });
}

/** The id of the field that holds the time, the story or what was pasted; '' where there is none. */
export function fieldHolding(holds: 'time' | 'story' | 'pasted', fields: readonly DiaryField[]): string {
  return fields.find((field) => field.holds === holds)?.id ?? '';
}
