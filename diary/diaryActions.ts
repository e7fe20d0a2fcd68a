import type { DiaryField } from '../model/knowledge';
import type { ButtonPayload } from '../model/protocol/activities';
import { withConfirmedTime, withFieldSkipped, withFieldTakenOut, withRestSkipped, withTimeInWords } from './account';
import {
  type Author,
  closeIncident,
  type Diary,
  endIncident,
  type Incident,
  isFull,
  nextDiaryStep,
  resumeIncident,
  withIncident,
  withNewIncident,
  withoutAskedOut,
  withoutFirst,
  withoutHeld,
  withoutIncidents,
  withRemovedBack,
  withStatement,
  withTime,
} from './diary';
import { withGroupAsked } from './fieldGroups';
import { withSentenceMoved } from './severalDays';
import { withoutStatement } from './takenOut';

/** Which incident, field, option or time a button of the record means, however late it is pressed. */
export type DiaryAction = Omit<Extract<ButtonPayload, { readonly kind: 'record' }>, 'kind'>;

/** The diary after a button was pressed; undefined where the action is not valid (any more). */
export function applyDiaryAction(
  diary: Diary,
  deed: DiaryAction,
  fields: readonly DiaryField[],
  now: Date,
  by?: Author,
): Diary | undefined {
  if (deed.do === 'begin') return isFull(diary) ? undefined : withNewIncident(closeIncident(diary), now, by);
  if (deed.do === 'put-back') return withRemovedBack(diary);
  if (deed.do === 'held-neither') return diary.held === undefined ? undefined : withoutHeld(diary);
  // Their words are read anew, by whoever can.
  if (deed.do === 'held-last' || deed.do === 'held-new') return diary.held === undefined ? undefined : diary;
  if (deed.do === 'omit-not') return diary.out && withoutAskedOut(diary);
  // Their words are found anew, by whoever can.
  if (deed.do === 'omit') return diary.out && diary;
  if (deed.do === 'omit-ask') return diary.out?.incidents.length === 0 ? closeIncident(diary) : diary.out && diary;
  if (deed.do === 'done') return closeIncident(withoutFirst(diary));
  if (deed.do === 'show' || deed.do === 'pick') return closeIncident(diary);
  // What is only looked at leaves what is being told as it is.
  if (deed.do === 'read' || deed.do === 'keep-how' || deed.do === 'keep-hidden') return diary;
  const { incidents: several = [] } = deed;
  if (several.length > 0) return applyToSeveral(diary, deed.do, several);
  const incident = diary.incidents.find(({ id }) => id === deed.incident);
  if (!incident) return undefined;
  switch (deed.do) {
    case 'stop':
      return endIncident(fields, withIncident(diary, withRestSkipped(incident, fields)));
    case 'change':
    case 'remove':
      return closeIncident(diary);
    case 'remove-sure':
      return withoutIncidents(diary, [incident.id]);
    default:
      return applyFieldAction(diary, incident, deed, fields, now);
  }
}

/** Nothing is done where one of them is not there any more. */
function applyToSeveral(diary: Diary, what: DiaryAction['do'], ids: readonly number[]): Diary | undefined {
  if (!ids.every((id) => diary.incidents.some((one) => one.id === id))) return undefined;
  if (what === 'remove') return closeIncident(diary);
  return what === 'remove-sure' ? withoutIncidents(diary, ids) : undefined;
}

/** Buttons in place of an answer. A field or a time that is no longer pending is left as it is. */
function applyFieldAction(
  diary: Diary,
  incident: Incident,
  deed: DiaryAction,
  fields: readonly DiaryField[],
  now: Date,
): Diary | undefined {
  const goOn = (next: Incident) => resumeIncident(withIncident(diary, next), incident.id);
  const field = fields.find(({ id }) => id === deed.field);
  const step = nextDiaryStep(fields, diary);
  const asks = step.kind === 'ask' && step.incident === incident && step.field === field;
  const { unsettled } = incident;
  const time = unsettled?.choices[deed.choice ?? -1];
  const isChange = diary.telling?.field !== undefined;
  const pressed = (words: string) => ({
    ...{ at: now.toISOString(), words },
    ...(field && { field: field.id }),
    ...(isChange && { change: true as const }),
  });
  switch (deed.do) {
    case 'field':
      return field && resumeIncident(diary, incident.id, field.id);
    case 'unsay-ask':
    case 'noted':
    case 'split-ask':
      return diary;
    case 'unsay':
      if (deed.choice === undefined) return resumeIncident(diary, incident.id);
      return goOn(withoutStatement(incident, fields, deed.choice, now));
    case 'skip':
      if (!field || !asks) return undefined;
      if (!isChange) return goOn(withGroupAsked(fields, withFieldSkipped(incident, fields, field.id), field.id));
      return goOn(withStatement(withFieldTakenOut(incident, fields, field.id), pressed('')));
    case 'keep':
      return asks ? resumeIncident(diary, incident.id) : undefined;
    case 'option': {
      const option = field?.options[deed.choice ?? -1];
      if (!field || !option || !asks) return undefined;
      return goOn(
        withStatement({ ...incident, told: { ...incident.told, [field.id]: option.label } }, pressed(option.label)),
      );
    }
    case 'time':
      return time && goOn(withConfirmedTime(incident, fields, { ...time, sure: true, isChosen: true }));
    case 'split':
      return unsettled?.days && diary;
    case 'move': {
      if (!unsettled?.days) return undefined;
      const { choice, to } = deed;
      if (choice === undefined || to === undefined || to >= unsettled.days.times.length) return diary;
      const days = withSentenceMoved(unsettled.days, choice, to);
      return goOn(withTime(incident, { unsettled: { ...unsettled, days } }));
    }
    case 'time-again':
      return unsettled && goOn(withTime(incident, {}));
    case 'time-words':
      return unsettled && goOn(withTimeInWords(incident, fields));
    default:
      return undefined;
  }
}

/** Goes back to the field before the pending one; closes the incident where there is none before it. */
export function backOneField(diary: Diary, fields: readonly DiaryField[]): Diary {
  const step = nextDiaryStep(fields, diary);
  if (step.kind === 'settle') return withIncident(diary, withTime(step.incident, {}));
  if (step.kind !== 'ask') return closeIncident(diary);
  const at = fields.indexOf(step.field);
  const before = fields
    .slice(0, at)
    .filter(({ id }) => step.incident.told[id] !== undefined)
    .at(-1);
  return before ? resumeIncident(diary, step.incident.id, before.id) : closeIncident(diary);
}
