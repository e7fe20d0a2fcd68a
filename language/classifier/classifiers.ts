import type { Ears } from '../../model/lexicon';
import type { Word } from '../text/words';
import type { Sound } from './features';
import { Ear, type Likelihoods } from './linearClassifier';

/** What an opening message is about, as the lines that teach it are labelled. */
export type Intent =
  | 'report_experience'
  | 'immediate_danger'
  | 'self_harm'
  | 'ask_definition'
  | 'ask_helpline'
  | 'ask_report'
  | 'ask_evidence'
  | 'ask_safety'
  | 'ask_privacy'
  | 'for_someone_else'
  | 'perpetrator'
  | 'off_topic'
  | 'greeting'
  | 'stop'
  | 'human';

/** Longer messages are heard part by part, so that a cry in the middle of a story is not drowned. */
const HEARD_WHOLE = 24;
const PART = 14;
const PART_STEP = 7;
/** What a message is about is said in so many words, or not at all. */
const OPENING = 150;
/** So many words on either side of a phrase are its company. */
const NEAR = 2;

/** What a reply to a question means, as the lines that teach it are labelled. */
export type HeardReply =
  | 'yes'
  | 'no'
  | 'unsure'
  | 'help'
  | 'skip'
  | 'back'
  | 'restart'
  | 'correction'
  | 'human'
  | 'exit'
  | 'no_answer';

/** What the ears make of a message, whatever was asked. */
export interface Heard {
  /** The likelihood of the part that sounds most like it. */
  readonly danger: Loudest;
  readonly selfHarm: Loudest;
  readonly intents: Likelihoods;
  /** The likelihood of danger and self-harm in a few words of the message, whatever else it says. */
  readonly near: (from: number, to: number) => { readonly danger: number; readonly selfHarm: number };
}

export interface Loudest {
  readonly likelihood: number;
  /** Where that part stands, in words. */
  readonly from: number;
  readonly to: number;
}

/** One ear for danger and self-harm, one for what people want, and one for what they reply to a question. */
export class Hearing {
  readonly #alarm: Ear;
  readonly #intent: Ear;
  readonly #reply: Ear;

  constructor({ alarm, intent, reply }: Ears) {
    this.#alarm = new Ear(alarm);
    this.#intent = new Ear(intent);
    this.#reply = new Ear(reply);
  }

  /** @param asked the id of the question that waits */
  hearReply({ words, found }: Sound, asked: string): Likelihoods {
    return this.#reply.hear({ words, found, asked });
  }

  hear({ words, found }: Sound & { readonly words: readonly Word[] }): Heard {
    const sound = { words, found, pieces: new Map() };
    let danger: Loudest = { likelihood: 0, from: 0, to: 0 };
    let selfHarm = danger;
    for (const { from, to } of partsOf(words)) {
      const likely = this.#alarm.hear(partOf(sound, from, to));
      danger = louder(danger, { likelihood: likely.danger ?? 0, from, to });
      selfHarm = louder(selfHarm, { likelihood: likely.self_harm ?? 0, from, to });
    }
    const near = (from: number, to: number) => this.#near(sound, from, to);
    return { danger, selfHarm, intents: this.#intent.hear(partOf(sound, 0, OPENING)), near };
  }

  #near(sound: Sound, from: number, to: number) {
    const likely = this.#alarm.hear(partOf(sound, Math.max(0, from - NEAR), to + NEAR));
    return { danger: likely.danger ?? 0, selfHarm: likely.self_harm ?? 0 };
  }
}

/** Each sentence; long ones in pieces that overlap; and all of a message that is not long. */
export function* partsOf(words: readonly Word[]): Generator<{ readonly from: number; readonly to: number }> {
  if (words.length <= HEARD_WHOLE) yield { from: 0, to: words.length };
  for (let from = 0; from < words.length; ) {
    const sentence = words[from]?.sentence;
    let to = from;
    while (words[to]?.sentence === sentence && to < words.length) to++;
    for (let at = from; at === from || at < to - PART_STEP; at += PART_STEP) {
      const end = Math.min(to, at + PART);
      if (at > 0 || end < words.length || words.length > HEARD_WHOLE) yield { from: at, to: end };
    }
    from = to;
  }
}

export function partOf({ words, found, ...rest }: Sound, from: number, to: number): Sound {
  const inside = found
    .filter((one) => from <= one.from && one.to <= to)
    .map((one) => ({ ...one, from: one.from - from, to: one.to - from }));
  return { words: words.slice(from, to), found: inside, ...rest };
}

function louder(one: Loudest, other: Loudest): Loudest {
  return other.likelihood > one.likelihood ? other : one;
}
