import type { Activity } from 'botbuilder';
import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import { nextStep } from '../triage/nextStep';
import { isIncidentOpen } from './diary/incidentWriter';
import { topicRecordChoices } from './diary/recordChoices';
import { type Choice, choice, commandChoice, message } from './replies';
import { outcomeActions } from './showOutcome';
import type { Standing } from './turnInProgress';
import { text } from './wording';

export const HELPLINES_TOPIC: NamedTopic = 'helplines';

/** Back to where the person was before they asked for something else. */
export function nextActions(
  knowledge: Knowledge,
  { answers, diary }: Standing,
  from?: Topic,
): Partial<Activity> {
  const step = nextStep(knowledge, answers);
  const telling = isIncidentOpen(knowledge, diary);
  if (step.kind === 'signpost' && !telling && !from?.record)
    return outcomeActions(knowledge, step.outcome, diary);
  const record = from?.record && !telling ? topicRecordChoices(knowledge, diary) : [];
  return message(text(knowledge, 'way-on'), { kind: 'choices' }, [
    ...record,
    carryOnChoice(knowledge),
    choice(knowledge, 'choice-helplines', { kind: 'topic', topic: HELPLINES_TOPIC }),
  ]);
}

export function carryOnChoice(knowledge: Knowledge): Choice {
  return commandChoice(knowledge, 'choice-carry-on', 'carry-on');
}
