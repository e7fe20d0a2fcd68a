import { type Answers, DANGER } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import { nextStep, usualPath } from '../triage/nextStep';
import { text } from './wording';

/** The progress that was shown last: how many questions had been answered, and how many were said to be left. */
export interface Progress {
  readonly answered: number;
  readonly left: number;
}

interface ProgressTurn {
  readonly answers: Answers;
  progress: Progress | undefined;
}

/**
 * How many questions are left: fewer after each answer, even where one leads to more of them. It is remembered in the
 * turn. The question about danger stands by itself.
 */
export function progressWords(knowledge: Knowledge, question: Question, turn: ProgressTurn): string {
  if (question.id === DANGER) return '';
  const { answers } = turn;
  const answered = knowledge.questions.filter(({ id, asked }) => asked && answers[id] !== undefined).length;
  const left = Math.max(1, Math.min(usualPath(knowledge, answers).length, mostLeft(turn.progress, answered)));
  turn.progress = { answered, left };
  if (left > 1) return text(knowledge, 'progress-left', { count: left });
  return text(knowledge, isLast(knowledge, question, answers) ? 'progress-last' : 'progress-nearly');
}

/** Whoever goes back has more to answer again. */
function mostLeft(before: Progress | undefined, answered: number): number {
  if (!before || answered < before.answered) return Number.POSITIVE_INFINITY;
  return answered === before.answered ? before.left : before.left - 1;
}

/** Whether nothing is asked after it, whatever is answered. */
function isLast(knowledge: Knowledge, { id, options }: Question, answers: Answers): boolean {
  return options.every((option) => nextStep(knowledge, { ...answers, [id]: [option.id] }).kind === 'signpost');
}
