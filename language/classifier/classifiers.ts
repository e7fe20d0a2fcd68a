import type { ClassifierWeights, LinearWeights } from '../../model/lexicon';
import type { Word } from '../text/tokenizer';
import { type ClassifierInput, type Features, featuresOf } from './features';

/** What the crisis classifier tells apart. */
export const CRISIS_LABELS = ['danger', 'self_harm', 'neither'] as const;

/** Longer messages are classified in segments, so that a cry in the middle of a story is not drowned out. */
const WHOLE_AT_MOST = 24;
const SEGMENT_LENGTH = 14;
const SEGMENT_STEP = 7;
/** What a message is about is said within this many words, or not at all. */
const INTENT_WITHIN = 150;
/** How many words on either side of a phrase are looked at with it. */
const CONTEXT_WINDOW = 2;

/** What a reply to a question means: the labels of the training lines. */
export const REPLY_LABELS = [
  'yes',
  'no',
  'unsure',
  'help',
  'skip',
  'back',
  'restart',
  'correction',
  'human',
  'exit',
  'no_answer',
] as const;
export type ReplyLabel = (typeof REPLY_LABELS)[number];

/** The confidence in each label, from 0 to 1; together one. */
export type Confidences = Readonly<Record<string, number>>;

/** What the classifiers make of a message, whatever was asked. */
export interface MessageClassification {
  /** The segment with the highest confidence in each. */
  readonly danger: SegmentConfidence;
  readonly self_harm: SegmentConfidence;
  readonly intents: Confidences;
  /** The confidence in danger and self-harm from a few words of the message, whatever else it says. */
  readonly around: (from: number, to: number) => Confidences;
}

interface SegmentConfidence {
  readonly confidence: number;
  /** Where that segment stands, in words. */
  readonly from: number;
  readonly to: number;
}

/**
 * One classifier for danger and self-harm, one for what people want, and one for what they reply to a question. Each
 * is linear and trained on labelled lines. The same words always get the same result: the weights are in a file, and
 * nothing is learnt from people.
 */
export class Classifiers {
  readonly #crisis: LinearClassifier;
  readonly #intent: LinearClassifier;
  readonly #reply: LinearClassifier;

  constructor({ crisis, intent, reply }: ClassifierWeights) {
    this.#crisis = linearClassifier(crisis);
    this.#intent = linearClassifier(intent);
    this.#reply = linearClassifier(reply);
  }

  /** @param asked the id of the pending question */
  classifyReply({ words, matches }: ClassifierInput, asked: string): Confidences {
    return this.#reply({ words, matches, asked });
  }

  classify({ words, matches }: ClassifierInput & { readonly words: readonly Word[] }): MessageClassification {
    const input = { words, matches, ngrams: new Map() };
    let danger: SegmentConfidence = { confidence: 0, from: 0, to: 0 };
    let selfHarm = danger;
    for (const { from, to } of segmentsOf(words)) {
      const confidences = this.#crisis(segmentOf(input, from, to));
      danger = strongerOf(danger, { confidence: confidences.danger ?? 0, from, to });
      selfHarm = strongerOf(selfHarm, { confidence: confidences.self_harm ?? 0, from, to });
    }
    return {
      danger,
      self_harm: selfHarm,
      intents: this.#intent(segmentOf(input, 0, INTENT_WITHIN)),
      around: (from, to) => this.#crisis(segmentOf(input, Math.max(0, from - CONTEXT_WINDOW), to + CONTEXT_WINDOW)),
    };
  }
}

/** The label with the highest confidence. */
export function mostConfident(confidences: Confidences): readonly [label: string, confidence: number] {
  const [best] = Object.entries(confidences).sort(([, one], [, other]) => other - one);
  return best ?? ['', 0];
}

type LinearClassifier = (input: ClassifierInput) => Confidences;

function linearClassifier({ labels, bias, scale, weights }: LinearWeights): LinearClassifier {
  const buckets = weights.length / labels.length;
  const rows = labels.map((_, at) => weights.subarray(at * buckets, (at + 1) * buckets));
  return (input) => {
    const features = featuresOf(input, buckets);
    const scores = rows.map((row, at) => (bias[at] ?? 0) + scale * dotProduct(features, row));
    const confidences = softmax(scores);
    return Object.fromEntries(labels.map((label, at) => [label, confidences[at] ?? 0]));
  };
}

export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}

function dotProduct(features: Features, row: Int8Array): number {
  let total = 0;
  for (const [bucket, value] of features) total += (row[bucket] ?? 0) * value;
  return total;
}

/** Each sentence, long ones in overlapping segments; and all of a message that is not long. */
export function* segmentsOf(words: readonly Word[]): Generator<{ readonly from: number; readonly to: number }> {
  if (words.length <= WHOLE_AT_MOST) yield { from: 0, to: words.length };
  for (let from = 0; from < words.length; ) {
    const sentence = words[from]?.sentence;
    let to = from;
    while (words[to]?.sentence === sentence && to < words.length) to++;
    for (let at = from; at === from || at < to - SEGMENT_STEP; at += SEGMENT_STEP) {
      const end = Math.min(to, at + SEGMENT_LENGTH);
      if (at > 0 || end < words.length || words.length > WHOLE_AT_MOST) yield { from: at, to: end };
    }
    from = to;
  }
}

export function segmentOf({ words, matches, ...rest }: ClassifierInput, from: number, to: number): ClassifierInput {
  const inside = matches
    .filter((one) => from <= one.from && one.to <= to)
    .map((one) => ({ ...one, from: one.from - from, to: one.to - from }));
  return { words: words.slice(from, to), matches: inside, ...rest };
}

function strongerOf(one: SegmentConfidence, other: SegmentConfidence): SegmentConfidence {
  return other.confidence > one.confidence ? other : one;
}
