import { type Diary, hasWords } from '../../diary/diary';
import type { Knowledge } from '../../model/knowledge';
import { type Choice, commandChoice } from '../replies';
import { blankSheetChoice } from './askDiary';
import { isIncidentOpen } from './incidentWriter';

/** Buttons of the record below an outcome. In danger only the way back to the incident in progress. */
export function recordChoices(knowledge: Knowledge, danger: boolean, diary: Diary): readonly Choice[] {
  if (isIncidentOpen(knowledge, diary)) return [openRecord(knowledge, diary)];
  if (danger) return [];
  return [openRecord(knowledge, diary), commandChoice(knowledge, 'record-summary-open', 'summary')];
}

/** What a topic about records and evidence offers. */
export function topicRecordChoices(knowledge: Knowledge, diary: Diary): readonly Choice[] {
  return [openRecord(knowledge, diary), blankSheetChoice(knowledge)];
}

function openRecord(knowledge: Knowledge, diary: Diary): Choice {
  const begun = diary.incidents.some(hasWords) || diary.telling !== undefined;
  return commandChoice(knowledge, begun ? 'record-back' : 'record-open', 'record');
}
