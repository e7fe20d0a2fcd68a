import type { PhraseMeaning } from '../phraseIndex';
import type { PhraseMatch } from '../text/phraseMatcher';
import type { Word } from '../text/tokenizer';

/** How much each kind of feature counts beside the others: words and runs of them, then character n-grams. */
export const FEATURE_WEIGHTS = { word: 1, gap: 0.7, wideGap: 0.5, ngram: 0.35, cueOrReply: 0.4 };
export const NGRAM_LENGTHS = [3, 4];

/** The features of a message as hashes with weights, as a vector of length one. A hash may come more than once. */
export interface Features {
  readonly hashes: Uint32Array;
  readonly weights: Float64Array;
}

/** A message, or a segment of one, as a classifier takes it. */
export interface ClassifierInput {
  readonly words: readonly Pick<Word, 'word'>[];
  /** The phrases of the knowledge in it. */
  readonly matches: readonly PhraseMatch<PhraseMeaning>[];
  /** The question that it answers: the same words may mean one thing there and another elsewhere. */
  readonly asked?: string;
}

/** The words of a segment: from this one up to, but not including, that one. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

interface WordFeature {
  readonly hash: number;
  readonly weight: number;
  /** How many words it needs, with the one at which it begins. */
  readonly length: number;
}

/** The features that begin at a word, and the words that they depend on. */
interface FeaturesAtWord {
  readonly row: readonly (FeaturedWord | undefined)[];
  readonly ofWords: readonly WordFeature[];
  /** Of its letters, which mean the same whatever was asked. */
  readonly ngrams: readonly number[];
}

export type FeaturedWord = ClassifierInput['words'][number];

/** For as long as a message is being read: it is looked at whole, and in parts that are made of the same words. */
const FEATURES = new WeakMap<FeaturedWord, FeaturesAtWord>();

interface PhraseFeature extends Pick<Segment, 'to'> {
  readonly hash: number;
  readonly weight: number;
  /** Whether it is a cue or a plain reply, and not an answer, a topic or a command. */
  readonly isBare: boolean;
}

const NONE: readonly PhraseFeature[] = [];

/** What begins and ends a segment counts as a word. */
const [BEGIN, END] = ['^', '$'];

/**
 * What a classifier goes by: each word, runs of two and three, pairs that stand a little apart, character
 * n-grams, by which a typing slip still resembles what was meant, and the phrases that were found. They are worked
 * out once for all segments of a message.
 */
export class FeatureExtractor {
  readonly #words: ClassifierInput['words'];
  readonly #atWord: FeaturesAtWord[] = [];
  /** By the word with which they begin. */
  readonly #phrases: PhraseFeature[][] = [];
  /** Room for the features of one segment after another. */
  #hashes = new Uint32Array(512);
  #weights = new Float64Array(512);
  readonly #askedHash: number | undefined;

  constructor({ words, matches, asked }: ClassifierInput) {
    this.#words = words;
    this.#askedHash = asked === undefined ? undefined : hashOf(asked);
    for (const { meaning, from, to } of matches) {
      this.#phrases[from] ??= [];
      this.#phrases[from].push({ to, ...phraseFeature(meaning) });
    }
  }

