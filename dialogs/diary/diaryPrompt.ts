import type { Activity } from 'botbuilder';
import { nextDiaryStep } from '../../diary/diary';
import type { Knowledge } from '../../model/knowledge';
import type { Standing } from '../turnInProgress';
import { askField, diaryNotice } from './askDiary';
import { askTime } from './askTime';
import { diaryChoices } from './showDiary';

/** What the record waits for: the pending step; the notice, before anything was written down; else what to do with it. */
export function diaryPrompt(knowledge: Knowledge, standing: Standing): Partial<Activity> {
  const { diary } = standing;
  const step = nextDiaryStep(knowledge.diary_fields, diary);
  if (step.kind === 'ask') return askField(knowledge, step, standing);
  if (step.kind === 'settle') return askTime(knowledge, step, diary);
  return diary.incidents.length === 0 ? diaryNotice(knowledge) : diaryChoices(knowledge, diary);
}
