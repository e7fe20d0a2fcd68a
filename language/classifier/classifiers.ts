import type { ClassifierWeights, LinearWeights } from '../../model/lexicon';
import type { Word } from '../text/tokenizer';
import { type ClassifierInput, FeatureExtractor, type Features, type Segment } from './features';

/** What the crisis classifier tells apart: the grades of danger and of thoughts of death. */
export const CRISIS_LABELS = [
  'danger_now',
  'danger_perhaps',
  'danger_told',
  'danger_over',
  'self_harm',
  'self_harm_perhaps',
  'others',
  'neither',
] as const;
export type CrisisLabel = (typeof CRISIS_LABELS)[number];

/** Longer messages are classified in segments, so that a cry in the middle of a story is not drowned out. */
const WHOLE_AT_MOST = 24;
const SEGMENT_LENGTH = 14;
const SEGMENT_STEP = 7;
/** The label of a message that asks nothing. */
export const NO_QUESTION = 'nothing';
/** How sure it must be that something is asked. */
const ASKED = 0.4;
/** The same where it is put as a question. */
const ASKED_OUTRIGHT = 0.15;
/** What is less sure than half of what is needed is no fact. */
const LEAST_SURE = 0.5;
/** What a message is about is said within this many words, or not at all. */
const LOOKED_AT = 150;
/** So many parts of a message are looked at for cries, and for everything else. */
const CRISIS_SEGMENTS = 60;
const FACT_SEGMENTS = 12;

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
  /** The whole message, as far as it is looked at as a whole, and then its segments. */
  readonly crisis: readonly SegmentConfidences[];
  readonly intents: Confidences;
  /** The short answer that fits what it asks, if it asks anything. */
  readonly asks: string | undefined;
  /** What it may tell or show, each as `question:option` or `feels:feeling`, the surest first. */
  readonly facts: readonly FactConfidence[];
}

export interface SegmentConfidences {
  readonly confidences: Confidences;
  /** Where that segment stands, in words. */
  readonly from: number;
  readonly to: number;
}

export interface FactConfidence {
  readonly label: string;
  /** The confidence over the one from which the label holds: from 1 on it does. */
  readonly sureness: number;
}

/**
 * One classifier for danger and self-harm, one for what people want, one for what they reply to a question, and one for
 * all that they tell. Each is linear and trained on labelled lines. The same words always get the same result: the
 * weights are in a file, and nothing is learnt from people.
 */
export class Classifiers {
  readonly #crisis: LinearClassifier;
  readonly #intent: LinearClassifier;
  readonly #reply: LinearClassifier;
  readonly #asks: LinearClassifier;
  readonly #facts: LinearClassifier;
  readonly #thresholds: readonly number[];

  constructor({ crisis, intent, reply, asks, facts }: ClassifierWeights) {
    this.#crisis = new LinearClassifier(crisis);
    this.#intent = new LinearClassifier(intent);
    this.#reply = new LinearClassifier(reply);
    this.#asks = new LinearClassifier(asks);
    this.#facts = new LinearClassifier(facts);
    this.#thresholds = facts.thresholds;
  }

  /** @param asked the id of the pending question */
  classifyReply({ words, matches }: ClassifierInput, asked: string): Confidences {
    const features = new FeatureExtractor({ words, matches, asked }).featuresOf({ from: 0, to: words.length }, false);
    return this.#reply.named(softmax(this.#reply.scores(features)));
  }

