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
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘`´]/g, '');
  return plain.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
}

/** The same on both sides of a comparison of whole messages. */
export function plain(text: string): string {
  return tokens(text).join(' ');
}
