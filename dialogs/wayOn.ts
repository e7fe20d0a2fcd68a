import type { Activity } from 'botbuilder';
import type { Answers } from '../triage/answers';
import type { Knowledge } from '../triage/knowledge';
import type { NamedTopic } from '../triage/names';
import { nextStep } from '../triage/nextStep';
import { type Choice, message } from './replies';
import { nextChoices } from './showOutcome';
import { text } from './words';

export const HELPLINES: NamedTopic = 'helplines';

/** Back to where the person was before they asked for something else. */
export function wayOn(knowledge: Knowledge, answers: Answers): Partial<Activity> {
  const step = nextStep(knowledge, answers);
  if (step.kind === 'signpost') return nextChoices(knowledge, step.outcome);
  const numbers: Choice = {
    title: text(knowledge, 'choice-helplines'),
    press: { kind: 'topic', topic: HELPLINES },
  };
  return message(text(knowledge, 'way-on'), { kind: 'choices' }, [carryOn(knowledge), numbers]);
}

export function carryOn(knowledge: Knowledge): Choice {
  return { title: text(knowledge, 'choice-carry-on'), press: { kind: 'command', command: 'carry-on' } };
}