  /** @param isQuestion whether it is put as a question */
  classify({ words, matches }: ClassifiedMessage, isQuestion: boolean): MessageClassification {
    const extractor = new FeatureExtractor({ words, matches });
    const whole = { from: 0, to: Math.min(words.length, LOOKED_AT) };
    const parts = segmentsOf(words).slice(0, CRISIS_SEGMENTS);
    const segments = [whole, ...parts];
    const few = [whole, ...parts.slice(0, FACT_SEGMENTS)].map((one) => extractor.featuresOf(one, false));
    const crisis = segments.map((segment) => {
      const scores = this.#crisis.scores(extractor.featuresOf(segment, true));
      return { confidences: this.#crisis.named(softmax(scores)), ...segment };
    });
    return {
      crisis,
      intents: this.#intent.named(softmax(this.#intent.scores(extractor.featuresOf(whole, true)))),
      asks: this.#askedIn(few, isQuestion),
      facts: this.#factsOf(few),
    };
  }

  /** The question may be in one sentence of a story. */
  #askedIn(segments: readonly Features[], isQuestion: boolean): string | undefined {
    const least = isQuestion ? ASKED_OUTRIGHT : ASKED;
    const { labels } = this.#asks;
    const nothingAt = labels.indexOf(NO_QUESTION);
    let best: { readonly label: string; readonly confidence: number } | undefined;
    for (const features of segments) {
      const confidences = softmax(this.#asks.scores(features));
      const nothing = confidences[nothingAt] ?? 0;
      for (const [at, confidence] of confidences.entries()) {
        if (at === nothingAt || confidence < least || confidence <= (best?.confidence ?? 0)) continue;
        if (isQuestion || confidence > nothing) best = { label: labels[at] ?? '', confidence };
      }
    }
    return best?.label;
  }

  /** A fact holds for a message if it holds for a segment of it. */
  #factsOf(segments: readonly Features[]): readonly FactConfidence[] {
    const most = new Float64Array(this.#thresholds.length);
    for (const features of segments)
      for (const [at, score] of this.#facts.scores(features).entries()) {
        const sureness = sigmoid(score) / (this.#thresholds[at] ?? 1);
        if (sureness > (most[at] ?? 0)) most[at] = sureness;
      }
    const facts = this.#facts.labels.map((label, at) => ({ label, sureness: most[at] ?? 0 }));
    return facts.filter(({ sureness }) => sureness >= LEAST_SURE).sort((one, other) => other.sureness - one.sureness);
  }
}

type ClassifiedMessage = ClassifierInput & { readonly words: readonly Word[] };

/** The label with the highest confidence. */
export function mostConfident(confidences: Confidences): readonly [label: string, confidence: number] {
  const [best] = Object.entries(confidences).sort(([, one], [, other]) => other - one);
  return best ?? ['', 0];
}

/** Scores for each label: above zero speaks for it, before they are compared. */
class LinearClassifier {
  readonly labels: readonly string[];
  readonly #shift: number;

  constructor(private readonly weights: LinearWeights) {
    this.labels = weights.labels;
    this.#shift = bucketShift(weights.weights.length / weights.labels.length);
  }

  scores({ hashes, weights: values }: Features): Float64Array {
    const { bias, scale, weights } = this.weights;
    const count = this.labels.length;
    const totals = new Float64Array(count);
    for (let i = 0; i < hashes.length; i++) {
      const row = ((hashes[i] ?? 0) >>> this.#shift) * count;
      const value = values[i] ?? 0;
      for (let at = 0; at < count; at++) totals[at] = (totals[at] ?? 0) + (weights[row + at] ?? 0) * value;
    }
    return totals.map((total, at) => (bias[at] ?? 0) + scale * total);
  }

  named(confidences: Float64Array): Confidences {
    return Object.fromEntries(this.labels.map((label, at) => [label, confidences[at] ?? 0]));
  }
}

/** By how much a hash is shifted to the right to be one of so many buckets, a power of two. */
export function bucketShift(buckets: number): number {
  return Math.clz32(buckets) + 1;
}

export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((highest, one) => Math.max(highest, one), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** A clause of fewer words says too little by itself. */
const CLAUSE_FROM = 4;

/** Each sentence, long ones in overlapping segments, and each clause, where that is not all of the message. */
export function segmentsOf(words: readonly Word[]): readonly Segment[] {
  const sentences = stretches(words, 'sentence').flatMap(({ from, to }) => [...overlapping(from, to)]);
  const clauses = stretches(words, 'clause').filter(({ from, to }) => to - from >= CLAUSE_FROM);
  const all = [...sentences, ...clauses].filter(({ from, to }) => from > 0 || to < words.length);
  return [...new Map(all.map((one) => [`${one.from} ${one.to}`, one])).values()];
}

/** Words that stand in one sentence, or in one clause. */
function stretches(words: readonly Word[], part: 'sentence' | 'clause'): readonly Segment[] {
  const ends = words.flatMap((word, at) => (word[part] === words[at + 1]?.[part] ? [] : [at + 1]));
  return ends.map((to, at) => ({ from: ends[at - 1] ?? 0, to }));
}

function* overlapping(from: number, to: number): Generator<Segment> {
  if (to - from <= WHOLE_AT_MOST) yield { from, to };
  else
    for (let at = from; at < to - SEGMENT_STEP; at += SEGMENT_STEP)
      yield { from: at, to: Math.min(to, at + SEGMENT_LENGTH) };
}
