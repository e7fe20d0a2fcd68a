import type { PhraseMeaning } from '../phraseIndex';
import type { PhraseMatch } from '../text/phraseMatcher';
import type { Word } from '../text/tokenizer';

/** How much each kind of feature counts beside the others: words and runs of them, then character n-grams. */
export const FEATURE_WEIGHTS = { word: 1, gap: 0.7, wideGap: 0.5, ngram: 0.35, cueOrReply: 0.4 };
export const NGRAM_LENGTHS = [3, 4];

/** The features of a message, by hash bucket, as a vector of length one. */
export type Features = ReadonlyMap<number, number>;

/** A message, or a segment of one, as a classifier takes it. */
export interface ClassifierInput {
  readonly words: readonly Pick<Word, 'word'>[];
  /** The phrases of the knowledge in it. */
  readonly matches: readonly PhraseMatch<PhraseMeaning>[];
  /** The question that it answers: the same words may mean one thing there and another elsewhere. */
  readonly asked?: string;
  /** The hashed n-grams of each word, worked out once for all segments of a message. */
  readonly ngrams?: Map<string, readonly number[]>;
}

/**
 * What a classifier goes by: each word, runs of two and three, pairs that stand a little apart, character
 * n-grams, by which a typing slip still resembles what was meant, and the phrases that were found.
 * @param buckets the number of hash buckets: the weights that a classifier has for each label; a power of two
 */
export function featuresOf({ words, matches, asked, ngrams = new Map() }: ClassifierInput, buckets: number): Features {
  const features = new Map<number, number>();
  const shift = Math.clz32(buckets) + 1;
  const count = (hash: number, weight: number) =>
    features.set(hash >>> shift, (features.get(hash >>> shift) ?? 0) + weight);
  const addFeature = (text: string, weight: number) => {
    count(hashOf(text), weight);
    if (asked !== undefined) count(hashOf(`${asked} ${text}`), weight);
  };
  const row = ['^', ...words.map(({ word }) => word), '$'];
  const { word: whole, gap, wideGap, ngram: part, cueOrReply } = FEATURE_WEIGHTS;
  for (const [at, word] of row.entries()) {
    const [next, third, fourth] = row.slice(at + 1, at + 4);
    addFeature(`1 ${word}`, whole);
    if (next !== undefined) addFeature(`2 ${word} ${next}`, whole);
    if (third !== undefined) addFeature(`3 ${word} ${next} ${third}`, whole);
    if (third !== undefined) addFeature(`4 ${word} ${third}`, gap);
    if (fourth !== undefined) addFeature(`5 ${word} ${fourth}`, wideGap);
    for (const ngram of ngramsOf(word, ngrams)) count(ngram, part);
  }
  for (const name of new Set(matches.map(({ meaning }) => featureName(meaning)))) {
    addFeature(`7 ${name}`, /^(?:mark|reply)/.test(name) ? cueOrReply : whole);
  }
  return normalised(features);
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

function ngramsOf(word: string, known: Map<string, readonly number[]>): readonly number[] {
  const ngrams = known.get(word) ?? [...ngramTexts(`<${word}>`)].map((ngram) => hashOf(`6 ${ngram}`));
  known.set(word, ngrams);
  return ngrams;
}

function* ngramTexts(word: string): Generator<string> {
  for (const length of NGRAM_LENGTHS) {
    for (let at = 0; at + length <= word.length; at++) yield word.slice(at, at + length);
  }
}

function normalised(features: Map<number, number>): Features {
  let squares = 0;
  for (const value of features.values()) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  for (const [bucket, value] of features) features.set(bucket, value / length);
  return features;
}

/** FNV-1a, mixed once more so that the upper bits, which are kept, depend on every letter. */
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
