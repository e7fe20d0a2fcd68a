/**
 * How often a fact has to be right where it is taken, on lines of the training set: above half, since it is read back
 * and put right in one press. Those lines are chosen for being hard; on lines that nobody chose, five of six are right.
 */
export const PRECISION = 0.7;
/** Of these a wrong answer costs more, since all later words are for the wrong person, or care is given for nothing; or less. */
export const PRECISION_OF: Readonly<Record<string, number>> = {
  'who-for': 0.85,
  signs: 0.85,
  you: 0.95,
  about: 0.75,
  // Most messages tell these two, so that a guess is often right.
  unwanted: 0.75,
  repeated: 0.75,
  effect: 0.55,
  feels: 0.4,
};
/**
 * The lowest and the highest threshold, and the one for a fact that too few lines tell. What people tell holds fewer of
 * the rare facts than the lines do, so that a lower one wrote into their summaries what they had never said; a kind word
 * costs nothing.
 */
const [LOWEST, HIGHEST, USUAL] = [0.45, 0.85, 0.5];
const LOWEST_OF_FEELINGS = 0.3;
const STEP = 0.05;
const FEWEST = 4;

/** What a classifier makes of a line that it was not trained on: its confidence in each label, and 1 where it is right. */
export interface Prediction {
  readonly confidences: Float64Array;
  readonly targets: readonly number[];
}

/** For each label the lowest confidence from which it is right often enough. */
export function thresholdsFor(labels: readonly string[], predictions: readonly Prediction[]): readonly number[] {
  return labels.map((label, at) => {
    const pairs = predictions.map(({ confidences, targets }) => [confidences[at] ?? 0, targets[at] === 1] as const);
    return pairs.filter(([, right]) => right).length < FEWEST
      ? USUAL
      : lowestGood(pairs, precisionFor(label), label.startsWith('feels:') ? LOWEST_OF_FEELINGS : LOWEST);
  });
}

/** @param label such as who:neighbour */
function precisionFor(label: string): number {
  return PRECISION_OF[label.split(':')[0] ?? ''] ?? PRECISION;
}

function lowestGood(
  pairs: readonly (readonly [confidence: number, right: boolean])[],
  precision: number,
  lowest: number,
): number {
  for (let threshold = lowest; threshold < HIGHEST; threshold += STEP) {
    const taken = pairs.filter(([confidence]) => confidence >= threshold);
    const right = taken.filter(([, isRight]) => isRight).length;
    if (right >= taken.length * precision) return Math.round(threshold * 100) / 100;
  }
  return HIGHEST;
}
