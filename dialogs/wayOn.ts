import type { Activity } from 'botbuilder';
import type { Diary } from '../diary/diary';
import type { Answers } from '../model/answers';
import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/names';
import { nextStep } from '../triage/nextStep';
import { isTelling } from './diary/diaryTelling';
import { topicRecordChoices } from './diary/recordChoices';
import { type Choice, message } from './replies';
import { nextChoices } from './showOutcome';
import { text } from './words';

export const HELPLINES: NamedTopic = 'helplines';

/** Back to where the person was before they asked for something else. */
export function wayOn(
  knowledge: Knowledge,
  { answers, diary }: { readonly answers: Answers; readonly diary: Diary },
  from?: Topic,
): Partial<Activity> {
  const step = nextStep(knowledge, answers);
  const telling = isTelling(knowledge, diary);
  if (step.kind === 'signpost' && !telling && !from?.record)
    return nextChoices(knowledge, step.outcome, diary);
  const record = from?.record && !telling ? topicRecordChoices(knowledge, diary) : [];
  const numbers: Choice = {
    title: text(knowledge, 'choice-helplines'),
    press: { kind: 'topic', topic: HELPLINES },
  };
  return message(text(knowledge, 'way-on'), { kind: 'choices' }, [...record, carryOn(knowledge), numbers]);
}

export function carryOn(knowledge: Knowledge): Choice {
  return { title: text(knowledge, 'choice-carry-on'), press: { kind: 'command', command: 'carry-on' } };
}
