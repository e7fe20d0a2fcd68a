import type { QuantisedMatrix } from '../model/lexicon';

const INT8 = 127;

/** As bytes: a two-hundredth of the largest number makes no difference to a classifier. */
export function quantised(numbers: Float32Array | Float64Array): QuantisedMatrix {
  let largest = 0;
  for (const one of numbers) largest = Math.max(largest, Math.abs(one));
  const scale = Math.max(largest, Number.MIN_VALUE) / INT8;
  return { scale, bytes: Int8Array.from(numbers, (one) => Math.round(one / scale)) };
}

/** To a thousandth. */
export function rounded(numbers: ArrayLike<number>): readonly number[] {
  return Array.from(numbers, (one) => Math.round(one * 1000) / 1000);
}
