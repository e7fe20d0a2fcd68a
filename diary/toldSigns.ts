import type { Part } from '../language/match';
import type { NluPipeline } from '../language/nluPipeline';
import type { NluResult } from '../language/nluResult';
import type { SlotValue } from '../language/slots';
import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import { READ_AT_MOST } from '../language/text/tokens';
import type { Answers } from '../model/answers';
import type { DangerSign } from '../model/knowledge';

/** Hears in what is written down the signs of which the police should hear: a threat, a weapon, hands on a neck. */
export class ToldSigns {
  readonly #told: PhraseMatcher<DangerSign>;
  /** What only sounds like one of them. */
  readonly #harmless: PhraseMatcher<DangerSign>;

  constructor(
    signs: readonly DangerSign[],
    private readonly understanding: NluPipeline,
  ) {
    this.#told = new PhraseMatcher<DangerSign>(understanding.wordSets);
    this.#harmless = new PhraseMatcher<DangerSign>(understanding.wordSets);
    for (const sign of signs) {
      for (const one of sign.in_record?.also ?? []) this.#told.add(one, sign);
      for (const one of sign.in_record?.unless ?? []) this.#harmless.add(one, sign);
    }
  }

  /** The answers that show what it tells of them, be it that somebody else said it, and that it is long past. */
  in(typed: string, reading: NluResult, now: Date): Answers {
    const text = typed.slice(0, READ_AT_MOST);
    const words = this.understanding.tokenize(text);
    const harmless = this.#harmless.find(words);
    const left = harmless.length === 0 ? text : without(text, words, harmless);
    const { slots } = left === typed ? reading : this.understanding.understand(left, undefined, now);
    // "He said he'd slit my throat" tells of no hands on it, and of a threat all the same.
    const named = this.#told
      .find(words)
      .filter(
        (one) => !harmless.some(({ meaning, from, to }) => meaning === one.meaning && from < one.to && one.from < to),
      );
    // Beside what only sounds like it, what the words say counts, and not what the rest of them sounds like: "he said he'd see me in court".
    const isTold = ({ isDisputed, span }: SlotValue) => !isDisputed && (harmless.length === 0 || span !== undefined);
    const facts = [
      ...slots.filter(isTold).map(({ question, option }) => [question, [option]] as const),
      ...named.flatMap(({ meaning: { when } }) => Object.entries(when)),
    ];
    const answers: Record<string, readonly string[]> = {};
    for (const [question, options] of facts) answers[question] = [...(answers[question] ?? []), ...options];
    return answers;
  }
}

/** A text without some of its words. */
function without(text: string, words: readonly Word[], parts: readonly Part[]): string {
  let [left, end] = ['', 0];
  for (const { from, to } of parts) {
    const [first, last] = [words[from], words[to - 1]];
    if (!first || !last || last.end <= end) continue;
    left += text.slice(end, Math.max(end, first.start));
    end = last.end;
  }
  return left + text.slice(end);
}
