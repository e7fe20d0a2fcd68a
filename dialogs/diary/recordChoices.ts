import { type Diary, hasWords } from '../../diary/diary';
import type { Knowledge } from '../../model/knowledge';
import type { Choice } from '../replies';
import { text } from '../words';
import { sheetChoice } from './askDiary';
import { isTelling } from './diaryTelling';

/** What an outcome offers of the record. In danger only the way back to what was being told, and nothing new. */
export function recordChoices(knowledge: Knowledge, danger: boolean, diary: Diary): readonly Choice[] {
  if (isTelling(knowledge, diary)) return [openRecord(knowledge, diary)];
  if (danger) return [];
  const summary: Choice = {
    title: text(knowledge, 'record-summary-open'),
    press: { kind: 'command', command: 'summary' },
  };
  return [openRecord(knowledge, diary), summary];
}

/** What a topic about records and evidence offers. */
export function topicRecordChoices(knowledge: Knowledge, diary: Diary): readonly Choice[] {
  return [openRecord(knowledge, diary), sheetChoice(knowledge)];
}

function openRecord(knowledge: Knowledge, diary: Diary): Choice {
  const begun = diary.incidents.some(hasWords) || diary.telling !== undefined;
  return {
    title: text(knowledge, begun ? 'record-back' : 'record-open'),
    press: { kind: 'command', command: 'record' },
  };
}
