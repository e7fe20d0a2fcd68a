import { type Answers, DANGER } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import { answersInWords } from './answerWords';
import { type Choice, message, type Reply } from './replies';
import type { TurnInProgress } from './turnInProgress';
import { bulletList, text } from './wording';

/**
 * What was taken from words, as a short list. Before the question about danger nothing is read back: that question
 * comes first, and the list after it.
 */
export function showNoted(knowledge: Knowledge, turn: TurnInProgress): readonly Reply[] {
  if (turn.answers[DANGER] === undefined) return [];
  const told = notedQuestions(turn);
  const words = told.flatMap((id) => answersInWords(knowledge, { [id]: turn.answers[id] ?? [] }, turn.answers));
  if (words.length === 0) return [];
  const noted = bulletList([...new Set(words)]);
  return [message(text(knowledge, 'noted', { noted }), { kind: 'text' })];
}

/** A button for each line, which asks its question again. */
export function changeNoted(
  knowledge: Knowledge,
  turn: Pick<TurnInProgress, 'answers' | 'before' | 'noted'>,
): readonly Choice[] {
  if (turn.answers[DANGER] === undefined) return [];
  return notedQuestions(turn).flatMap((id) => {
    const { name = '' } = knowledge.questions.find((one) => one.id === id) ?? {};
    const title = text(knowledge, 'choice-change-one', { name });
    return turn.answers[id]
      ? [{ title, press: { kind: 'change', question: id } as const, minor: true, short: name }]
      : [];
  });
}

/** The questions whose answers came from words in this turn; all of them once it is settled that nobody is in danger. */
function notedQuestions({
  answers,
  before,
  noted,
}: Pick<TurnInProgress, 'answers' | 'before' | 'noted'>): readonly string[] {
  const told = isDangerOpen(before) && !isDangerOpen(answers) ? Object.keys(answers) : noted;
  return told.filter((id) => id !== DANGER && answers[id] !== undefined);
}

/** Until the question about danger is answered, and while there is danger, nothing that was told is read back. */
function isDangerOpen({ [DANGER]: danger }: Answers): boolean {
  return danger === undefined || danger.includes('yes');
}
