import type { Told } from '../language/foundAnswer';
import type { NluResult } from '../language/nluResult';
import { isWhollyDenied, partsAfter } from '../language/optionParts';
import type { QuestionOption } from '../language/questionOption';
import { type RecordedAnswers, recordAnswers } from '../language/recordAnswers';
import { DANGER, withAnswer, withoutIdleSituation } from '../model/answers';
import type { Question } from '../model/knowledge';
import { pendingQuestion } from './questionDialog';
import { settle } from './settled';
import { takenBackBy, withoutTakenBack } from './takenBack';
import type { TurnInProgress } from './turnInProgress';

/** Whether it tells that answer, and does not only name a part of it: "what have you written about me". */
function isTold({ question, option }: QuestionOption, { slots, answer }: Told): boolean {
  return (
    slots.some((one) => one.question === question && one.option === option) || answer?.options.includes(option) === true
  );
}

/**
 * Whether somebody who is asked to go on, while the question about danger waits, says that there is none. A bare yes or no
 * answers the offer, and is no word about danger.
 */
export function isCalmBesideOffer(
  { confirming, before }: TurnInProgress,
  { danger, saysNoDanger, wordCount }: NluResult,
): boolean {
  if (confirming !== 'carry-on' || before[DANGER] !== undefined || wordCount < 2) return false;
  return danger === 'over' || (saysNoDanger && danger === undefined);
}

const questionOf = (label: string) => label.split(':')[0] ?? '';

/**
 * Keeps in the turn what was read: the answers, what was taken back, and whether there was a no that is not taken yet.
 *
 * @param isAside whether it is said beside the pending question, and does not answer it
 */
export function recordHeard(
  questions: readonly Question[],
  turn: TurnInProgress,
  reading: NluResult,
  isAside: boolean,
): RecordedAnswers {
  const pending = isAside || turn.confirming ? undefined : pendingQuestion(turn);
  const heard = withoutTakenBack(reading, questions, turn.takenBack, pending?.question);
  const { parts } = reading;
  const told = { ...heard, denied: heard.denied.filter((one) => isWhollyDenied(one, parts, turn.parts)) };
  const recorded = recordAnswers(told, questions, turn.answers, { ...pending, settled: turn.settled });
  if (recorded.isAnswered) settle(turn, pending);
  if (recorded.isAnswered && pending?.question === DANGER) turn.sinceNo = 0;
  const gone = Object.entries(takenBackBy(questions, turn.answers, recorded.answers));
  const labels = gone.flatMap(([question, answer]) => answer.map((one) => `${question}:${one}`));
  turn.takenBack = [...new Set([...turn.takenBack, ...labels])];
  const isNo =
    pending?.question === DANGER && !recorded.isAnswered && reading.reply === 'no' && reading.danger !== 'now';
  const isNoTaken = (isNo && turn.saidNo) || isCalmBesideOffer(turn, reading);
  turn.saidNo = isNo;
  const answers = isNoTaken ? withAnswer(recorded.answers, DANGER, ['no']) : recorded.answers;
  turn.answers = withoutIdleSituation(answers, turn.answers);
  const known = turn.parts;
  turn.parts = partsAfter(
    turn.answers,
    parts.filter((one) => one.isDenied || isTold(one, told)),
    known,
  );
  // "Not letters, calls" leaves the answer as it was, and changes what is read back of it.
  const isOther = (label: string) => turn.parts[label]?.join() !== known[label]?.join();
  const changed = [...new Set([...recorded.changed, ...Object.keys(turn.parts).filter(isOther).map(questionOf)])];
  turn.noted = changed;
  const isAnswered = isNoTaken || recorded.isAnswered;
  turn.answered = isAnswered ? pending?.question : undefined;
  return { ...recorded, changed, isAnswered };
}
