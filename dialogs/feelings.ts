import type { NluResult } from '../language/nluResult';
import { ABUSE, isFear, OWN_BEHAVIOUR, WHAT, WHO_FOR } from '../model/answers';
import type { Feeling } from '../model/lexicon';
import type { PlainMessageId } from '../model/textIds';
import type { TurnInProgress } from './turnInProgress';

const LINES: Readonly<Record<Feeling, PlainMessageId>> = {
  fear: 'feeling-fear',
  shame: 'feeling-shame',
  anger: 'feeling-anger',
  doubt: 'feeling-doubt',
  exhaustion: 'feeling-exhaustion',
  grief: 'feeling-grief',
  relief: 'feeling-relief',
  thanks: 'you-are-welcome',
};
/** Said more often, it would be empty. */
const TURNS_BETWEEN = 3;

/** "I am afraid your list is wrong" and "I am not frightened of him" show no fear, and "thanks, and how do I get home" says no goodbye. */
function isShown({ feeling, denied, asks, asksPlainly, isAboutNotes, isCorrection }: NluResult): boolean {
  if (isAboutNotes || (isCorrection && denied.some(({ isSure }) => isSure))) return false;
  if (feeling === 'thanks') return asks === undefined && !asksPlainly;
  const isDenied = denied.some(isFear);
  return feeling !== 'fear' || !isDenied;
}

/** The sentence that answers a feeling, or being told to die, at most every third turn. Thanks are always answered. */
export function feelingLine(turn: TurnInProgress, reading: NluResult): PlainMessageId | undefined {
  const { selfHarm, slots } = reading;
  const feeling = isShown(reading) ? reading.feeling : undefined;
  const isInsulted = slots.some(({ question, option }) => question === WHAT && option === ABUSE);
  const found = selfHarm === 'other' && isInsulted ? 'cruel-to-hear' : feeling && LINES[feeling];
  // "You have nothing to be ashamed of" is for whoever it is done to.
  const mayBeOwn = [turn.answers[WHO_FOR], slots.find(({ question }) => question === WHO_FOR)?.option].flat();
  if (found === 'feeling-shame' && mayBeOwn.includes(OWN_BEHAVIOUR)) return undefined;
  if (!found || (turn.calm < TURNS_BETWEEN && feeling !== 'thanks')) return undefined;
  turn.calm = 0;
  return found;
}
