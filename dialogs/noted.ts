import { type Answers, DANGER, WHAT } from '../model/answers';
import type { Knowledge, Question } from '../model/knowledge';
import { nextStep } from '../triage/nextStep';
import { answersInWords, isToldOfSelf } from './answerWords';
import { questionOnScreen } from './questionOnScreen';
import { type Choice, line, message, type Reply } from './replies';
import { isShownAlready } from './showOutcome';
import { takenBackBy } from './takenBack';
import type { Standing, TurnInProgress } from './turnInProgress';
import { ORDINARY_TURN, pageOf, wordCount } from './wordCount';
import { audienceOf, bulletList, inWords, text } from './wording';

type NotedTurn = Pick<TurnInProgress, 'answers' | 'before' | 'noted' | 'now'> &
  Pick<Standing, 'parts'> &
  Partial<Pick<TurnInProgress, 'partsBefore' | 'reading'>>;

/**
 * What was taken from words, as a short list; what has no room beside the question that follows is one press away.
 * Before the question about danger nothing is read back: that question comes first, and the list after it.
 */
export function showNoted(knowledge: Knowledge, turn: NotedTurn & Pick<TurnInProgress, 'replies'>): readonly Reply[] {
  const { answers } = turn;
  // Or who has just told all of it would see nothing but the same question again.
  if (answers[DANGER] === undefined) return turn.noted.length > 0 ? [line(knowledge, 'kept')] : [];
  const gone = takenOff(knowledge, turn);
  const facts = factsInWords(knowledge, notedQuestions(turn), turn);
  if (facts.length === 0) return gone;
  const sorry = gone.length === 0 && wasWrong(turn) ? [line(knowledge, 'had-wrong')] : [];
  return [...gone, ...sorry, message(notedWords(knowledge, facts, roomFor(knowledge, turn)), { kind: 'text' })];
}

/** Whether a message says itself that what it put something else in the place of is not so: "he's not my boss, he's my neighbour". */
function wasWrong({ answers, before, noted, reading }: NotedTurn): boolean {
  return noted.some((id) => {
    const was = before[id]?.filter((one) => !answers[id]?.includes(one)) ?? [];
    return was.some((one) => reading?.denied.some(({ question, option }) => question === id && option === one));
  });
}

/** What a message put right: whoever says "I never said that" sees that it is gone. */
function takenOff(knowledge: Knowledge, { answers, before, noted }: NotedTurn): readonly Reply[] {
  const gone = takenBackBy(knowledge.questions, before, answers);
  const facts = noted.flatMap((id) => answersInWords(knowledge, { [id]: gone[id] ?? [] }, before));
  if (facts.length === 0) return [];
  return [message(text(knowledge, 'taken-off', { facts: bulletList(facts) }), { kind: 'text' })];
}

/**
 * What is not so for most people first, as it may have been heard wrongly; of all else who and where, and how they go on,
 * before the list of what.
 */
function factsInWords(knowledge: Knowledge, told: readonly string[], turn: NotedTurn): readonly string[] {
  const { answers, parts } = turn;
  const questions = knowledge.questions.filter(({ id }) => told.includes(id)).reverse();
  const facts = questions.flatMap((question) => {
    const answer = answers[question.id] ?? [];
    const some = question.choose === 'many' ? newIn(question.id, answer, turn).map((one) => [one]) : [answer];
    return some.map((part) => ({ question: question.id, part, rank: rankOf(question, part) }));
  });
  const ordered = facts.sort((one, other) => one.rank - other.rank);
  return [
    ...new Set(
      ordered.flatMap(({ question, part }) => answersInWords(knowledge, { [question]: part }, answers, parts)),
    ),
  ];
}

/** Of several answers, those that this turn told something new of: what was read back before is not read back again. */
function newIn(
  question: string,
  answer: readonly string[],
  { before, parts = {}, partsBefore = {} }: NotedTurn,
): readonly string[] {
  if (isDangerOpen(before)) return answer;
  const { [question]: known = [] } = before;
  return answer.filter((one) => {
    const id = `${question}:${one}`;
    const [told = [], toldBefore = []] = [parts[id], partsBefore[id]];
    const isOther = told.length !== toldBefore.length || told.some((part) => !toldBefore.includes(part));
    return !known.includes(one) || isOther;
  });
}

function rankOf({ id, options }: Question, answer: readonly string[]): number {
  const isUsual = options.every((option) => option.usual || !answer.includes(option.id));
  if (!isUsual) return 0;
  return id === WHAT ? 2 : 1;
}

/** An outcome gives the person's own facts itself. */
const BESIDE_OUTCOME = 12;
/** Words beside the list and the question: its lead, what is left out, and how many questions are left. */
const BESIDE = 12;
/** As many as are read at a glance. */
const LINES = 8;

/** Words that are left for the list beside what was said already and the question that comes next. */
function roomFor(knowledge: Knowledge, turn: NotedTurn & Pick<TurnInProgress, 'replies'>): number {
  const { answers, replies } = turn;
  const step = nextStep(knowledge, answers);
  if (step.kind === 'signpost') return isShownAlready(knowledge, turn) ? ORDINARY_TURN : BESIDE_OUTCOME;
  const asked = inWords(questionOnScreen(step.question, answers).ask, audienceOf(answers));
  return ORDINARY_TURN - BESIDE - wordCount([asked, ...replies.map((reply) => reply.text ?? '')].join('\n'));
}

function notedWords(knowledge: Knowledge, words: readonly string[], room: number): string {
  const { shown, next } = pageOf(words.slice(0, LINES), 0, room, wordCount);
  if (wordCount(shown.join(' ')) > room) return text(knowledge, 'noted-count', { count: words.length });
  const left = words.length - (next ?? shown.length);
  const more = left === 0 ? [] : [text(knowledge, 'noted-more', { count: left })];
  return text(knowledge, 'noted', { noted: bulletList([...shown, ...more]) });
}

/** A button for each line, which asks its question again. */
export function changeNoted(knowledge: Knowledge, turn: NotedTurn): readonly Choice[] {
  if (turn.answers[DANGER] === undefined) return [];
  return notedQuestions(turn).flatMap((id) => {
    const { name = '' } = knowledge.questions.find((one) => one.id === id) ?? {};
    const title = text(knowledge, 'choice-change-one', { name });
    // What stands open is asked in any case.
    const told = answersInWords(knowledge, { [id]: turn.answers[id] ?? [] }, turn.answers, turn.parts);
    return told.length > 0
      ? [{ title, press: { kind: 'change', question: id } as const, minor: true, short: name }]
      : [];
  });
}

/** The questions whose answers came from words in this turn; all of them once it is settled that nobody is in danger. */
function notedQuestions({ answers, before, noted }: NotedTurn): readonly string[] {
  const told = isDangerOpen(before) && !isDangerOpen(answers) ? Object.keys(answers) : noted;
  return told.filter((id) => id !== DANGER && answers[id] !== undefined && isToldOfSelf(answers, id));
}

/** Until the question about danger is answered, and while there is danger, nothing that was told is read back. */
function isDangerOpen({ [DANGER]: danger }: Answers): boolean {
  return danger === undefined || danger.includes('yes');
}
