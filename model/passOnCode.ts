/**
 * What a code is written with that a person reads aloud: no 0 or O, no 1, I or L, which look alike, and no vowel nor Y,
 * so that no word can arise. Eight of these are 27 to the power of 8 codes, 38 bits.
 */
export const CODE_SIGNS = '23456789BCDFGHJKMNPQRSTVWXZ';
export const CODE_LENGTH = 8;
const GROUP = 4;

/** The highest byte that falls on each sign equally often. */
const FAIR = 256 - (256 % CODE_SIGNS.length);

/** @param random bytes fit for keys */
export function newCode(random: (size: number) => Uint8Array): string {
  let code = '';
  while (code.length < CODE_LENGTH) {
    for (const byte of random(CODE_LENGTH - code.length)) if (byte < FAIR) code += CODE_SIGNS[byte % CODE_SIGNS.length];
  }
  return code;
}

/** The code that somebody has typed, in capitals or not and with whatever between its signs; undefined where it is none. */
export function parseCode(typed: string): string | undefined {
  const signs = typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return signs.length === CODE_LENGTH && [...signs].every((one) => CODE_SIGNS.includes(one)) ? signs : undefined;
}

/** As it is shown and read: four and four. */
export function codeGroups(code: string): readonly [string, string] {
  return [code.slice(0, GROUP), code.slice(GROUP)];
}
