import { isSaid, joined, type Token, tokensOf, typedTogether } from '../text/tokens';

/** A word as it was typed, in plain letters. It is not mended: a slip must not become a place, nor a place another word. */
export type RawWord = Pick<Token, 'word' | 'start' | 'end' | 'sentence' | 'clause'>;

export function rawWords(text: string): readonly RawWord[] {
  return typedTogether(tokensOf(text))
    .flatMap((together) => joined(together) ?? [])
    .filter(isSaid);
}
