/** In plain lower-case letters: no apostrophes ("don't" is "dont"), no accents. */
export function foldLetters(text: string): string {
  // Most words are plain already: ASCII without capitals, apostrophe and grave accent.
  if (/^[!-&(-@[-_a-~]+$/.test(text)) return text;
  return (
    text
      .toLowerCase()
      // Combining accents go first: normalising thousands of them out of order takes long.
      .replace(/\p{M}+/gu, '')
      .normalize('NFD')
      .replace(/[\p{M}'’‘`´]+/gu, '')
  );
}

/** Equal for texts that differ only in capitals, accents and punctuation. */
export function normaliseText(text: string): string {
  return (foldLetters(text).match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? []).join(' ');
}
