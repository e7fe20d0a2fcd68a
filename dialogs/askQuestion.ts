import { type Answers, DANGER, SKIPPED } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import { questionsLeft } from '../triage/nextStep';
import { type Choice, message, minorChoice, minorCommand, type Reply } from './replies';
import type { Standing } from './turnInProgress';
import { audienceOf, bulletList, inWords, paragraphs, text } from './wording';

/** A question with its options, and below them: skip, why, back. */
export function askQuestion(
  knowledge: Knowledge,
  question: Question,
  { answers, noted = false }: Pick<Standing, 'answers'> & { readonly noted?: boolean },
): Reply {
  const audience = audienceOf(answers);
  const { id, ask, choose } = question;
  const options = question.options.map((option) => ({
    title: inWords(option.label, audience),
    press: { kind: 'answer', question: id, answer: [option.id] } as const,
  }));
  const extras = { kind: 'question', question: id, choose, progress: progress(knowledge, answers) } as const;
  const below = secondaryActions(knowledge, id, answers, noted);
  return message(inWords(ask, audience), extras, [...options, ...below]);
}

/** What was taken from free text can be corrected before anything else. */
function secondaryActions(
  knowledge: Knowledge,
  question: string,
  answers: Answers,
  noted: boolean,
): readonly Choice[] {
  const wrong = noted ? [minorCommand(knowledge, 'choice-not-right', 'change')] : [];
  const skip = minorChoice(knowledge, 'choice-skip', { kind: 'answer', question, answer: [SKIPPED] });
  const back = minorCommand(knowledge, 'choice-back', 'back');
  const why = minorCommand(knowledge, 'choice-why', 'why');
  return Object.keys(answers).length === 0 ? [skip, why] : [...wrong, skip, why, back];
}

function progress(knowledge: Knowledge, answers: Answers): string {
  const count = questionsLeft(knowledge, answers);
  return count <= 1 ? text(knowledge, 'progress-last') : text(knowledge, 'progress-left', { count });
}

/** Why it is asked, with examples. */
export function explainQuestion(knowledge: Knowledge, question: Question, answers: Answers): Reply {
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
