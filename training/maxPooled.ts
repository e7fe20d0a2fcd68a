import { FILTER_WIDTHS, type WordOutputs } from '../language/classifier/network';

/** Where the places of the filters of each width begin among all. */
const FIRST_PLACES = FILTER_WIDTHS.map((_, at) => FILTER_WIDTHS.slice(0, at).reduce((sum, width) => sum + width, 0));

/**
 * The strongest answer of each filter in a message, from zero up, and the word with which its window begins (before
 * the first, for a window of which only the end is in the message).
 *
 * @param count filters of each width
 */
export function maxPooled(outputs: readonly (WordOutputs | undefined)[], bias: ArrayLike<number>, count: number) {
  const strongest = new Float32Array(count * FILTER_WIDTHS.length);
  const begins = new Int32Array(strongest.length).fill(Number.MIN_SAFE_INTEGER);
  for (const [kind, width] of FILTER_WIDTHS.entries()) {
    const first = (FIRST_PLACES[kind] ?? 0) * count;
    for (let begin = 1 - width; begin < outputs.length; begin++) {
      const one = outputs[begin];
      const two = outputs[begin + 1];
      const three = outputs[begin + 2];
      for (let filter = 0; filter < count; filter++) {
        const at = kind * count + filter;
        let sum = one?.[first + filter] ?? 0;
        if (width > 1) sum = Math.fround(sum + (two?.[first + count + filter] ?? 0));
        if (width > 2) sum = Math.fround(sum + (three?.[first + 2 * count + filter] ?? 0));
        const answer = sum + (bias[at] ?? 0);
        if (answer <= (strongest[at] ?? 0)) continue;
        strongest[at] = answer;
        begins[at] = begin;
      }
    }
  }
  return { strongest, begins };
}
