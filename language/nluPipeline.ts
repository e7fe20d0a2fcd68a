import { DANGER, DESPAIR, isFear, WHERE, WHO_FOR, YOU } from '../model/answers';
import type { Question } from '../model/knowledge';
import { FEELINGS, type Feeling } from '../model/lexicon';
import type { NamedPhrase, NamedShortAnswer } from '../model/namedEntries';
import { Classifiers, type FactConfidence } from './classifier/classifiers';
import { type Command, commandIn } from './commands';
import { type CrisisReading, readCrisis, withQuoted, withUnsaid } from './crisis';
import { intentOf, type ScoredIntent } from './intent';
import { interpretReply, type ReplyAnswer } from './interpretReply';
import { longest, type Match, type Message, matchesOf, parseMessage, type TextSpan, textSpan } from './message';
import { partingTime, withPartingTime } from './partingTime';
import { buildPhraseIndex, type Cue, type Lexicon, type PhraseIndex, type YesNo } from './phraseIndex';
import { buildPlaceIndex, type PlaceIndex } from './places/placeIndex';
import { placesIn } from './places/placesIn';
import { isPlainReply, replyIn } from './plainReply';
import { type Asked, askedIn, isOwnQuestion, questionParts } from './questionParts';
import { withoutQuotes } from './quoted';
import { type DeniedAnswer, deniedIn, type SlotValue, slotsIn } from './slots';
import type { WordSets } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';
import type { TimeExpression } from './times/timeExpression';
import { TimeParser } from './times/timeParser';
import { saidBeside, unsaidIn, unsaidParts } from './unsaid';

export interface TopicMatch extends TextSpan {
  readonly topic: string;
  readonly wordCount: number;
}

/** What a message means. The same words always give the same result. */
export interface NluResult extends CrisisReading, Asked {
  readonly command: Command | undefined;
  /** The topics asked about, the longest match first. */
  readonly topics: readonly TopicMatch[];
  /** The main intent of the message. */
  readonly mainIntent: ScoredIntent;
  /** A plain yes, no or unsure. */
  readonly reply: YesNo | undefined;
  /** The answer to the pending question, if the message has one. */
  readonly answer: ReplyAnswer | undefined;
  /** The answers that the message gives to any question, asked or not, the surest first. */
  readonly slots: readonly SlotValue[];
  /** Answers that it says are not so. */
  readonly denied: readonly DeniedAnswer[];
  /** Whether it puts right what was said before: "actually", "I meant", "not my ex". */
  readonly isCorrection: boolean;
  /** Whether it speaks of what was noted, to see it or to have it put right: "you forgot", "your list is wrong". */
  readonly isAboutNotes: boolean;
  /** Whether it says that this was asked before: "why again", "as I said". */
  readonly isAskedAgain: boolean;
  readonly feeling: Feeling | undefined;
  /** Whether it speaks of a time that is past: "last week", "was". */
  readonly isPast: boolean;
  /** When it happened and how often, the most precise time first; worked out on first use. */
  readonly times: readonly TimeExpression[];
  /** Whether it is put as a question: "should I save his texts". */
  readonly isQuestion: boolean;
  /** Whether it asks something in so many words, be it in the middle: "no, but what do I do if he comes back". */
  readonly asksPlainly: boolean;
  /** Whether a question was pending. */
  readonly wasAsked: boolean;
  /** How many words were read. */
  readonly wordCount: number;
}

