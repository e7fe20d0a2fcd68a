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
