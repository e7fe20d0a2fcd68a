/** In plain lower-case letters: no apostrophes ("don't" is "dont"), no accents. */
export function plainLetters(text: string): string {
  return (
    text
      .toLowerCase()
      // Loose accents go first: thousands of them in disorder take long to put in order.
      .replace(/\p{M}+/gu, '')
      .normalize('NFD')
      .replace(/[\p{M}'’‘`´]+/gu, '')
  );
}

/** The same for texts that differ in nothing but capitals, accents and marks. */
export function plainText(text: string): string {
  return (plainLetters(text).match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? []).join(' ');
}