/** What is known when a message comes. */
export interface Expecting {
  /** The id of the pending question. */
  readonly question?: string | undefined;
  /** Where only some of its answers are offered. */
  readonly among?: readonly string[] | undefined;
  /** Whether its answer was left open by words, and only that is asked. */
  readonly isLeftOpen?: boolean;
  /** Whether the person has said that nobody is in danger now. */
  readonly saidCalm?: boolean;
  /** Whether the person was asked about thoughts of ending their life, and this is the next that they say. */
  readonly isDespairAsked?: boolean;
  /** Whether the person has said that somebody is in danger now. */
  readonly inDanger?: boolean;
  /** Whether it happens to somebody else, so that the place where they live is the one. */
  readonly isOther?: boolean;
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
   * @param expecting the pending question, if there is one, or what else is known
   * @param now the instant at which the message came: "last night" depends on it
   */
  understand(text: string, expecting: string | Expecting | undefined, now: Date): NluResult {
    const context: Expecting = typeof expecting === 'object' ? expecting : { question: expecting };
    const { question: asked, among, isLeftOpen = false, isOther = false } = context;
    const { saidCalm = false, inDanger = false, isDespairAsked = false } = context;
    const { index, classifiers, timeParser } = this.#shared;
    const message = parseMessage(index, text, this.#isRecognised);
    const isCorrection = this.#isCorrection(message);
    // "Not Luton, Leeds": where a place is put right, its name is enough.
    const isPutRight = isCorrection && message.words.length <= PUT_RIGHT_AT_MOST;
    const questions = questionParts(message, index);
    // A story that ends in a question is a story.
    const beside = message.words.length - questions.reduce((sum, { from, to }) => sum + to - from, 0);
    const isPutAsQuestion = text.trim().endsWith('?') || this.#beginsAsQuestion(message);
    const isQuestion = isPutAsQuestion && (questions.length === 0 || beside <= TOLD_BESIDE);
    const unsaidAt = unsaidParts(message, index);
    const said = unsaidAt.length > 0 ? saidBeside(message, unsaidAt) : message;
    const classification = said.words.length > 0 ? classifiers?.classify(said) : undefined;
    const found = commandIn(message, index, this.#isRecognised);
    const reply = replyIn(message, index, asked !== DANGER);
    const isPlain = (found?.alone === true && !HELP.includes(found.command)) || isPlainReply(message);
    const unsaid = unsaidIn(message, unsaidAt, this.#lexicon.questions, index, classifiers);
    const denied = [
      ...deniedIn(
        message,
        questions.filter(({ from }) => isOwnQuestion(message, from, index)),
        (id) => this.#lexicon.questions.some((one) => one.id === id && one.choose === 'many' && one.asked),
      ),
      ...unsaid.map((one) => ({ ...one, isSure: true })),
    ];
    const isDenied = (label: string) => denied.some(({ question, option }) => label === `${question}:${option}`);
    const isDespairDenied = denied.some((one) => one.isSure && one.question === YOU && one.option === DESPAIR);
    const isFearDenied = denied.some((one) => one.isSure && isFear(one));
    const saysNo = message.words.some((word) => index.phrases.isIn(word, 'no-alone'));
    const known = { saidCalm, inDanger, isDespairAsked, isDespairDenied, isFearDenied, saysNo };
    const crisisIn = (read: typeof classification) => readCrisis(message, read, { isPlain, reply, ...known });
    const own = withoutQuotes(message);
    const whole =
      said === message
        ? crisisIn(classification)
        : withUnsaid(crisisIn(classification), crisisIn(classifiers?.classify(message)));
    const crisis = own === message ? whole : withQuoted(whole, crisisIn(classifiers?.classify(own)));
    const command = helpCalledIn(found, inDanger || crisis.danger === 'over', crisis.danger === 'now');
    const question = offered(
      this.#lexicon.questions.find(({ id }) => id === asked),
      among,
    );
    const topics = this.#topicMatches(message);
    let times: readonly TimeExpression[] | undefined;
    const isTimeAsked = isLeftOpen && question?.between.some(({ by_time: byTime }) => byTime) === true;
    const parted = () =>
      partingTime(message, () => this.#partingTimes(text, isTimeAsked, now), now, isTimeAsked ? asked : undefined);
    const told = withPartingTime(
      slotsIn(message, classification, denied, isPutRight),
      this.#lexicon.questions,
      parted,
      isTimeAsked,
    );
    const slots = [...told, ...this.#placeSlots(text, asked === WHERE || isPutRight, isOther)];
    const facts = classification?.facts.filter(({ sureness }) => sureness >= 1) ?? [];
    const isUrgent = crisis.danger === 'now' || crisis.selfHarm === 'sure' || crisis.selfHarm === 'perhaps';
    const isMore = isUrgent || denied.some(({ isSure }) => isSure) || (command ?? topics[0]) !== undefined;
    // "Will you tell the police on me" does not say to whom it happens.
    const isReply = asked !== WHO_FOR || questions.length === 0 || beside > 0;
    const replied =
      question && isReply
        ? interpretReply(
            message,
            question,
            { index, classifiers, phrases: this.#lexicon.phrases },
            { reply, isMore, slots, facts: (classification?.facts ?? []).filter(({ label }) => !isDenied(label)) },
          )
        : {};
    const about = isPlain || !classifiers ? NOTHING_ASKED : askedIn(message, questions, classifiers);
    const mainIntent = intentOf({ crisis, command, topics, slots, confidences: classification?.intents ?? {} });
    const guessed = isBornOut(replied.command, about, feelingIn(facts)) ? replied.command : undefined;
    return {
      ...crisis,
      command: message.words.length === 0 ? NO_WORDS : (command ?? guessed),
      ...about,
      topics,
      mainIntent,
      reply,
      answer: replied.answer,
      slots,
      denied,
      isCorrection,
      isAboutNotes: hasCue(message, 'about-notes'),
      isAskedAgain: asked !== undefined && hasCue(message, 'asked-again'),
      feeling: feelingIn(facts),
      isPast: hasCue(message, 'past'),
      get times() {
        times ??= timeParser().parse(text, now);
        return times;
      },
      isQuestion,
      asksPlainly: questions.length > 0,
      wasAsked: asked !== undefined,
      wordCount: message.words.length,
    };
  }

  /** The words of a text, spelt as in the phrases. */
  tokenize(text: string): readonly Word[] {
    return this.#shared.index.tokenizer.tokenize(text);
  }

  /** The sets of words, spelt as messages are. */
  get wordSets(): WordSets {
    return this.#shared.index.sets;
  }

  /** @returns the id of the option whose button says exactly this, if there is one */
  optionByLabel(text: string, question: string): string | undefined {
    return this.#shared.index.optionByLabel(question, this.tokenize(text));
  }

  /** "Actually", "I meant", or "not my ex, his brother". */
  #isCorrection({ matches }: Message): boolean {
    const cues = matchesOf(matches, 'cue');
    return cues.some(({ meaning: { cue }, from }) => cue === 'correction' || (cue === 'not' && from === 0));
  }

  /** "Can I block him", but not "can't sleep". */
  #beginsAsQuestion({ words: [first, second] }: Message): boolean {
    const { phrases } = this.#shared.index;
    const isNegated = second !== undefined && phrases.isIn(second, 'not');
    return first !== undefined && phrases.isIn(first, 'question-word') && !isNegated;
  }

  /** "Three months", where it is asked when something was, is three months ago; "years ago" is a few of them. */
  #partingTimes(text: string, isAsked: boolean, now: Date): readonly TimeExpression[] {
    const { ownTimes } = this.#shared;
    const found = ownTimes.parse(text, now);
    const times = isAsked && found.length === 0 ? ownTimes.parse(`${text} ago`, now) : found;
    return times.map((one) => {
      const best = one.best ?? ownTimes.parse(`a few ${one.words}`, now)[0]?.best;
      return { ...one, ...(best && { best }) };
    });
  }

  /** Where the person lives, if the message says it and names one area only. */
  #placeSlots(text: string, isAsked: boolean, isOther: boolean): readonly SlotValue[] {
    const { places, index } = this.#shared;
    const isWord = (word: string) => index.tokenizer.knows(word);
    const [first, ...others] = placesIn(text, places, { isAsked, isOther, isWord });
    if (!first || others.some(({ area }) => area !== first.area)) return [];
    return [{ question: WHERE, option: first.area, sureness: NAMED, span: first, isPlain: first.isOwn }];
  }

  #topicMatches(message: Message): readonly (TopicMatch & { readonly intent: string | undefined })[] {
    const found = matchesOf(message.matches, 'topic');
    return [...new Set(found.map(({ meaning }) => meaning.topic))]
      .flatMap((topic) => longest(found.filter(({ meaning }) => meaning.topic === topic)) ?? [])
      .sort((one, other) => other.to - other.from - (one.to - one.from))
      .map(({ meaning: { topic }, from, to }) => ({
        topic,
        wordCount: to - from,
        intent: this.#lexicon.topics.find(({ id }) => id === topic)?.intent,
        ...textSpan(message, from, to),
      }));
  }
}

function hasCue({ matches }: Message, cue: Cue): boolean {
  return matchesOf(matches, 'cue').some(({ meaning }) => meaning.cue === cue);
}

const EXPLAIN: NamedPhrase = 'explain';
const EASY_WORDS: NamedShortAnswer = 'easy-words';

/** Whether what only the classifier of replies takes for a command may be one: "is criminal damage stalking" asks else. */
function isBornOut(command: Command | undefined, { mayAsk }: Asked, feeling: Feeling | undefined): boolean {
  if (command?.command === EXPLAIN) return mayAsk.length === 0 || mayAsk.includes(EASY_WORDS);
  // "Thank you for this" says no goodbye.
  return command?.command !== 'leave' || feeling !== 'thanks';
}

/** A question with only the answers that are offered. */
function offered(question: Question | undefined, among: readonly string[] | undefined): Question | undefined {
  if (!question || !among) return question;
  return { ...question, options: question.options.filter(({ id }) => among.includes(id)) };
}

/** The feeling that is surest. */
function feelingIn(facts: readonly FactConfidence[]): Feeling | undefined {
  return facts.flatMap(({ label }) => FEELINGS.find((one) => label === `feels:${one}`) ?? [])[0];
}

/** What takes long to build, and pipelines for several channels have in common. */
interface Shared {
  readonly index: PhraseIndex;
  readonly classifiers: Classifiers | undefined;
  /** The recogniser behind it takes half a second to load, and only a record needs it. */
  readonly timeParser: () => TimeParser;
  readonly places: PlaceIndex;
  /** Our own grammar alone, which is there at once. */
  readonly ownTimes: TimeParser;
}

function sharedBy(lexicon: Lexicon): Shared {
  let timeParser: TimeParser | undefined;
  return {
    index: buildPhraseIndex(lexicon),
    classifiers: lexicon.classifiers && new Classifiers(lexicon.classifiers),
    places: buildPlaceIndex(lexicon),
    ownTimes: new TimeParser(lexicon, { complete: (_message, candidates) => candidates }),
    timeParser: () => {
      timeParser ??= new TimeParser(lexicon);
      return timeParser;
    },
  };
}

const HELP_CALLED: NamedPhrase = 'help-called';
const HELP_COMING: NamedPhrase = 'help-coming';
const HELP: readonly string[] = [HELP_CALLED, HELP_COMING];

/**
 * "They're coming" is the police only to somebody in danger, and so is "I called the police" inside a story, unless it
 * tells of danger now.
 */
function helpCalledIn(found: Command | undefined, isInDanger: boolean, tellsDanger: boolean): Command | undefined {
  if (!found || !HELP.includes(found.command)) return found;
  const isCalled = isInDanger || ((found.alone || tellsDanger) && found.command === HELP_CALLED);
  return isCalled ? { ...found, command: HELP_CALLED } : undefined;
}

/** So many words beside a question may be its greeting; more of them tell something. */
const TOLD_BESIDE = 6;

/** A longer message tells more than what it puts right. */
const PUT_RIGHT_AT_MOST = 6;

/** A place that is named is no guess. */
const NAMED = 2;

const NOTHING_ASKED: Asked = { asks: undefined, likely: [], mayAsk: [] };

/** A message of nothing but question marks asks, at most, for an explanation. */
const NO_WORDS: Command = { command: 'explain', alone: true, words: '', start: 0, end: 0 };
