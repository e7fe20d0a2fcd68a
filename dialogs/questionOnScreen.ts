import { type Answers, HEARD, isOpenBetween, SKIPPED } from '../model/answers';
import type { Option, Question, Wording } from '../model/knowledge';

/** A question as it is shown on every channel: its words, the answers offered, and what was heard of it already. */
export interface QuestionOnScreen {
  readonly ask: Wording;
  readonly options: readonly Option[];
  readonly heard: readonly string[];
  /** What is recorded where it is skipped: of what was told, nothing is lost. */
  readonly skipped: readonly string[];
}

/** @param among the only answers that are offered, if not all */
export function questionOnScreen(
  question: Question,
  answers: Answers,
  among = leftOpen(question, answers),
): QuestionOnScreen {
  const answer = answers[question.id] ?? [];
  // That none of it has happened is never ticked from a story.
  const isHeard = (one: Option) => answer.includes(one.id) && !(answer.includes(HEARD) && isAlone(question, one));
  const heard = question.options.filter(isHeard).map(({ id }) => id);
  const isKept = among !== undefined || question.choose === 'many';
  return {
    ask: askedIn(question, among),
    options: question.options.filter(({ id, offered }) => among?.includes(id) ?? offered),
    heard,
    skipped: isKept ? [...heard, SKIPPED] : [SKIPPED],
  };
}

/** Whether an answer stands only by itself, such as "none of these". */
export function isAlone({ choose }: Question, { means }: Option): boolean {
  return choose === 'many' && means === 'no';
}

/** The answers that words have left open. */
function leftOpen(question: Question, answers: Answers): readonly string[] | undefined {
  const answer = answers[question.id] ?? [];
  return isOpenBetween(question, answer) ? answer : undefined;
}

/** The question, as it is asked where only some of its answers are offered. */
function askedIn({ ask, ask_back: askBack, between }: Question, among: readonly string[] | undefined): Wording {
  if (!among) return ask;
  const open = between.find(({ options }) => options.every((one) => among.includes(one)));
  return open?.ask ?? askBack ?? ask;
}
