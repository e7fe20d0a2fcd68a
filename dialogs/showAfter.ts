import type { Knowledge } from '../model/knowledge';
import type { PlainMessageId } from '../model/textIds';
import { line, type Reply } from './replies';
import { offeredAnswers, showMeant } from './showShortAnswer';
import type { TurnInProgress } from './turnInProgress';
import { audienceOf } from './wording';

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

const FIRST: PlainMessageId = 'heard-after';
const AGAIN: PlainMessageId = 'heard-again';

/**
 * What is said below an outcome to what is neither answered nor noted. What asks nothing needs no answer but that it was read, and
 * what may help with it; word for word the same to one thing after another, it would say that nobody reads.
 */
export function showAfter(knowledge: Knowledge, turn: TurnInProgress): Reply {
  const { reading } = turn;
  if (reading?.saysGoodbye) return line(knowledge, 'goodbye');
  if (reading?.isQuestion !== false) return line(knowledge, 'not-read-after');
  const meant = offeredAnswers(knowledge, turn, [...reading.fitsAfter, ...reading.mayFitAfter, ...reading.mayAsk]);
  if (meant.length > 0) return showMeant(knowledge, turn, 'heard-after-meant', meant);
  const wasSaid = turn.told[FIRST] !== undefined;
  turn.told = { ...turn.told, [FIRST]: 0 };
  return line(knowledge, wasSaid ? AGAIN : FIRST);
}
