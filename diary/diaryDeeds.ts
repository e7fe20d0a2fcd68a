import type { DiaryField } from '../model/knowledge';
import type { DeedName } from '../model/protocol/diaryActions';
import { leftAsItIs, leftOut, settled } from './account';
import {
  atRest,
  type Diary,
  type Incident,
  isFull,
  nextDiaryStep,
  tellAgain,
  withIncident,
  withNewIncident,
  withoutIncident,
  withTime,
} from './diary';

export interface Deed {
  readonly do: DeedName;
  /** Which incident, field, option or time it means, however late it is pressed. */
  readonly incident?: number;
  readonly field?: string;
  readonly choice?: number;
}

/** What the diary comes to when a button is pressed; undefined where the press means nothing (any more). */
export function diaryAfter(
  diary: Diary,
  deed: Deed,
  fields: readonly DiaryField[],
  now: Date,
): Diary | undefined {
  if (deed.do === 'begin') return isFull(diary) ? undefined : withNewIncident(atRest(diary), now);
  if (deed.do === 'show' || deed.do === 'pick' || deed.do === 'done') return atRest(diary);
  const incident = diary.incidents.find(({ id }) => id === deed.incident);
  if (!incident) return undefined;
  switch (deed.do) {
    case 'stop':
      return atRest(withIncident(diary, leftAsItIs(incident, fields)));
    case 'change':
    case 'remove':
      return atRest(diary);
    case 'remove-sure':
      return withoutIncident(diary, incident.id);
    default:
      return told(diary, incident, deed, fields);
  }
}

/** What is pressed in the place of an answer. A field or a time that no longer waits is left as it is. */
function told(
  diary: Diary,
  incident: Incident,
  deed: Deed,
  fields: readonly DiaryField[],
): Diary | undefined {
  const goOn = (next: Incident) => tellAgain(withIncident(diary, next), incident.id);
  const field = fields.find(({ id }) => id === deed.field);
  const step = nextDiaryStep(fields, diary);
  const asks = step.kind === 'ask' && step.incident === incident && step.field === field;
  const time = incident.unsettled?.choices[deed.choice ?? -1];
  switch (deed.do) {
    case 'field':
      return field && tellAgain(diary, incident.id, field.id);
    case 'skip':
      return field && asks ? goOn(leftOut(incident, fields, field.id)) : undefined;
    case 'keep':
      return asks ? tellAgain(diary, incident.id) : undefined;
    case 'option': {
      const option = field?.options[deed.choice ?? -1];
      if (!field || !option || !asks) return undefined;
      return goOn({ ...incident, told: { ...incident.told, [field.id]: option.label } });
    }
    case 'time':
      return time && goOn(settled(incident, fields, { ...time, sure: true }));
    case 'time-again':
      return incident.unsettled && goOn(withTime(incident, {}));
    case 'time-words': {
      const words = incident.unsettled?.words;
      return words === undefined ? undefined : goOn(settled(incident, fields, { words, sure: false }));
    }
    default:
      return undefined;
  }
}

/** Goes back to the field before the one that waits; to nothing, where none was told before it. */
export function diaryBefore(diary: Diary, fields: readonly DiaryField[]): Diary {
  const step = nextDiaryStep(fields, diary);
  if (step.kind === 'settle') return withIncident(diary, withTime(step.incident, {}));
  if (step.kind !== 'ask') return atRest(diary);
  const at = fields.indexOf(step.field);
  const before = fields
    .slice(0, at)
    .filter(({ id }) => step.incident.told[id] !== undefined)
    .at(-1);
  return before ? tellAgain(diary, step.incident.id, before.id) : atRest(diary);
}
