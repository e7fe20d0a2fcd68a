/**
 * Ranges of the United Kingdom's national numbering plan that a frightened person may be given, with the digits as they
 * are dialled. Left out on purpose: 070, 084, 087, 09 and 118, which cost a great deal and look like other numbers.
 */
const RANGES: readonly RegExp[] = [
  // Emergency, operator, police, NHS, one's own bank.
  /^(?:999|112|100|101|111|159)$/,
  // Helplines that have the same number all over Europe.
  /^116\d{3}$/,
  // Relay UK.
  /^1800\d$/,
  // For texts alone.
  /^[678]\d{4}$/,
  // Free: 0800 1111 is a real one, and so are some with ten digits.
  /^0800(?:1111|\d{6,7})$/,
  /^0808\d{7}$/,
  // Of a place; a few old ones have ten digits.
  /^01\d{8,9}$/,
  /^02[03489]\d{8}$/,
  // For the price of a call to a place.
  /^03[0347]\d{8}$/,
  /^05[56]\d{8}$/,
  // Mobiles.
  /^07[1-57-9]\d{8}$/,
];

/** Whether digits, without spaces, are a number that exists in the plan and has all its digits. */
export function isUkNumber(digits: string): boolean {
  return RANGES.some((range) => range.test(digits));
}
