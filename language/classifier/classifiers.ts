import { type ByClassifier, byClassifier, type ClassifierName, type ClassifierWeights } from '../../model/lexicon';
import { type ClassifierInput, FeatureExtractor } from './features';
import { LinearClassifier, sigmoid, softmax } from './linearClassifier';
import { type ClassifiedMessage, MessageParts, type Part } from './messageParts';
import { Network } from './network';

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

/** The label of a message that asks nothing. */
export const NO_QUESTION = 'nothing';
/** The label of a reply that chooses none of a question's own answers. */
export const NO_CHOICE = '';
/** How sure it must be of what is asked: a wrong answer is worse than none. */
const ASKED = 0.32;
const MAY_ASK = 0.03;
/** What is less sure than half of what is needed is no fact. */
const LEAST_SURE = 0.5;
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
  /** From 1 on the label holds; 2 is certain. */
  readonly sureness: number;
}

/** A short answer that may fit what is asked. */
export interface AskedConfidence {
  readonly label: string;
  readonly confidence: number;
  /** Whether it fits well enough to be given unasked: a wrong answer is worse than none. */
  readonly isSure: boolean;
}

/**
 * One classifier for danger and self-harm, one for what people want, one for what they reply to a question, one for
 * what they ask, and one for all that they tell. Each is trained on labelled lines, and is the mean of two: a linear
 * one, which knows the very words, and a network, which knows words that are alike. The same words always get the same
 * result: the weights are in a file, and nothing is learnt from people.
 */
export class Classifiers {
  readonly #linear: ByClassifier<LinearClassifier>;
  readonly #network: Network;
  readonly #askNetwork: Network;
  readonly #thresholds: readonly number[];
  /** For as long as a message is being read: more than one classifier looks at it. */
  readonly #parts = new WeakMap<ClassifiedMessage, MessageParts>();

  constructor({ network, askNetwork, ...linear }: ClassifierWeights) {
    this.#linear = byClassifier((name) => new LinearClassifier(linear[name]));
    this.#network = new Network(network);
    this.#askNetwork = new Network(askNetwork);
    this.#thresholds = linear.facts.thresholds;
  }

  /** @param asked the id of the pending question */
  classifyReply({ words, matches }: ClassifierInput, asked: string): Confidences {
    const whole = { from: 0, to: words.length };
    const features = new FeatureExtractor({ words, matches, asked }).featuresOf(whole, false);
    const pooled = this.#network.pooled(words, whole);
    return this.#named('reply', softmax(this.#scores('reply', { features, pooled }, asked)));
  }

  /** @returns the confidence in each of a question's own answers, and in `NO_CHOICE`, together one */
  classifyChoice({ words, matches }: ClassifierInput, asked: string): Confidences {
    const whole = { from: 0, to: words.length };
    const features = new FeatureExtractor({ words, matches, asked }).featuresOf(whole, false);
    const pooled = this.#network.pooled(words, whole);
    const scores = this.#scores('choice', { features, pooled });
    const prefix = choiceLabel(asked, '');
    const own = [...this.#linear.choice.labels.entries()].filter(([, label]) => label.startsWith(prefix));
    const confidences = softmax(Float64Array.from(own, ([at]) => scores[at] ?? 0));
    return Object.fromEntries(own.map(([, label], at) => [label.slice(prefix.length), confidences[at] ?? 0]));
  }

  /** Each part is worked out when it is first looked at: of what is left of a message, most callers look at one alone. */
  classify(message: ClassifiedMessage): MessageClassification {
    const parts = this.#partsOf(message);
    const crisis = onFirstUse(() =>
      parts.segments.map(({ from, to }, at) => {
        return { confidences: this.#named('crisis', softmax(this.#scores('crisis', parts.bare(at)))), from, to };
      }),
    );
    const intents = onFirstUse(() => this.#named('intent', softmax(this.#scores('intent', parts.bare(0)))));
    const facts = onFirstUse(() => this.#factsOf(parts.few()));
    return {
      get crisis() {
        return crisis();
      },
      get intents() {
        return intents();
      },
      get facts() {
        return facts();
      },
    };
  }

  /**
   * The short answers that may fit what is asked in a message, or in one sentence of it, the likeliest first.
   *
   * @param most into no more parts than so many is it taken
   */
  askedIn(message: ClassifiedMessage, most?: number): readonly AskedConfidence[] {
    const { labels } = this.#linear.asks;
    const surest = new Map<string, AskedConfidence>();
    for (const part of this.#partsOf(message).few(most, this.#askNetwork)) {
      const confidences = softmax(this.#scores('asks', part));
      const nothing = confidences[labels.indexOf(NO_QUESTION)] ?? 0;
      for (let at = 0; at < labels.length; at++) {
        const confidence = confidences[at] ?? 0;
        if (confidence < MAY_ASK) continue;
        const label = labels[at] ?? NO_QUESTION;
        if (label === NO_QUESTION || confidence < (surest.get(label)?.confidence ?? 0)) continue;
        surest.set(label, { label, confidence, isSure: confidence >= ASKED && confidence > nothing });
      }
    }
    return [...surest.values()].sort((one, other) => other.confidence - one.confidence);
  }

  /** A fact holds for a message if it holds for a segment of it. */
  #factsOf(segments: readonly Part[]): readonly FactConfidence[] {
    const most = new Float64Array(this.#thresholds.length).fill(Number.NEGATIVE_INFINITY);
    for (const part of segments) {
      const scores = this.#scores('facts', part);
      for (let at = 0; at < scores.length; at++) most[at] = Math.max(most[at] ?? 0, scores[at] ?? 0);
    }
    const facts = this.#linear.facts.labels.map((label, at) => {
      return { label, sureness: surenessOf(sigmoid(most[at] ?? 0), this.#thresholds[at] ?? 1) };
    });
    return facts.filter(({ sureness }) => sureness >= LEAST_SURE).sort((one, other) => other.sureness - one.sureness);
  }

  #partsOf(message: ClassifiedMessage): MessageParts {
    const parts = this.#parts.get(message) ?? new MessageParts(message, this.#network);
    this.#parts.set(message, parts);
    return parts;
  }

  #scores(name: ClassifierName, { features, pooled }: Part, asked?: string): Float64Array {
    const network = name === 'asks' ? this.#askNetwork : this.#network;
    return meanOf(this.#linear[name].scores(features), network.scores(name, pooled, asked));
  }

  #named(name: ClassifierName, confidences: Float64Array): Confidences {
    return Object.fromEntries(this.#linear[name].labels.map((label, at) => [label, confidences[at] ?? 0]));
  }
}

function onFirstUse<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function choiceLabel(question: string, option: string): string {
  return `${question}:${option}`;
}

/** 1 at the threshold, 2 where it is certain, whatever the threshold is. */
function surenessOf(confidence: number, threshold: number): number {
  return confidence < threshold ? confidence / threshold : 1 + (confidence - threshold) / (1 - threshold);
}

/** What a linear classifier and the network make of a message together. */
export function meanOf(one: Float64Array, other: Float64Array): Float64Array {
  const mean = new Float64Array(one.length);
  for (let at = 0; at < mean.length; at++) mean[at] = ((one[at] ?? 0) + (other[at] ?? 0)) / 2;
  return mean;
}

/** The label with the highest confidence. */
export function mostConfident(confidences: Confidences): readonly [label: string, confidence: number] {
  const [best] = Object.entries(confidences).sort(([, one], [, other]) => other - one);
  return best ?? ['', 0];
}
