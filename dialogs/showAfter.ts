import type { NluResult } from '../language/nluResult';
import { SIGNS, WHAT } from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { PlainMessageId } from '../model/textIds';
import { answersInWords, isToldOfSelf } from './answerWords';
import { line, message, type Reply } from './replies';
import { offeredAnswers, showMeant } from './showShortAnswer';
import type { TurnInProgress } from './turnInProgress';
import { audienceOf, bulletList, text } from './wording';

/**
 * The answer that has something to say to what was told below an outcome, if they were not given it. Not above what may be danger or
 * despair; and of somebody else, "she has changed her number" may be told of either.
 */
export function answerAfter(knowledge: Knowledge, turn: TurnInProgress): string | undefined {
  const { reading, answers } = turn;
  const isGrave = reading?.danger !== undefined && reading.danger !== 'told' && reading.danger !== 'over';
  if (!reading || isGrave || reading.selfHarm || reading.hintsDespair || audienceOf(answers) === 'other')
    return undefined;
  return offeredAnswers(knowledge, turn, reading.fitsAfter)[0]?.id;
}

/** What is told again of what happened, and was noted before. */
function notedAlready(knowledge: Knowledge, { answers, before, parts, reading }: TurnInProgress): readonly string[] {
  const isKept = (question: string, option: string) =>
    isToldOfSelf(answers, question) && [answers, before].every((one) => one[question]?.includes(option));
  const told = (id: string) =>
    (reading?.slots ?? []).flatMap(({ question, option }) => (question === id && isKept(id, option) ? [option] : []));
  return [...new Set([WHAT, SIGNS].flatMap((id) => answersInWords(knowledge, { [id]: told(id) }, answers, parts)))];
}

const FIRST: PlainMessageId = 'heard-after';
const AGAIN: PlainMessageId = 'heard-again';

/**
 * What is said below an outcome to what is neither answered nor noted. What asks nothing needs no answer but that it was read, and
 * what may help with it; word for word the same to one thing after another, it would say that nobody reads.
 */
export function showAfter(knowledge: Knowledge, turn: TurnInProgress): readonly Reply[] {
  const { reading } = turn;
  if (reading?.saysGoodbye) return [line(knowledge, 'goodbye')];
  if (reading?.isQuestion !== false) return [line(knowledge, 'not-read-after')];
  const facts = notedAlready(knowledge, turn);
  const again =
    facts.length > 0 ? [message(text(knowledge, 'noted-already', { facts: bulletList(facts) }), { kind: 'text' })] : [];
  return [...again, tellThem(knowledge, turn, reading, facts.length > 0)];
}

/** That who can help is the same after what was told; and that a count or a day is not kept. */
export function standing(knowledge: Knowledge, { tellsCount }: Pick<NluResult, 'tellsCount'>): readonly Reply[] {
  return [line(knowledge, 'outcome-stands'), ...(tellsCount ? [line(knowledge, 'no-dates-kept')] : [])];
}

/** What can be done with what is not kept here, or was kept before. */
function tellThem(knowledge: Knowledge, turn: TurnInProgress, reading: NluResult, isKept: boolean): Reply {
  if (reading.tellsCount) return line(knowledge, 'no-dates-kept');
  const meant = offeredAnswers(knowledge, turn, [...reading.fitsAfter, ...reading.mayFitAfter, ...reading.mayAsk]);
  if (meant.length > 0) return showMeant(knowledge, turn, 'heard-after-meant', meant);
  const wasSaid = isKept || turn.told[FIRST] !== undefined;
  turn.told = { ...turn.told, [FIRST]: 0 };
  return line(knowledge, wasSaid ? AGAIN : FIRST);
}
