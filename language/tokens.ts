/** How much of a message is read for meaning; the rest of a longer one is left alone. */
export const READ_AT_MOST = 4000;

/**
 * A message as plain lower-case tokens: no apostrophes ("don't" is "dont"), no accents, no
 * punctuation. Emoji stay, each as a token of its own.
 */
export function tokens(text: string): readonly string[] {
  const plain = text
    .slice(0, READ_AT_MOST)
    .toLowerCase()
    // Loose accents go first: thousands of them in disorder take long to put in order.
    .replace(/\p{M}+/gu, '')
    .normalize('NFD')
    .replace(/[\p{M}'’‘`´]+/gu, '');
  return plain.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
}

/** The same on both sides of a comparison of whole messages. */
export function plain(text: string): string {
  return tokens(text).join(' ');
}
