import type { CardAction } from 'botbuilder';
import { nextDiaryStep } from '../../diary/diary';
import type { NluResult } from '../../language/nluPipeline';
import { normaliseText } from '../../language/text/normaliseText';
import type { Knowledge } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import { parseButtonPayload } from '../../model/protocol/parseButtonPayload';
import type { Reply } from '../replies';
import type { Standing } from '../turnInProgress';
import { askField, diaryNotice } from './askDiary';
import { askTime } from './askTime';
import { diaryChoices } from './showDiary';

/** What the record waits for: the pending step; the notice, before anything was written down; else what to do with it. */
export function diaryPrompt(knowledge: Knowledge, standing: Standing): Reply {
  const { diary } = standing;
  const step = nextDiaryStep(knowledge.diary_fields, diary);
  if (step.kind === 'ask') return askField(knowledge, step, standing);
  if (step.kind === 'settle') return askTime(knowledge, step, diary);
  return diary.incidents.length === 0 ? diaryNotice(knowledge) : diaryChoices(knowledge, diary);
}

/** A number alone means the answer at that position. */
const NUMBER = /^\d{1,2}$/;

/** The button of the record that words stand for: its own words, its number, or a yes or no to the notice. */
export function typedDiaryButton(
  knowledge: Knowledge,
  typed: string,
  { reply }: NluResult,
  standing: Standing,
): ButtonPayload | undefined {
  const words = normaliseText(typed);
  if (words === '') return undefined;
  // Only the notice is a question of yes and no, and it stands where nothing has been begun.
  const isPlain = (reply === 'yes' || reply === 'no') && standing.diary.incidents.length === 0;
  if (isPlain) return { kind: 'record', do: reply === 'yes' ? 'begin' : 'done' };
  const { suggestedActions } = diaryPrompt(knowledge, standing);
  const actions: readonly CardAction[] = suggestedActions?.actions ?? [];
  const answers = actions.filter(({ value }) => isAction(value, 'option') || isAction(value, 'time'));
  const numbered = NUMBER.test(words) ? answers[Number(words) - 1] : undefined;
  return parseButtonPayload((actions.find(({ title }) => normaliseText(title) === words) ?? numbered)?.value);
}

function isAction(value: unknown, done: 'option' | 'time'): boolean {
  const press = parseButtonPayload(value);
  return press?.kind === 'record' && press.do === done;
}
