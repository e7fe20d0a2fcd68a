import type { ClassifierWeights } from '../../model/lexicon';
import type { Word } from '../text/tokenizer';
import type { ClassifierInput } from './features';
import { type Confidences, LinearClassifier } from './linearClassifier';

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

/** What the classifiers make of a message, whatever was asked. */
export interface MessageClassification {
  /** The segment with the highest confidence. */
  readonly danger: SegmentConfidence;
  readonly selfHarm: SegmentConfidence;
  readonly intents: Confidences;
  /** The confidence in danger and self-harm from a few words of the message, whatever else it says. */
  readonly around: (from: number, to: number) => { readonly danger: number; readonly selfHarm: number };
}

export interface SegmentConfidence {
  readonly confidence: number;
  /** Where that segment stands, in words. */
  readonly from: number;
  readonly to: number;
}

/** One classifier for danger and self-harm, one for what people want, and one for what they reply to a question. */
export class Classifiers {
  readonly #crisis: LinearClassifier;
  readonly #intent: LinearClassifier;
  readonly #reply: LinearClassifier;

  constructor({ crisis: alarm, intent, reply }: ClassifierWeights) {
    this.#crisis = new LinearClassifier(alarm);
    this.#intent = new LinearClassifier(intent);
    this.#reply = new LinearClassifier(reply);
  }

  /** @param asked the id of the pending question */
  classifyReply({ words, matches }: ClassifierInput, asked: string): Confidences {
    return this.#reply.classify({ words, matches, asked });
  }

  classify({ words, matches }: ClassifierInput & { readonly words: readonly Word[] }): MessageClassification {
    const input = { words, matches, ngrams: new Map() };
    let danger: SegmentConfidence = { confidence: 0, from: 0, to: 0 };
    let selfHarm = danger;
    for (const { from, to } of segmentsOf(words)) {
      const confidences = this.#crisis.classify(segmentOf(input, from, to));
      danger = moreConfident(danger, { confidence: confidences.danger ?? 0, from, to });
      selfHarm = moreConfident(selfHarm, { confidence: confidences.self_harm ?? 0, from, to });
    }
    const around = (from: number, to: number) => this.#around(input, from, to);
    return { danger, selfHarm, intents: this.#intent.classify(segmentOf(input, 0, INTENT_WITHIN)), around };
  }

  #around(input: ClassifierInput, from: number, to: number) {
    const confidences = this.#crisis.classify(
      segmentOf(input, Math.max(0, from - CONTEXT_WINDOW), to + CONTEXT_WINDOW),
    );
    return { danger: confidences.danger ?? 0, selfHarm: confidences.self_harm ?? 0 };
  }
}

/** Each sentence, long ones in overlapping segments; and all of a message that is not long. */
export function* segmentsOf(
  words: readonly Word[],
): Generator<{ readonly from: number; readonly to: number }> {
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

export function segmentOf(
  { words, matches, ...rest }: ClassifierInput,
  from: number,
  to: number,
): ClassifierInput {
  const inside = matches
    .filter((one) => from <= one.from && one.to <= to)
    .map((one) => ({ ...one, from: one.from - from, to: one.to - from }));
  return { words: words.slice(from, to), matches: inside, ...rest };
}

function moreConfident(one: SegmentConfidence, other: SegmentConfidence): SegmentConfidence {
  return other.confidence > one.confidence ? other : one;
}
