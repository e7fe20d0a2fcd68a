import type { Activity } from 'botbuilder';
import type { Answers } from '../model/answers';
import { DANGER, SKIPPED } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import type { MessageId } from '../model/textIds';
import { questionsLeft } from '../triage/nextStep';
import { type Choice, message } from './replies';
import type { TurnInProgress } from './turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

/** A question with its options, and below them: skip, why, back. */
export function askQuestion(
  knowledge: Knowledge,
  question: Question,
  { answers, noted = false }: Pick<TurnInProgress, 'answers'> & { readonly noted?: boolean },
): Partial<Activity> {
  const audience = audienceOf(answers);
  const options = question.options.map(({ id, label }) => ({
    title: inWords(label, audience),
    press: { kind: 'answer', question: question.id, answer: [id] } as const,
  }));
  return message(
    inWords(question.ask, audience),
    {
      kind: 'question',
      question: question.id,
      choose: question.choose,
      progress: progress(knowledge, answers),
    },
    [...options, ...secondaryActions(knowledge, question, answers, noted)],
  );
}

/** What was taken from free text can be corrected before anything else. */
function secondaryActions(
  knowledge: Knowledge,
  question: Question,
  answers: Answers,
  noted: boolean,
): readonly Choice[] {
  const wrong = noted ? [commandChoice(knowledge, 'choice-not-right', 'change')] : [];
  const skip: Choice = {
    title: text(knowledge, 'choice-skip'),
    press: { kind: 'answer', question: question.id, answer: [SKIPPED] },
    minor: true,
  };
  const back = commandChoice(knowledge, 'choice-back', 'back');
  const why = commandChoice(knowledge, 'choice-why', 'why');
  return Object.keys(answers).length === 0 ? [skip, why] : [...wrong, skip, why, back];
}

export function commandChoice(
  knowledge: Knowledge,
  title: Extract<MessageId, `choice-${string}`>,
  id: string,
): Choice {
  return { title: text(knowledge, title), press: { kind: 'command', command: id }, minor: true };
}

function progress(knowledge: Knowledge, answers: Answers): string {
  const count = questionsLeft(knowledge, answers);
  return count <= 1 ? text(knowledge, 'progress-last') : text(knowledge, 'progress-left', { count });
}

/** Why it is asked, with examples. */
export function explainQuestion(
  knowledge: Knowledge,
  question: Question,
  answers: Answers,
): Partial<Activity> {
  const examples = bulletList(question.examples);
  return message(
    paragraphs(
      inWords(question.why, audienceOf(answers)),
      examples && paragraphs(text(knowledge, 'for-example'), examples),
      question.id === DANGER ? '' : text(knowledge, 'may-skip'),
    ),
    { kind: 'text' },
  );
}
