import type { Activity } from 'botbuilder';
import type { Answers } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import { carryOnChoice } from './nextActions';
import { answersInWords } from './questionDialog';
import { type Choice, message } from './replies';
import { text } from './wording';

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
    { ...carryOnChoice(knowledge), minor: true },
  ]);
}

function inBrief(knowledge: Knowledge, id: string, answers: Answers): string {
  const words = answersInWords(knowledge, { [id]: answers[id] ?? [] }, answers);
  return words.length > 0 ? words.join('; ') : text(knowledge, 'skipped');
}
