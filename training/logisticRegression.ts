import { type Features, featuresOf, type Sound } from '../language/classifier/features';
import { softmax, sum } from '../language/classifier/linearClassifier';
import type { EarWeights } from '../model/lexicon';

/** A line that somebody may type, and what it means. */
export interface Line extends Sound {
  readonly means: string;
}

const ROUNDS = 10;
/** How far each line moves the weights: far at first, then less and less. */
const FIRST_STEP = 1.5;
const STEP_SHRINKS = 0.3;
const BIAS_STEP = 0.05;
/** A line that is understood as well as this is left alone. */
const CONTENT = 1e-3;
const INT8 = 127;

/** One row of weights for each meaning, while they are being learnt. */
interface Rows {
  readonly weights: readonly Float64Array[];
  readonly bias: number[];
}

/**
 * Weights by which the lines are told apart: multinomial logistic regression, one line at a time. The
 * same lines always give the same weights; chance has no part in it.
 * @param places how many weights each meaning gets: a power of two
 */
export function learn(lines: readonly Line[], places: number): EarWeights {
  const meanings = [...new Set(lines.map(({ means }) => means))].sort();
  const taught = lines.map(({ means, ...sound }) => ({
    features: featuresOf(sound, places),
    meaning: meanings.indexOf(means),
  }));
  const rows: Rows = { weights: meanings.map(() => new Float64Array(places)), bias: meanings.map(() => 0) };
  const order = new Order(taught.length);
  for (let round = 0; round < ROUNDS; round++) {
    const step = FIRST_STEP / (1 + round * STEP_SHRINKS);
    for (const at of order.next()) {
      const line = taught[at];
      if (line) hearOnce(rows, line.features, line.meaning, step);
    }
  }
  return packed(meanings, rows);
}

function hearOnce({ weights, bias }: Rows, features: Features, meaning: number, step: number): void {
  const likelihoods = softmax(weights.map((row, at) => (bias[at] ?? 0) + sum(features, row)));
  for (const [at, row] of weights.entries()) {
    const off = ((at === meaning ? 1 : 0) - (likelihoods[at] ?? 0)) * step;
    if (Math.abs(off) < CONTENT) continue;
    bias[at] = (bias[at] ?? 0) + off * BIAS_STEP;
    for (const [place, value] of features) row[place] = (row[place] ?? 0) + off * value;
  }
}

/** As bytes: a two-hundredth of the largest weight is nothing to the ear. */
function packed(meanings: readonly string[], { weights, bias }: Rows): EarWeights {
  const largest = Math.max(
    ...weights.map((row) => row.reduce((most, one) => Math.max(most, Math.abs(one)), 0)),
  );
  const scale = Math.max(largest, Number.MIN_VALUE) / INT8;
  const bytes = Int8Array.from(
    weights.flatMap((row) => [...row]),
    (one) => Math.round(one / scale),
  );
  return { meanings, bias: bias.map((one) => Math.round(one * 1000) / 1000), scale, weights: bytes };
}

/** Goes through the lines in a shuffled order that is the same every time it is begun anew. */
class Order {
  readonly #places: number[];
  #seed = 7;

  constructor(count: number) {
    this.#places = Array.from({ length: count }, (_, at) => at);
  }

  next(): readonly number[] {
    for (let at = this.#places.length - 1; at > 0; at--) {
      this.#seed = (Math.imul(this.#seed, 1103515245) + 12345) & 0x7fffffff;
      const other = this.#seed % (at + 1);
      const [one = 0, two = 0] = [this.#places[at], this.#places[other]];
      this.#places[at] = two;
      this.#places[other] = one;
    }
    return this.#places;
  }
}
