import type { Activity, CardAction } from 'botbuilder';
import { WholeMessages } from '../language/phraseIndex';
import { plain } from '../language/tokens';
import { nextDiaryStep } from '../triage/diary';
import type { Knowledge } from '../triage/knowledge';
import type { NamedPhrases } from '../triage/names';
import type { Press } from './activities';
import { askField, diaryNotice } from './askDiary';
import { askTime } from './askTime';
import { pressOf } from './press';
import { diaryChoices } from './showDiary';
import type { TurnMemory } from './turnMemory';

/** A number alone means the answer that stands in that place. */
const NUMBER = /^\d{1,2}$/;

/** Reads words that stand for a button of the record: its own words, its number, or a yes or no to the notice. */
export class TypedButton {
  readonly #yesNo: WholeMessages<'yes' | 'no'>;

  constructor(private readonly knowledge: Knowledge) {
    const meaning = ['yes', 'no'] as const satisfies readonly NamedPhrases[];
    this.#yesNo = new WholeMessages(
      knowledge.phrases.flatMap(({ id, whole }) => {
        const meant = meaning.find((one) => one === id);
        return meant ? whole.map((text) => [text, meant] as const) : [];
      }),
    );
  }

  read(typed: string, { diary, answers }: Pick<TurnMemory, 'diary' | 'answers'>): Press | undefined {
    const step = nextDiaryStep(this.knowledge.diary_fields, diary);
    const words = plain(typed);
    if (words === '') return undefined;
    if (step.kind === 'ask') return pressed(askField(this.knowledge, step, diary, answers), words);
    if (step.kind === 'settle') return pressed(askTime(this.knowledge, step, diary), words);
    if (diary.incidents.length > 0) return pressed(diaryChoices(this.knowledge, diary), words);
    const meant = this.#yesNo.find(words.split(' '));
    if (meant) return { kind: 'record', do: meant === 'yes' ? 'begin' : 'done' };
    return pressed(diaryNotice(this.knowledge), words);
  }
}

function pressed({ suggestedActions }: Partial<Activity>, words: string): Press | undefined {
  const actions: readonly CardAction[] = suggestedActions?.actions ?? [];
  const answers = actions.filter(({ value }) => pressDoes(value, 'option') || pressDoes(value, 'time'));
  const numbered = NUMBER.test(words) ? answers[Number(words) - 1] : undefined;
  return pressOf((actions.find(({ title }) => plain(title) === words) ?? numbered)?.value);
}

function pressDoes(value: unknown, done: 'option' | 'time'): boolean {
  const press = pressOf(value);
  return press?.kind === 'record' && press.do === done;
}
