import { Classifiers } from './classifier/classifiers';
import { type Command, commandIn } from './commands';
import { type Crisis, detectCrisis } from './detectCrisis';
import { intentOf, type ScoredIntent } from './intent';
import { interpretReply } from './interpretReply';
import { type Message, parseMessage, type TextSpan, textSpan } from './message';
import {
  buildPhraseIndex,
  type Lexicon,
  type PhraseIndex,
  type PhraseMeaning,
  wordsAsText,
  type YesNo,
} from './phraseIndex';
import { isPlainReply, replyIn } from './reply';
import { type SlotValue, slotsIn } from './slots';
import type { PhraseMatch } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';
import type { TimeExpression } from './times/timeExpression';
import { TimeParser } from './times/timeParser';

export interface TopicMatch extends TextSpan {
  readonly topic: string;
}

/** What a message means. The same words always give the same result. */
export interface NluResult {
  /** Danger to someone, or the person's own thoughts of dying: before all else, whatever was asked. */
  readonly crisis: Crisis | undefined;
  readonly command: Command | undefined;
  /** The topics asked about, the longest match first. */
  readonly topics: readonly TopicMatch[];
  /** The main intent of the message. */
  readonly mainIntent: ScoredIntent;
  /** A plain yes, no or unsure. */
  readonly reply: YesNo | undefined;
  /** The answer to the pending question, if the message has one. */
  readonly answer: readonly string[] | undefined;
  /** Whether that answer is the classifier's, in words that no phrase knows: it is repeated back to the person. */
  readonly isGuessed: boolean;
  /** The answers that the message gives to any question, asked or not. */
  readonly slots: readonly SlotValue[];
  /** When it happened and how often, the most precise time first; worked out on first use. */
  readonly times: readonly TimeExpression[];
  /** Whether it is put as a question: "should I save his texts". */
  readonly isQuestion: boolean;
  /** Whether a question was pending. */
  readonly wasAsked: boolean;
  /** How many words were read. */
  readonly wordCount: number;
}

/** Reads what a person types: one entry point for everything that can be taken from it. */
export class NluPipeline {
  readonly #lexicon: Lexicon;
  readonly #index: PhraseIndex;
  readonly #classifiers: Classifiers | undefined;
  /** Absent where every phrase of the index is recognised. */
  readonly #isRecognised: ((match: PhraseMatch<PhraseMeaning>) => boolean) | undefined;
  /** The recogniser behind it takes half a second to load, and only a record needs it. */
  #timeReader: TimeParser | undefined;

  /** @param shared another pipeline, all but whose lexicon is used here too */
  constructor(
    lexicon: Lexicon,
    private readonly shared?: NluPipeline,
  ) {
    this.#lexicon = lexicon;
    this.#index = shared ? shared.#index : buildPhraseIndex(lexicon);
    this.#classifiers = shared
      ? shared.#classifiers
      : lexicon.classifiers && new Classifiers(lexicon.classifiers);
    this.#isRecognised = shared && recognising(lexicon);
  }

  /** The same for a channel that recognises only these of its phrases and topics. It takes no time to build. */
  limitedTo({ phrases, topics }: Pick<Lexicon, 'phrases' | 'topics'>): NluPipeline {
    return new NluPipeline({ ...this.#lexicon, phrases, topics }, this);
  }

  /**
   * @param expecting the id of the pending question, if there is one
   * @param now the instant at which the message came: "last night" depends on it
   */
  understand(text: string, expecting: string | undefined, now: Date): NluResult {
    const message = parseMessage(this.#index, text, this.#isRecognised);
    const classification = message.words.length > 0 ? this.#classifiers?.classify(message) : undefined;
    const command = commandIn(message);
    const reply = replyIn(message);
    const known = command?.alone === true || isPlainReply(message);
    const crisis = detectCrisis(message, classification, { known, reply: reply !== undefined });
    const slots = slotsIn(message);
    const topics = this.#topicMatches(message);
    const readTimes = () => this.#whenReader().parse(text, now);
    let times: readonly TimeExpression[] | undefined;
    const question = this.#lexicon.questions.find(({ id }) => id === expecting);
    const isMore = (crisis ?? command ?? topics[0]) !== undefined;
    const deps = { index: this.#index, classifiers: this.#classifiers, phrases: this.#lexicon.phrases };
    const replied = question ? interpretReply(message, question, deps, { reply, isMore }) : {};
    return {
      crisis,
      command: message.words.length === 0 ? NO_WORDS : (command ?? replied.command),
      topics,
      mainIntent: intentOf({ crisis, command, topics, slots, confidences: classification?.intents }),
      reply,
      answer: replied.answer,
      isGuessed: replied.isGuessed === true,
      slots,
      get times() {
        times ??= readTimes();
        return times;
      },
      isQuestion: text.trim().endsWith('?') || this.#beginsAsQuestion(message),
      wasAsked: expecting !== undefined,
      wordCount: message.words.length,
    };
  }

  /** The words of a text, spelt as in the phrases. */
  tokenize(text: string): readonly Word[] {
    return this.#index.tokenizer.tokenize(text);
  }

  /** @returns the id of the option whose button says exactly this, if there is one */
  optionByLabel(text: string, question: string): string | undefined {
    return this.#index.labels.get(question)?.get(wordsAsText(this.#index.tokenizer.tokenize(text)));
  }

  /** "Can I block him", but not "can't sleep". */
  #beginsAsQuestion({ words: [first, second] }: Message): boolean {
    const { phrases } = this.#index;
    const isNegated = second !== undefined && phrases.isIn(second, 'not');
    return first !== undefined && phrases.isIn(first, 'question-word') && !isNegated;
  }

  #topicMatches(message: Message): readonly (TopicMatch & { readonly intent: string | undefined })[] {
    const best = new Map<string, { readonly from: number; readonly to: number }>();
    for (const { meaning, from, to } of message.matches) {
      if (meaning.kind !== 'topic') continue;
      const known = best.get(meaning.topic);
      if (!known || known.to - known.from < to - from) best.set(meaning.topic, { from, to });
    }
    return [...best]
      .sort(([, one], [, other]) => other.to - other.from - (one.to - one.from))
      .map(([topic, { from, to }]) => ({
        topic,
        intent: this.#topicIntent(topic),
        ...textSpan(message, from, to),
      }));
  }

  #whenReader(): TimeParser {
    if (this.shared) return this.shared.#whenReader();
    this.#timeReader ??= new TimeParser(this.#lexicon);
    return this.#timeReader;
  }

  #topicIntent(id: string): string | undefined {
    return this.#lexicon.topics.find((one) => one.id === id)?.intent;
  }
}

function recognising({ phrases, topics }: Pick<Lexicon, 'phrases' | 'topics'>) {
  const commands = new Set(phrases.map(({ id }) => id));
  const asked = new Set(topics.map(({ id }) => id));
  return ({ meaning }: PhraseMatch<PhraseMeaning>): boolean => {
    if (meaning.kind === 'topic') return asked.has(meaning.topic);
    return meaning.kind !== 'command' || commands.has(meaning.command);
  };
}

/** A message of nothing but question marks asks, at most, for an explanation. */
const NO_WORDS: Command = { command: 'explain', alone: true, words: '', start: 0, end: 0 };
