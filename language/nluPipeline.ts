import { Classifiers } from './classifier/classifiers';
import { type Command, commandIn } from './commands';
import { type Crisis, detectCrisis } from './detectCrisis';
import { intentOf, type ScoredIntent } from './intent';
import { interpretReply, isPlainReply, replyIn } from './interpretReply';
import { longest, type Match, type Message, matchesOf, parseMessage, type TextSpan, textSpan } from './message';
import { buildPhraseIndex, type Lexicon, type PhraseIndex, type YesNo } from './phraseIndex';
import { type SlotValue, slotsIn } from './slots';
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
  readonly #shared: Shared;
  /** Absent where every phrase of the index is recognised. */
  readonly #isRecognised: ((match: Match) => boolean) | undefined;

  constructor(lexicon: Lexicon, shared = sharedBy(lexicon), isRecognised?: (match: Match) => boolean) {
    this.#lexicon = lexicon;
    this.#shared = shared;
    this.#isRecognised = isRecognised;
  }

  /** The same for a channel that recognises only these of its phrases and topics. It takes no time to build. */
  limitedTo({ phrases, topics }: Pick<Lexicon, 'phrases' | 'topics'>): NluPipeline {
    const commands = new Set(phrases.map(({ id }) => id));
    const asked = new Set(topics.map(({ id }) => id));
    return new NluPipeline({ ...this.#lexicon, phrases, topics }, this.#shared, ({ meaning }) => {
      if (meaning.kind === 'topic') return asked.has(meaning.topic);
      return meaning.kind !== 'command' || commands.has(meaning.command);
    });
  }

  /**
   * @param expecting the id of the pending question, if there is one
   * @param now the instant at which the message came: "last night" depends on it
   */
  understand(text: string, expecting: string | undefined, now: Date): NluResult {
    const { index, classifiers, timeParser } = this.#shared;
    const message = parseMessage(index, text, this.#isRecognised);
    const classification = message.words.length > 0 ? classifiers?.classify(message) : undefined;
    const command = commandIn(message);
    const reply = replyIn(message);
    const known = command?.alone === true || isPlainReply(message);
    const crisis = detectCrisis(message, classification, { known, reply: reply !== undefined });
    const slots = slotsIn(message);
    const topics = this.#topicMatches(message);
    let times: readonly TimeExpression[] | undefined;
    const question = this.#lexicon.questions.find(({ id }) => id === expecting);
    const isMore = (crisis ?? command ?? topics[0]) !== undefined;
    const deps = { index, classifiers, phrases: this.#lexicon.phrases };
    const replied = question ? interpretReply(message, question, deps, { reply, isMore }) : {};
    return {
      crisis,
      command: message.words.length === 0 ? NO_WORDS : (command ?? replied.command),
      topics,
      mainIntent: intentOf({ crisis, command, topics, slots, confidences: classification?.intents ?? {} }),
      reply,
      answer: replied.answer,
      isGuessed: replied.isGuessed === true,
      slots,
      get times() {
        times ??= timeParser().parse(text, now);
        return times;
      },
      isQuestion: text.trim().endsWith('?') || this.#beginsAsQuestion(message),
      wasAsked: expecting !== undefined,
      wordCount: message.words.length,
    };
  }

  /** The words of a text, spelt as in the phrases. */
  tokenize(text: string): readonly Word[] {
    return this.#shared.index.tokenizer.tokenize(text);
  }

  /** @returns the id of the option whose button says exactly this, if there is one */
  optionByLabel(text: string, question: string): string | undefined {
    return this.#shared.index.optionByLabel(question, this.tokenize(text));
  }

  /** "Can I block him", but not "can't sleep". */
  #beginsAsQuestion({ words: [first, second] }: Message): boolean {
    const { phrases } = this.#shared.index;
    const isNegated = second !== undefined && phrases.isIn(second, 'not');
    return first !== undefined && phrases.isIn(first, 'question-word') && !isNegated;
  }

  #topicMatches(message: Message): readonly (TopicMatch & { readonly intent: string | undefined })[] {
    const found = matchesOf(message.matches, 'topic');
    return [...new Set(found.map(({ meaning }) => meaning.topic))]
      .flatMap((topic) => longest(found.filter(({ meaning }) => meaning.topic === topic)) ?? [])
      .sort((one, other) => other.to - other.from - (one.to - one.from))
      .map(({ meaning: { topic }, from, to }) => ({
        topic,
        intent: this.#lexicon.topics.find(({ id }) => id === topic)?.intent,
        ...textSpan(message, from, to),
      }));
  }
}

/** What takes long to build, and pipelines for several channels have in common. */
interface Shared {
  readonly index: PhraseIndex;
  readonly classifiers: Classifiers | undefined;
  /** The recogniser behind it takes half a second to load, and only a record needs it. */
  readonly timeParser: () => TimeParser;
}

function sharedBy(lexicon: Lexicon): Shared {
  let timeParser: TimeParser | undefined;
  return {
    index: buildPhraseIndex(lexicon),
    classifiers: lexicon.classifiers && new Classifiers(lexicon.classifiers),
    timeParser: () => {
      timeParser ??= new TimeParser(lexicon);
      return timeParser;
    },
  };
}

/** A message of nothing but question marks asks, at most, for an explanation. */
const NO_WORDS: Command = { command: 'explain', alone: true, words: '', start: 0, end: 0 };
