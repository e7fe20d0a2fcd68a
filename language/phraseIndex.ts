import { plain, tokens } from './tokens';

/** Where a phrase was found in a message, in tokens. */
export interface Found<T> {
  readonly meaning: T;
  readonly start: number;
  readonly length: number;
}

/**
 * Phrases, each with what it means, looked up by their first token, so that a long message is read
 * once however many phrases there are.
 */
export class PhraseIndex<T> {
  readonly #byFirst = new Map<string, { readonly phrase: readonly string[]; readonly meaning: T }[]>();

  constructor(phrases: Iterable<readonly [phrase: string, meaning: T]>) {
    for (const [text, meaning] of phrases) {
      const phrase = tokens(text);
      const first = phrase[0];
      if (first === undefined) continue;
      const alike = this.#byFirst.get(first) ?? [];
      alike.push({ phrase, meaning });
      this.#byFirst.set(first, alike);
    }
  }

  /** Every phrase that stands in the message as a run of whole tokens, in the order of the message. */
  find(message: readonly string[]): readonly Found<T>[] {
    return message.flatMap((token, start) =>
      (this.#byFirst.get(token) ?? [])
        .filter(({ phrase }) => phrase.every((word, place) => message[start + place] === word))
        .map(({ phrase, meaning }) => ({ meaning, start, length: phrase.length })),
    );
  }
}

/** Phrases that count only as the whole message. */
export class WholeMessages<T> {
  readonly #meanings = new Map<string, T>();

  constructor(phrases: Iterable<readonly [phrase: string, meaning: T]>) {
    for (const [text, meaning] of phrases) this.#meanings.set(plain(text), meaning);
  }

  find(message: readonly string[]): T | undefined {
    return this.#meanings.get(message.join(' '));
  }
}
