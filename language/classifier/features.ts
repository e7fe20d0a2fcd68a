import type { Meaning } from '../phraseIndex';
import type { Found } from '../text/phraseMatcher';
import type { Word } from '../text/words';

/** How much a mark of each kind says beside the others: words and runs of them, then pieces of words. */
const WORD = 1;
const PAIR_WITH_GAP = 0.7;
const PAIR_WITH_WIDE_GAP = 0.5;
const PIECE = 0.35;
const MARK_OR_REPLY = 0.4;
const PIECE_LENGTHS = [3, 4];

/** The marks of a message, by place, together of length one. */
export type Features = ReadonlyMap<number, number>;

/** A message, or a part of one, as an ear gets it. */
export interface Sound {
  readonly words: readonly Pick<Word, 'word'>[];
  /** The phrases of the knowledge in it. */
  readonly found: readonly Found<Meaning>[];
  /** The question that it answers: the same words may mean one thing there and another elsewhere. */
  readonly asked?: string;
  /** The pieces of each word, worked out once for all parts of a message. */
  readonly pieces?: Map<string, readonly number[]>;
}

/**
 * What an ear goes by: each word, runs of two and three, pairs that stand a little apart, pieces of
 * words, by which a slip of the thumb still sounds like what was meant, and what phrases were found.
 * @param places as many as an ear has weights for each meaning; a power of two
 */
export function featuresOf(
  { words, found: phrases, asked, pieces = new Map() }: Sound,
  places: number,
): Features {
  const found = new Map<number, number>();
  const shift = Math.clz32(places) + 1;
  const count = (hash: number, weight: number) =>
    found.set(hash >>> shift, (found.get(hash >>> shift) ?? 0) + weight);
  const mark = (text: string, weight: number) => {
    count(hashOf(text), weight);
    if (asked !== undefined) count(hashOf(`${asked} ${text}`), weight);
  };
  const row = ['^', ...words.map(({ word }) => word), '$'];
  for (const [at, word] of row.entries()) {
    const [next, third, fourth] = row.slice(at + 1, at + 4);
    mark(`1 ${word}`, WORD);
    if (next !== undefined) mark(`2 ${word} ${next}`, WORD);
    if (third !== undefined) mark(`3 ${word} ${next} ${third}`, WORD);
    if (third !== undefined) mark(`4 ${word} ${third}`, PAIR_WITH_GAP);
    if (fourth !== undefined) mark(`5 ${word} ${fourth}`, PAIR_WITH_WIDE_GAP);
    for (const piece of piecesOf(word, pieces)) count(piece, PIECE);
  }
  for (const name of new Set(phrases.map(({ meaning }) => nameOf(meaning)))) {
    mark(`7 ${name}`, /^(?:mark|reply)/.test(name) ? MARK_OR_REPLY : WORD);
  }
  return ofLengthOne(found);
}

function nameOf(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'mark':
      return `mark ${meaning.mark}`;
    case 'command':
      return `command ${meaning.command} ${meaning.how}`;
    case 'topic':
      return `topic ${meaning.topic}`;
    case 'reply':
      return `reply ${meaning.reply}`;
    case 'option':
      return `option ${meaning.question} ${meaning.option}`;
  }
}

function piecesOf(word: string, known: Map<string, readonly number[]>): readonly number[] {
  const pieces = known.get(word) ?? [...cut(`<${word}>`)].map((piece) => hashOf(`6 ${piece}`));
  known.set(word, pieces);
  return pieces;
}

function* cut(word: string): Generator<string> {
  for (const length of PIECE_LENGTHS) {
    for (let at = 0; at + length <= word.length; at++) yield word.slice(at, at + length);
  }
}

function ofLengthOne(found: Map<number, number>): Features {
  let squares = 0;
  for (const value of found.values()) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  for (const [place, value] of found) found.set(place, value / length);
  return found;
}

/** FNV-1a, stirred once more so that the upper bits, which are kept, depend on every letter. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash;
}
