import type { Activity, CardAction } from 'botbuilder';
import type { NluResult } from '../../language/nluPipeline';
import { normaliseText } from '../../language/text/normaliseText';
import type { Knowledge } from '../../model/knowledge';
import type { ButtonPayload } from '../../model/protocol/activities';
import { parseButtonPayload } from '../../model/protocol/parseButtonPayload';
import type { Standing } from '../turnInProgress';
import { diaryPrompt } from './diaryPrompt';

/** A number alone means the answer at that position. */
const NUMBER = /^\d{1,2}$/;

/** Reads words that stand for a button of the record: its own words, its number, or a yes or no to the notice. */
export class DiaryButtonReader {
  constructor(private readonly knowledge: Knowledge) {}

  read(typed: string, { reply }: NluResult, standing: Standing): ButtonPayload | undefined {
    const words = normaliseText(typed);
    if (words === '') return undefined;
    // Only the notice is a question of yes and no, and it stands where nothing has been begun.
    const isPlain = (reply === 'yes' || reply === 'no') && standing.diary.incidents.length === 0;
    if (isPlain) return { kind: 'record', do: reply === 'yes' ? 'begin' : 'done' };
    return payloadFor(diaryPrompt(this.knowledge, standing), words);
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
