import type { Activity } from 'botbuilder';
import type { Diary } from '../diary/diary';
import type { Answers } from '../model/answers';
import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import { nextStep } from '../triage/nextStep';
import { isIncidentOpen } from './diary/incidentWriter';
import { topicRecordChoices } from './diary/recordChoices';
import { type Choice, message } from './replies';
import { outcomeActions } from './showOutcome';
import { text } from './wording';

export const HELPLINES_TOPIC: NamedTopic = 'helplines';

/** Back to where the person was before they asked for something else. */
export function nextActions(
  knowledge: Knowledge,
  { answers, diary }: { readonly answers: Answers; readonly diary: Diary },
  from?: Topic,
): Partial<Activity> {
  const step = nextStep(knowledge, answers);
  const telling = isIncidentOpen(knowledge, diary);
  if (step.kind === 'signpost' && !telling && !from?.record)
    return outcomeActions(knowledge, step.outcome, diary);
  const record = from?.record && !telling ? topicRecordChoices(knowledge, diary) : [];
  const numbers: Choice = {
    title: text(knowledge, 'choice-helplines'),
    press: { kind: 'topic', topic: HELPLINES_TOPIC },
  };
  return message(text(knowledge, 'way-on'), { kind: 'choices' }, [
    ...record,
    carryOnChoice(knowledge),
    numbers,
  ]);
}

export function carryOnChoice(knowledge: Knowledge): Choice {
  return { title: text(knowledge, 'choice-carry-on'), press: { kind: 'command', command: 'carry-on' } };
}
