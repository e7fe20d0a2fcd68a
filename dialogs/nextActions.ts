import type { Answers } from '../model/answers';
import type { Knowledge, Topic } from '../model/knowledge';
import type { NamedTopic } from '../model/namedEntries';
import { nextStep } from '../triage/nextStep';
import { isIncidentOpen } from './diary/incidentWriter';
import { topicRecordChoices } from './diary/recordChoices';
import { answersInWords } from './questionDialog';
import { type Choice, choice, commandChoice, message, type Reply } from './replies';
import { outcomeActions } from './showOutcome';
import type { Standing } from './turnInProgress';
import { text } from './wording';

export const HELPLINES_TOPIC: NamedTopic = 'helplines';

/** Back to where the person was before they asked for something else. */
export function nextActions(knowledge: Knowledge, { answers, diary }: Standing, from?: Topic): Reply {
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

/** The person's answers, each as a button that asks its question again. */
export function showAnswers(knowledge: Knowledge, answers: Answers): Reply {
  const choices: readonly Choice[] = knowledge.questions
    .filter(({ id }) => answers[id] !== undefined)
    .map(({ id, name }) => ({
      title: text(knowledge, 'change-one', { name, answer: inBrief(knowledge, id, answers) }),
      press: { kind: 'change', question: id },
    }));
  return message(text(knowledge, 'change'), { kind: 'choices' }, [
    ...choices,
    { ...carryOnChoice(knowledge), minor: true },
  ]);
}

function inBrief(knowledge: Knowledge, id: string, answers: Answers): string {
  const words = answersInWords(knowledge, { [id]: answers[id] ?? [] }, answers);
  return words.length > 0 ? words.join('; ') : text(knowledge, 'skipped');
}