  /** @param isBare whether phrases for answers, topics and commands are left out */
  featuresOf({ from, to }: Segment, isBare: boolean): Features {
    let count = 0;
    let squares = 0;
    const one = (hash: number, weight: number) => {
      if (count === this.#hashes.length) this.#grow();
      this.#hashes[count] = hash;
      this.#weights[count] = weight;
      count++;
      squares += weight * weight;
    };
    const add = (hash: number, weight: number) => {
      one(hash, weight);
      if (this.#askedHash !== undefined) one(mixed(hash ^ Math.imul(this.#askedHash, 0x9e3779b1)), weight);
    };
    for (let at = from; at < to; at++) {
      const { ofWords, ngrams } = this.#featuresAt(at);
      for (const { hash, weight, length } of ofWords) if (at + length <= to) add(hash, weight);
      for (const hash of ngrams) one(hash, FEATURE_WEIGHTS.ngram);
    }
    for (const [hash, weight] of this.#edges(from, to)) add(hash, weight);
    const seen = new Set<number>();
    for (let at = from; at < to; at++)
      for (const phrase of this.#phrases[at] ?? NONE) {
        if (phrase.to > to || (isBare && !phrase.isBare) || seen.has(phrase.hash)) continue;
        seen.add(phrase.hash);
        add(phrase.hash, phrase.weight);
      }
    const length = Math.sqrt(squares) || 1;
    const weights = this.#weights.slice(0, count);
    for (let at = 0; at < count; at++) weights[at] = (weights[at] ?? 0) / length;
    return { hashes: this.#hashes.slice(0, count), weights };
  }

  #grow(): void {
    const [hashes, weights] = [this.#hashes, this.#weights];
    this.#hashes = new Uint32Array(2 * hashes.length);
    this.#weights = new Float64Array(2 * weights.length);
    this.#hashes.set(hashes);
    this.#weights.set(weights);
  }

  /** Of a long message most words are in no segment that is looked at. */
  #featuresAt(at: number): FeaturesAtWord {
    this.#atWord[at] ??= featuresAtWord(this.#words.slice(at, at + 4));
    return this.#atWord[at];
  }

  /** The runs and pairs with the beginning and the end of the segment. */
  *#edges(from: number, to: number): Generator<readonly [hash: number, weight: number]> {
    const { word, gap, wideGap } = FEATURE_WEIGHTS;
    const row = this.#words.slice(from, Math.min(to, from + 3)).map(({ word }) => word);
    const end = this.#words.slice(Math.max(from, to - 3), to).map(({ word }) => word);
    const [first = END, second = to - from === 1 ? END : undefined, third = to - from === 2 ? END : undefined] = row;
    yield [hashOf(`1 ${BEGIN}`), word];
    yield [hashOf(`1 ${END}`), word];
    yield [hashOf(`2 ${BEGIN} ${first}`), word];
    if (second !== undefined) yield [hashOf(`3 ${BEGIN} ${first} ${second}`), word];
    if (second !== undefined) yield [hashOf(`4 ${BEGIN} ${second}`), gap];
    if (third !== undefined) yield [hashOf(`5 ${BEGIN} ${third}`), wideGap];
    const [last, before, earlier] = [end.at(-1), end.at(-2), end.at(-3)];
    if (last !== undefined) yield [hashOf(`2 ${last} ${END}`), word];
    if (before !== undefined) yield [hashOf(`3 ${before} ${last} ${END}`), word];
    if (before !== undefined) yield [hashOf(`4 ${before} ${END}`), gap];
    if (earlier !== undefined) yield [hashOf(`5 ${earlier} ${END}`), wideGap];
  }
}

/** @param row a word and up to three that follow it */
function featuresAtWord(row: readonly FeaturedWord[]): FeaturesAtWord {
  const [first] = row;
  if (!first) return { row, ofWords: [], ngrams: [] };
  const known = FEATURES.get(first);
  if (known && [1, 2, 3].every((at) => known.row[at] === row[at])) return known;
  const found = { row, ofWords: wordFeatures(row), ngrams: known?.ngrams ?? ngramsOf(first.word) };
  FEATURES.set(first, found);
  return found;
}

function wordFeatures(row: readonly FeaturedWord[]): readonly WordFeature[] {
  const [word = '', next, third, fourth] = row.map((one) => one.word);
  const { word: whole, gap, wideGap } = FEATURE_WEIGHTS;
  const found = [{ hash: hashOf(`1 ${word}`), weight: whole, length: 1 }];
  if (next !== undefined) found.push({ hash: hashOf(`2 ${word} ${next}`), weight: whole, length: 2 });
  if (third !== undefined) found.push({ hash: hashOf(`3 ${word} ${next} ${third}`), weight: whole, length: 3 });
  if (third !== undefined) found.push({ hash: hashOf(`4 ${word} ${third}`), weight: gap, length: 3 });
  if (fourth !== undefined) found.push({ hash: hashOf(`5 ${word} ${fourth}`), weight: wideGap, length: 4 });
  return found;
}

function phraseFeature(meaning: PhraseMeaning): Omit<PhraseFeature, 'to'> {
  const isBare = meaning.kind === 'cue' || meaning.kind === 'reply';
  const weight = isBare ? FEATURE_WEIGHTS.cueOrReply : FEATURE_WEIGHTS.word;
  return { hash: hashOf(`7 ${featureName(meaning)}`), weight, isBare };
}

/** What a phrase found in a message is to a classifier. */
export function featureName(meaning: PhraseMeaning): string {
  switch (meaning.kind) {
    // The weights depend on these texts: to change one, "mark" included, is to train anew.
    case 'cue':
      return `mark ${meaning.cue}`;
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

function ngramsOf(word: string): readonly number[] {
  const marked = `6 <${word}>`;
  const hashes: number[] = [];
  for (const length of NGRAM_LENGTHS)
    for (let at = LETTERS_FROM; at + length <= marked.length; at++)
      hashes.push(mixed(hashed(hashed(SEED, marked, 0, LETTERS_FROM), marked, at, at + length)));
  return hashes;
}

/** Where the letters begin in "6 <word>", behind the kind of the feature. */
const LETTERS_FROM = 2;
const SEED = 0x811c9dc5;

/** FNV-1a, mixed once more so that the upper bits, which are kept, depend on every letter. */
function hashOf(text: string): number {
  return mixed(hashed(SEED, text, 0, text.length));
}

/** Goes on with a hash over a part of a text. */
function hashed(seed: number, text: string, from: number, to: number): number {
  let hash = seed;
  for (let at = from; at < to; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash;
}

function mixed(hash: number): number {
  let stirred = hash ^ (hash >>> 15);
  stirred = Math.imul(stirred, 0x85ebca6b);
  return stirred ^ (stirred >>> 13);
}
