import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Random } from './random';

/**
 * Where training begins: words that people use alike have vectors that are alike.
 * Source: GloVe (Pennington, Socher, Manning 2014), 6 billion words, 100 numbers a word; Public Domain Dedication and
 * License 1.0. `scripts/wordVectors.mjs` made the file.
 */
export const VECTORS = join('training', 'word-vectors.json');

export interface WordVectors {
  readonly words: readonly string[];
  /** How many numbers a word has. */
  readonly width: number;
  /** A row for each word. */
  readonly vectors: Float32Array;
  /** Words of one training line alone. */
  readonly rare: ReadonlySet<string>;
}

/** How far from nought the vector of a word is, and that of a word of which nothing is known. */
const [LENGTH, UNKNOWN] = [4, 0.09];

/** The vectors of the file and, small and random, those of the words in the training lines that are not there. */
export function wordVectors(lines: readonly { readonly words: readonly { readonly word: string }[] }[]): WordVectors {
  const file: { words: string; width: number; vectors: string } = JSON.parse(readFileSync(VECTORS, 'utf8'));
  const { width } = file;
  const known = file.words.split(' ');
  const bytes = new Int8Array(Uint8Array.from(inflateSync(Buffer.from(file.vectors, 'base64'))).buffer);
  const counts = new Map<string, number>();
  for (const { words } of lines)
    for (const word of new Set(words.map((one) => one.word))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const has = new Set(known);
  const others = [...counts.keys()].filter((word) => !has.has(word)).sort();
  const vectors = new Float32Array((known.length + others.length) * width);
  for (const [row] of known.entries())
    vectors.set(lengthened(bytes.subarray(row * width, (row + 1) * width)), row * width);
  vectors.set(new Random().uniform(others.length * width, UNKNOWN), known.length * width);
  const rare = new Set([...counts].flatMap(([word, count]) => (count === 1 ? [word] : [])));
  return { words: [...known, ...others], width, vectors, rare };
}

function lengthened(row: Int8Array): Float32Array {
  const length = Math.sqrt(row.reduce((sum, one) => sum + one * one, 0)) || 1;
  return Float32Array.from(row, (one) => (one / length) * LENGTH);
}
