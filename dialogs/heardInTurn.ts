import type { DialogueAct } from '../language/dialogueAct';
import type { NluResult } from '../language/nluResult';
import type { RecordedAnswers } from '../language/recordAnswers';
import {
  DANGER,
  DESPAIR,
  FOR_OTHERS,
  isAccused,
  isInDanger,
  POLICE_HERE,
  SITUATION,
  WHO_FOR,
  YOU,
} from '../model/answers';
import type { Knowledge } from '../model/knowledge';
import type { NamedPhrase, NamedShortAnswer } from '../model/namedEntries';
import type { ButtonPayload } from '../model/protocol/activities';
import { confirmed } from './confirmations';
import { notedLines } from './nextActions';
import { pendingQuestion } from './questionDialog';
import type { TurnInProgress } from './turnInProgress';

/**
 * Whether somebody who writes for another tells that they talk of dying: the writer is not asked whether they do so
 * themselves. An idiom costs a line; a child who "wants to disappear" must not be passed over.
 */
export function isOtherDespairing(
  { answers, before, wasListenerNamed }: TurnInProgress,
  { danger, selfHarm, hintsDespair, dearDespairs, slots, denied }: NluResult,
): boolean {
  // Present danger goes first, and has a screen of its own.
  if (danger === 'now') return false;
  const isTold = slots.some(({ question, option }) => question === WHO_FOR && FOR_OTHERS.includes(option));
  const isForOther = [answers, before].some((one) => FOR_OTHERS.includes(one[WHO_FOR]?.[0] ?? ''));
  const isDenied = isNotMeant(denied);
  const isHeard = selfHarm === 'other' || selfHarm === 'perhaps' || (hintsDespair && !wasListenerNamed);
  return isHeard && !isDenied && (isForOther || isTold || (dearDespairs && selfHarm === 'other'));
}

/** Whether it says that what sounded like thoughts of dying was not meant so. */
export function isNotMeant(denied: NluResult['denied']): boolean {
  return denied.some(({ question, option }) => question === YOU && option === DESPAIR);
}

/** Whether the note of their own behaviour is to go: it is asked again whom it is about. */
export function isOwnTakenOff({ answers }: TurnInProgress, { takesOwnOff }: NluResult): boolean {
  return takesOwnOff && isAccused(answers);
}

/** Whoever is accused and says that they do not think of dying: Samaritans, shown to them before, are not named again. */
export function isOwnDenial({ answers }: TurnInProgress, { denied, selfHarm, maySpeakOfDying }: NluResult): boolean {
  return selfHarm !== 'sure' && !maySpeakOfDying && isAccused(answers) && isNotMeant(denied);
}

/** Who was asked whether they think of ending their life is not asked again: in doubt the number is said, and it goes on. */
export function withoutDoubt(reading: NluResult): NluResult {
  return reading.selfHarm === 'perhaps' ? { ...reading, selfHarm: undefined } : reading;
}

/** Whether a question waits that has words of its own to explain; what FOUR means is asked at the first one. */
export function isAsked(turn: TurnInProgress): boolean {
  const pending = pendingQuestion(turn)?.question;
  return pending !== undefined && pending !== DANGER;
}

/**
 * Whether somebody speaks of what was noted, and nothing was put right by it: they see all of it, with a way to change each
 * line. A short answer that fits for sure is what they ask instead.
 */
export function isComplaint(
  { answers }: TurnInProgress,
  { isAboutNotes }: NluResult,
  { kind }: DialogueAct,
  { changed, isAnswered, askBack }: RecordedAnswers,
): boolean {
  const isPutRight = changed.length > 0 || isAnswered || askBack !== undefined;
  return isAboutNotes && !isPutRight && kind !== 'asked' && answers[DANGER] !== undefined;
}

/** The question of the line that somebody calls wrong by its number, where they do not say themselves what is so. */
export function lineToChange(
  knowledge: Knowledge,
  { answers }: TurnInProgress,
  { wrongLine }: NluResult,
  { changed }: RecordedAnswers,
): string | undefined {
  if (wrongLine === undefined || changed.length > 0 || answers[DANGER] === undefined || isInDanger(answers))
    return undefined;
  return notedLines(knowledge, answers)[wrongLine - 1]?.id;
}

/** Whether 999 is said above what comes next: there may be danger, and no question or screen that names 999 follows. */
export function isDangerNamed(
  { answers, before }: TurnInProgress,
  { danger, hasCalled999 }: NluResult,
  { kind }: DialogueAct,
): boolean {
  // Nor to somebody who says in the same breath that the police are with them; later they may have gone.
  const arePoliceHere = answers[SITUATION]?.includes(POLICE_HERE) && !before[SITUATION]?.includes(POLICE_HERE);
  if (danger !== 'perhaps' || arePoliceHere || hasCalled999) return false;
  const isAskedNext = answers[DANGER] === undefined || before[DANGER]?.includes('yes');
  return kind !== 'answer' || !isAskedNext;
}

/** Who asks this is weighing up whether to ring, and is told when it is 999. */
const WEIGHS: readonly string[] = ['which-number', 'wasting-time', 'today-or-wait'] satisfies NamedShortAnswer[];
/** Turns within which what may be danger is one alarm. */
const ONE_ALARM = 2;

/**
 * Whether it is asked once more if there is danger: they said that there was none, and then twice, within few messages, what may
 * be danger. "She can see me." "Her car is at the end of the road."
 */
export function isDangerAskedAgain(turn: TurnInProgress, { danger, mayBeNow, asks, hasCalled999 }: NluResult): boolean {
  const { answers, before, calmSince } = turn;
  const isSettledNow = before[DANGER]?.join() !== answers[DANGER]?.join() || hasCalled999;
  if (isInDanger(answers)) turn.wasDangerAskedAgain = false;
  if (isSettledNow || answers[DANGER] === undefined || isInDanger(answers)) {
    turn.calmSince = undefined;
    return false;
  }
  // "Is it 999 or 101 for a text like that" is answered, and that answer names 999.
  const isWeighed = asks !== undefined && WEIGHS.includes(asks);
  const isAgain =
    !turn.wasDangerAskedAgain && danger === 'perhaps' && !isWeighed && calmSince !== undefined && calmSince < ONE_ALARM;
  const since = calmSince === undefined ? undefined : calmSince + 1;
  turn.calmSince = isAgain ? undefined : danger === 'perhaps' && mayBeNow ? 0 : since;
  return isAgain;
}

/** What a plain yes or no, or words that mean one, say to what Waymark asked last. "What have I told you" is none. */
export function confirmation(
  { confirming }: TurnInProgress,
  { reply, command, wordCount }: NluResult,
): ButtonPayload | undefined {
  if (
    !confirming ||
    confirming === 'danger-screen' ||
    command?.alone ||
    (reply !== 'yes' && reply !== 'no') ||
    wordCount > CONFIRMS_AT_MOST
  )
    return undefined;
  return confirmed(confirming, reply);
}

/** Longer messages say more than yes or no. */
const CONFIRMS_AT_MOST = 6;

/** "I did, thank you" says that help was called, not that it is over. */
export function helpCalled(act: DialogueAct): ButtonPayload | undefined {
  const id: NamedPhrase = 'help-called';
  return act.kind === 'command' && act.command === id ? { kind: 'command', command: id } : undefined;
}

export function requested(act: DialogueAct): ButtonPayload | undefined {
  return act.kind === 'command' ? { kind: 'command', command: act.command } : undefined;
}
