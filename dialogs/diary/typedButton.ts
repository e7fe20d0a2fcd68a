import type { Activity, CardAction } from 'botbuilder';
import { nextDiaryStep } from '../../diary/diary';
import { plainText } from '../../language/text/letters';
import type { Knowledge } from '../../model/knowledge';
import type { Press } from '../../model/protocol/activities';
import { pressOf } from '../../model/protocol/press';
import type { TurnMemory } from '../turnMemory';
import { askField, diaryNotice } from './askDiary';
import { askTime } from './askTime';
import { diaryChoices } from './showDiary';

/** A number alone means the answer that stands in that place. */
const NUMBER = /^\d{1,2}$/;

/** Reads words that stand for a button of the record: its own words, its number, or a yes or no to the notice. */
export class TypedButton {
  constructor(private readonly knowledge: Knowledge) {}

  read(
    typed: string,
    { diary, answers, reading }: Pick<TurnMemory, 'diary' | 'answers' | 'reading'>,
  ): Press | undefined {
    const step = nextDiaryStep(this.knowledge.diary_fields, diary);
    const words = plainText(typed);
    if (words === '') return undefined;
    if (step.kind === 'ask') return pressed(askField(this.knowledge, step, diary, answers), words);
    if (step.kind === 'settle') return pressed(askTime(this.knowledge, step, diary), words);
    if (diary.incidents.length > 0) return pressed(diaryChoices(this.knowledge, diary), words);
    const meant = reading?.reply;
    if (meant === 'yes' || meant === 'no') return { kind: 'record', do: meant === 'yes' ? 'begin' : 'done' };
    return pressed(diaryNotice(this.knowledge), words);
  }
}

function pressed({ suggestedActions }: Partial<Activity>, words: string): Press | undefined {
  const actions: readonly CardAction[] = suggestedActions?.actions ?? [];
  const answers = actions.filter(({ value }) => pressDoes(value, 'option') || pressDoes(value, 'time'));
  const numbered = NUMBER.test(words) ? answers[Number(words) - 1] : undefined;
  return pressOf((actions.find(({ title }) => plainText(title) === words) ?? numbered)?.value);
}

function pressDoes(value: unknown, done: 'option' | 'time'): boolean {
  const press = pressOf(value);
  return press?.kind === 'record' && press.do === done;
}
