import type { Activity } from 'botbuilder';
import type { Answers } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import { told } from './questionDialog';
import { type Choice, message } from './replies';
import { carryOn } from './wayOn';
import { text } from './words';

/** The person's answers, each as a button that asks its question again. */
export function showAnswers(knowledge: Knowledge, answers: Answers): Partial<Activity> {
  const choices: readonly Choice[] = knowledge.questions
    .filter(({ id }) => answers[id] !== undefined)
    .map(({ id, name }) => ({
      title: text(knowledge, 'change-one', { name, answer: inBrief(knowledge, id, answers) }),
      press: { kind: 'change', question: id },
    }));
  return message(text(knowledge, 'change'), { kind: 'choices' }, [
    ...choices,
    { ...carryOn(knowledge), minor: true },
  ]);
}

function inBrief(knowledge: Knowledge, id: string, answers: Answers): string {
  const words = told(knowledge, { [id]: answers[id] ?? [] }, answers);
  return words.length > 0 ? words.join('; ') : text(knowledge, 'skipped');
}
