import type { Activity, CardAction } from 'botbuilder';
import { nextDiaryStep } from '../../diary/diary';
import type { NluResult } from '../../language/nluPipeline';
import { normaliseText } from '../../language/text/normaliseText';
import type { Knowledge } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import { parseButtonPayload } from '../../model/protocol/parseButtonPayload';
import type { TurnInProgress } from '../turnInProgress';
import { askField, diaryNotice } from './askDiary';
import { askTime } from './askTime';
import { diaryChoices } from './showDiary';

/** A number alone means the answer at that position. */
const NUMBER = /^\d{1,2}$/;

/** Reads words that stand for a button of the record: its own words, its number, or a yes or no to the notice. */
export class DiaryButtonReader {
  constructor(private readonly knowledge: Knowledge) {}

  read(
    typed: string,
    { reply }: NluResult,
    { diary, answers }: Pick<TurnInProgress, 'diary' | 'answers'>,
  ): ButtonPayload | undefined {
    const step = nextDiaryStep(this.knowledge.diary_fields, diary);
    const words = normaliseText(typed);
    if (words === '') return undefined;
    if (step.kind === 'ask') return payloadFor(askField(this.knowledge, step, diary, answers), words);
    if (step.kind === 'settle') return payloadFor(askTime(this.knowledge, step, diary), words);
    if (diary.incidents.length > 0) return payloadFor(diaryChoices(this.knowledge, diary), words);
    if (reply === 'yes' || reply === 'no') return { kind: 'record', do: reply === 'yes' ? 'begin' : 'done' };
    return payloadFor(diaryNotice(this.knowledge), words);
  }
}

function payloadFor({ suggestedActions }: Partial<Activity>, words: string): ButtonPayload | undefined {
  const actions: readonly CardAction[] = suggestedActions?.actions ?? [];
  const answers = actions.filter(({ value }) => isAction(value, 'option') || isAction(value, 'time'));
  const numbered = NUMBER.test(words) ? answers[Number(words) - 1] : undefined;
  return parseButtonPayload((actions.find(({ title }) => normaliseText(title) === words) ?? numbered)?.value);
}

function isAction(value: unknown, done: 'option' | 'time'): boolean {
  const press = parseButtonPayload(value);
  return press?.kind === 'record' && press.do === done;
}
