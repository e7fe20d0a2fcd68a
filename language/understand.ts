import { type Alarm, alarmIn } from './alarm';
import { Hearing } from './classifier/classifiers';
import { type Command, commandIn } from './commands';
import { type About, intentOf } from './intent';
import { type Message, openMessage, type Said, saidAt } from './message';
import { type Book, type Lexicon, openBook, plain, type YesNo } from './phraseIndex';
import { isPlainReply, replyIn } from './reply';
import { replyTo } from './replyTo';
import { type Settled, settledIn } from './settled';
import type { Word } from './text/words';
import type { When } from './times/when';
import { WhenReader } from './times/whenReader';

export interface AskedFor extends Said {
  readonly topic: string;
}

/** What a message means. The same words always read the same way. */
export interface Reading {
  /** Danger to someone, or the person's own thoughts of dying: before all else, whatever was asked. */
  readonly alarm: Alarm | undefined;
  readonly command: Command | undefined;
  /** What is asked about, the most exact words first. */
  readonly topics: readonly AskedFor[];
  /** What the message is about, first of all. */
  readonly about: About;
  /** A plain yes, no or unsure. */
  readonly reply: YesNo | undefined;
  /** The answer to the question that waits, if the message has one. */
  readonly answer: readonly string[] | undefined;
  /** Whether that answer is what the ear made of words that no phrase knows: it is to be said back. */
  readonly isGuessed: boolean;
  /** Answers to all questions, as far as the message speaks of them. */
  readonly settled: readonly Settled[];
  /** When it happened and how often, the closest time first; read only when looked at. */
  readonly times: readonly When[];
  /** Whether a question waited for it. */
  readonly wasAsked: boolean;
  /** How many words were read. */
  readonly length: number;
}

/** Reads what a person types: one entry for all that can be taken from it. */
export class Understanding {
  readonly #book: Book;
  readonly #ears: Hearing | undefined;
  readonly #lexicon: Lexicon;
  /** The recogniser behind it takes half a second to load, and only a record needs it. */
  #times: WhenReader | undefined;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#book = openBook(lexicon);
    this.#ears = lexicon.ears && new Hearing(lexicon.ears);
  }

  /**
   * @param expecting the id of the question that waits for its answer, if one does
   * @param now the instant at which the message came: "last night" hangs on it
   */
  understand(text: string, expecting: string | undefined, now: Date): Reading {
    const message = openMessage(this.#book, text);
    const heard = message.words.length > 0 ? this.#ears?.hear(message) : undefined;
    const command = commandIn(message);
    const reply = replyIn(message);
    const known = command?.alone === true || isPlainReply(message);
    const alarm = alarmIn(message, heard, { known, reply: reply !== undefined });
    const settled = settledIn(message);
    const topics = this.#topics(message);
    const readTimes = () => this.#whenReader().read(text, now);
    let times: readonly When[] | undefined;
    const question = this.#lexicon.questions.find(({ id }) => id === expecting);
    const isMore = (alarm ?? command ?? topics[0]) !== undefined;
    const readers = { book: this.#book, ears: this.#ears, phrases: this.#lexicon.phrases };
    const replied = question ? replyTo(message, question, readers, { reply, isMore }) : {};
    return {
      alarm,
      command: message.words.length === 0 ? NOT_A_WORD : (command ?? replied.command),
      topics,
      about: intentOf({ alarm, command, topics, settled, likely: heard?.intents }),
      reply,
      answer: replied.answer,
      isGuessed: replied.isGuessed === true,
      settled,
      get times() {
        times ??= readTimes();
        return times;
      },
      wasAsked: expecting !== undefined,
      length: message.words.length,
    };
  }

  /** The words of a text, spelt as in the phrases. */
  words(text: string): readonly Word[] {
    return this.#book.words.read(text);
  }

  /** Whether the message is a button's own words. */
  label(text: string, question: string): string | undefined {
    return this.#book.labels.get(question)?.get(plain(this.#book.words.read(text)));
  }

  #topics(message: Message): readonly (AskedFor & { readonly intent: string | undefined })[] {
    const best = new Map<string, { readonly from: number; readonly to: number }>();
    for (const { meaning, from, to } of message.found) {
      if (meaning.kind !== 'topic') continue;
      const known = best.get(meaning.topic);
      if (!known || known.to - known.from < to - from) best.set(meaning.topic, { from, to });
    }
    return [...best]
      .sort(([, one], [, other]) => other.to - other.from - (one.to - one.from))
      .map(([topic, { from, to }]) => ({
        topic,
        intent: this.#intentOf(topic),
        ...saidAt(message, from, to),
      }));
  }

  #whenReader(): WhenReader {
    this.#times ??= new WhenReader(this.#lexicon.times);
    return this.#times;
  }

  #intentOf(id: string): string | undefined {
    return this.#lexicon.topics.find((one) => one.id === id)?.intent;
  }
}

/** Question marks and the like ask, at most, what was meant. */
const NOT_A_WORD: Command = { command: 'explain', alone: true, words: '', start: 0, end: 0 };
