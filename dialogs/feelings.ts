import type { NluResult } from '../language/nluPipeline';
import { ABUSE, WHAT } from '../model/answers';
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

/** The sentence that answers a feeling, or being told to die, at most every third turn. Thanks are always answered. */
export function feelingLine(turn: TurnInProgress, { feeling, selfHarm, slots }: NluResult): PlainMessageId | undefined {
  const isInsulted = slots.some(({ question, option }) => question === WHAT && option === ABUSE);
  const found = selfHarm === 'other' && isInsulted ? 'cruel-to-hear' : feeling && LINES[feeling];
  if (!found || (turn.calm < TURNS_BETWEEN && feeling !== 'thanks')) return undefined;
  turn.calm = 0;
  return found;
}
