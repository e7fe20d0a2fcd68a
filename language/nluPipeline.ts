import { CONTACT, DANGER, FOR_OTHERS, OWN_BEHAVIOUR, SIGNS, WHAT, WHERE, WHO_DOES_IT, WHO_FOR } from '../model/answers';
import type { Question } from '../model/knowledge';
import { FEELINGS, type Feeling } from '../model/lexicon';
import type { NamedShortAnswer, NamedTopic } from '../model/namedEntries';
import { withAge } from './ageSlots';
import { answersOff } from './answersOff';
import type { FactConfidence } from './classifier/classifiers';
import { type Command, isBornOut, isPlainCommand } from './commands';
import { crisisIn } from './crisis';
import type { CrisisReading } from './crisisReading';
import { fitsAfterIn } from './fitsAfter';
import { asksToWait, saysGoodbye } from './goodbye';
import { intentOf } from './intent';
import { type InterpretedReply, interpretReply } from './interpretReply';
import { withKnownThrough } from './knownThrough';
import type { Mark } from './marks';
import { longest, type Match, matchesOf } from './match';
import { type Message, textSpan } from './message';
import { hasCue, type MessageReading, readMessage } from './messageReading';
import { wrongLineIn } from './misnoted';
import type { Expecting, NluResult, TopicMatch } from './nluResult';
import { ownPart, withOwnEffect } from './ofOthers';
import { deniedBeside, ownDoing, withoutFearedBlame } from './ownDoing';
import { deniedOfOwn, isStillOwn, withOwnStory } from './ownStory';
import { partingTime, partingTimes, putsSplitRight, withPartingTime } from './partingTime';
import type { Lexicon } from './phraseIndex';
import { placeSlots, placesDenied } from './places/placeSlots';
import { toldInstead } from './putRight';
import { type Asked, askedIn } from './questionParts';
import { withoutOthers } from './quoted';
import { type Readers, readersOf } from './readers';
import { refuses } from './refuses';
import type { ReplyAnswer } from './replyAnswer';
import { isCalmInDoubt, saysNoDanger } from './saysCalm';
import { servicesAsked } from './servicesAsked';
import { type SlotValue, slotsIn } from './slots';
import type { Word } from './text/tokenizer';
import type { WordSets } from './text/wordSets';
import type { TimeExpression } from './times/timeExpression';
import { wantedCommand } from './wantedCommand';

const WHO_ARE_YOU: NamedShortAnswer = 'who-are-you';
const ABOUT_WAYMARK: NamedTopic = 'about-waymark';

/** How an answer is found that nobody said in so many words. */
const UNSURELY: readonly (ReplyAnswer['by'] | undefined)[] = ['guess', 'story'];

/** Reads what a person types: one entry point for everything that can be taken from it. */
export class NluPipeline {
  readonly #lexicon: Lexicon;
  readonly #readers: Readers;
  /** Absent where every phrase of the index is recognised. */
  readonly #isRecognised: ((match: Match) => boolean) | undefined;

  constructor(lexicon: Lexicon, readers = readersOf(lexicon), isRecognised?: (match: Match) => boolean) {
    this.#lexicon = lexicon;
    this.#readers = readers;
    this.#isRecognised = isRecognised;
  }

  /** The same for a channel that recognises only these of its phrases and topics. It takes no time to build. */
  limitedTo({ phrases, topics }: Pick<Lexicon, 'phrases' | 'topics'>): NluPipeline {
    const commands = new Set(phrases.map(({ id }) => id));
    const asked = new Set(topics.map(({ id }) => id));
    return new NluPipeline({ ...this.#lexicon, phrases, topics }, this.#readers, ({ meaning }) => {
      if (meaning.kind === 'topic') return asked.has(meaning.topic);
      return meaning.kind !== 'command' || commands.has(meaning.command);
    });
  }

  /**
   * What is read goes first; then it is decided, by what is asked and known, what it means here.
   *
   * @param expecting the pending question, if there is one, or what else is known
   * @param now the instant at which the message came: "last night" depends on it
   */
  understand(text: string, expecting: string | Expecting | undefined, now: Date): NluResult {
    const context: Expecting = typeof expecting === 'object' ? expecting : { question: expecting };
    const { index, classifiers, timeParser } = this.#readers;
    const reading = readMessage(
      text,
      context.question,
      this.#readers,
      this.#lexicon.questions,
      context.noted ?? {},
      this.#isRecognised,
    );
    const { message, classification, found, reply, questions, isQuestion, isCorrection, denied } = reading;
    const isCalmDoubted = isCalmInDoubt(message, index, context.question);
    const isPlain = isPlainCommand(found) || reading.isPlainReply;
    const crisis = crisisIn(reading, isPlain, context, this.#readers);
    const command = wantedCommand(reading, context, crisis, isCalmDoubted, index, this.#lexicon.phrases);
    const isMisheard = message.marks.some(({ meaning }) => meaning === 'misheard');
    const topics = this.#topicMatches(message).filter(({ topic }) => !isMisheard || topic !== ABOUT_WAYMARK);
    const own = ownPart(message, classification, index, classifiers);
    const slots = withOwnEffect(this.#slotsIn(reading, context, isCalmDoubted, now), own, context.noted?.[WHO_FOR]);
    const tells = crisis.danger !== undefined || slots.some(({ question }) => question === WHAT || question === SIGNS);
    const feeling = feelingIn(own?.facts ?? classification?.facts ?? [], tells);
    const isElse = (command ?? topics[0]) !== undefined;
    const replied = this.#replyIn(reading, context, slots, crisis, isElse);
    // "Could you show me what you have down" asks for the notes, and for nothing else.
    const isMarked = (mark: Mark) => message.marks.some(({ meaning }) => meaning === mark);
    const isOfNotes = isMarked('notes-asked');
    // "What are you on about" does not ask what Waymark is.
    const off = [...answersOff(reading, this.#lexicon, index), ...(isMisheard ? [WHO_ARE_YOU] : [])];
    const about =
      isPlain || isOfNotes || !classifiers ? NOTHING_ASKED : askedIn(message, questions, classifiers, new Set(off));
    const guessed = !isMisheard && isBornOut(replied.command, about, feeling) ? replied.command : undefined;
    let times: readonly TimeExpression[] | undefined;
    return {
      ...crisis,
      command: message.words.length === 0 ? NO_WORDS : (command ?? guessed),
      ...about,
      ...fitsAfterIn(message, index),
      services: isPlain ? [] : servicesAsked(message, questions),
      topics,
      mainIntent: intentOf({ crisis, command, topics, slots, confidences: classification?.intents ?? {} }),
      reply,
      answer: replied.answer,
      slots,
      denied: [
        ...deniedBeside(slots, deniedOfOwn(denied, message, slots, context.question)).filter(
          (one) => !isCalmDoubted || one.question !== DANGER,
        ),
        ...placesDenied(message, this.#readers, context.noted, context.isOther),
      ],
      parts: reading.parts,
      isCorrection,
      dearDespairs: isMarked('dear-despairs'),
      saysNoDanger: saysNoDanger(message, index),
      isAboutNotes: isOfNotes || hasCue(message, 'about-notes') || isMarked('why-noted'),
      tellsCount: isMarked('count-or-day'),
      wrongLine: wrongLineIn(message, index),
      isMisheard,
      isRefused: context.question !== undefined && refuses(message),
      saysGoodbye: saysGoodbye(message),
      asksToWait: asksToWait(message),
      namesChildren: isMarked('children-named'),
      hasCalled999: hasCalled999(message),
      takesOwnOff: takesOwnOff(message),
      maySpeakOfDying: isMarked('dying-all-the-same'),
      isAskedAgain: context.question !== undefined && hasCue(message, 'asked-again'),
      feeling,
      isPast: hasCue(message, 'past'),
      get times() {
        times ??= timeParser().parse(text, now);
        return times;
      },
      isQuestion,
      asksPlainly: questions.length > 0,
      wasAsked: context.question !== undefined,
      wordCount: message.words.length,
    };
  }

  /** The words of a text, spelt as in the phrases. */
  tokenize(text: string): readonly Word[] {
    return this.#readers.index.tokenizer.tokenize(text);
  }

  /** Whether it is in words that are known here, most of them. */
  canRead(text: string): boolean {
    return this.#readers.index.tokenizer.canRead(text);
  }

  /** Whether it is a word of the language, and no name or slip. */
  isWord(word: string): boolean {
    return this.#readers.index.tokenizer.isWord(word);
  }

  /** The sets of words, spelt as messages are. */
  get wordSets(): WordSets {
    return this.#readers.index.sets;
  }

  /** @returns the id of the option whose button says exactly this, if there is one */
  optionByLabel(text: string, question: string): string | undefined {
    return this.#readers.index.optionByLabel(question, this.tokenize(text));
  }

  /** What it tells, and when two split up, and where somebody lives. */
  #slotsIn(reading: MessageReading, context: Expecting, isCalmDoubted: boolean, now: Date): readonly SlotValue[] {
    const { message, classification, denied, isPutRight } = reading;
    const { question: asked, isLeftOpen = false, isOther = false, noted = {} } = context;
    const pending = this.#pending(context);
    // "An ex? Whatever do you mean": who refuses both says no time of it.
    const isRefused = (option: string) =>
      denied.some((one) => one.isSure && one.question === asked && one.option === option);
    const isTimeAsked =
      isLeftOpen &&
      // "The second" names a place in the list, and no day of a month.
      !message.marks.some(({ meaning }) => meaning === 'list-place') &&
      pending?.between.some(({ by_time: byTime, options }) => byTime && !options.every(isRefused)) === true;
    const isTimePutRight = putsSplitRight(message, this.#lexicon.questions, noted);
    const isTimeMeant = isTimeAsked || isTimePutRight;
    const parted = () => {
      const times = () => partingTimes(message, this.#readers, isTimeMeant, now);
      return partingTime(message, times, now, isTimeMeant ? WHO_DOES_IT : undefined);
    };
    const isOfThem = (word: Word) => this.#readers.index.phrases.isIn(word, 'third-person');
    const named = slotsIn(message, classification, denied, isPutRight).filter(
      (one) => !isAskedOnly(one, reading, isOfThem) && !(isCalmDoubted && one.question === DANGER),
    );
    const instead =
      reading.isCorrection && !isStillOwn(message)
        ? toldInstead(message, { denied, noted }, named, this.#lexicon.questions, this.#readers.classifiers)
        : [];
    const isAskedBack =
      (asked === WHO_FOR && context.among?.includes(OWN_BEHAVIOUR)) || noted[WHO_FOR]?.includes(OWN_BEHAVIOUR);
    const own = ownDoing(message, noted[WHO_FOR], isAskedBack);
    const all = withAge(withKnownThrough([...instead, ...own, ...named], message, noted), message.age, isOther);
    const { isCorrection } = reading;
    const asksOwn = reading.ownQuestions.length > 0;
    const mine = asked === WHO_FOR ? all : withOwnStory(all, message, noted, classification, { asksOwn, isCorrection });
    const told = withoutFearedBlame(mine, message, noted[WHO_FOR]);
    // "My sister lives in Ampthill and I'm in Glasgow": it happens in Ampthill.
    const isForOther =
      isOther ||
      (noted[WHO_FOR] === undefined && told.some((one) => one.question === WHO_FOR && FOR_OTHERS.includes(one.option)));
    return [
      ...withPartingTime(told, this.#lexicon.questions, parted, isTimeMeant),
      ...placeSlots(message.text, this.#readers, {
        isAsked: asked === WHERE || isPutRight,
        isOther: isForOther,
      }).filter(
        // "There's a bed at a refuge in Northampton" does not say that they live there.
        ({ isPlain }) => isPlain || asked === WHERE || noted[WHERE] === undefined || isCorrection,
      ),
    ];
  }

  /** @param isElse whether a command or a topic is read in it, which goes before a guess */
  #replyIn(
    { message, classification, reply, questions, beside, denied }: MessageReading,
    context: Expecting,
    slots: readonly SlotValue[],
    crisis: CrisisReading,
    isElse: boolean,
  ): InterpretedReply {
    const question = this.#pending(context);
    // "Will you tell the police on me" does not say to whom it happens, nor does "my mum has just come in", or "I have a case to see my son".
    const isOfElse = (questions.length > 0 && beside === 0) || withoutOthers(message) !== message;
    const isReply = context.question !== WHO_FOR || !isOfElse;
    if (!question || !isReply) return {};
    const isDenied = (label: string) => denied.some((one) => label === `${one.question}:${one.option}`);
    const replied = interpretReply(
      message,
      question,
      { ...this.#readers, phrases: this.#lexicon.phrases },
      {
        reply,
        isMore: isUrgent(crisis) || isElse || denied.some(({ isSure }) => isSure),
        isAsking: questions.length > 0,
        slots,
        facts: (classification?.facts ?? []).filter(({ label }) => !isDenied(label)),
      },
    );
    // "He is in the next room. Not now." is asked about once more.
    // "I SAID he's not here. Third time." is believed.
    const { index } = this.#readers;
    const isLikely = crisis.isNowLikely && !saysNoDanger(message, index);
    const isInDoubt = question.id === DANGER && (isLikely || isCalmInDoubt(message, index, question.id));
    const isNo = question.options.some(({ id, means }) => means === 'no' && replied.answer?.options.includes(id));
    // "We didn't split up": what is said not to be so is not guessed.
    const isSurelyNot = (option: string) =>
      denied.some((one) => one.isSure && one.question === question.id && one.option === option);
    // "I didn't say he's NOT fixated" has a phrase for the very thing that was never said.
    const isOfDenial = replied.answer?.by === 'phrase' && question.choose === 'one' && question.id !== DANGER;
    const isUnlikely =
      (UNSURELY.includes(replied.answer?.by) || isOfDenial) && replied.answer?.options.every(isSurelyNot);
    return (isInDoubt && isNo) || isUnlikely ? {} : replied;
  }

  /** The pending question, with only the answers that are offered. */
  #pending({ question: asked, among }: Expecting): Question | undefined {
    const question = this.#lexicon.questions.find(({ id }) => id === asked);
    if (!question || !among) return question;
    return { ...question, options: question.options.filter(({ id }) => among.includes(id)) };
  }

  #topicMatches(message: Message): readonly (TopicMatch & { readonly intent: string | undefined })[] {
    const found = new Map<string, Match<'topic'>>();
    for (const one of matchesOf(message.matches, 'topic'))
      found.set(one.meaning.topic, longest([found.get(one.meaning.topic) ?? one, one]) ?? one);
    return [...found.values()]
      .sort((one, other) => other.to - other.from - (one.to - one.from))
      .map(({ meaning: { topic }, from, to }) => ({
        topic,
        wordCount: to - from,
        intent: this.#lexicon.topics.find(({ id }) => id === topic)?.intent,
        ...textSpan(message, from, to),
      }));
  }
}

/** "Can I text them or is it only calling" tells nothing of texts and calls, unless the classifier is sure of it. */
function isAskedOnly(
  { question, option, span, isPlain, sureness }: SlotValue,
  { ownQuestions, message: { words } }: MessageReading,
  isOfThem: (word: Word) => boolean,
): boolean {
  if (question !== WHAT || option !== CONTACT || !span || isPlain || sureness >= TOLD_ALL_THE_SAME) return false;
  return ownQuestions.some(
    ({ from, to }) =>
      (words[from]?.start ?? 0) <= span.start &&
      span.end <= (words[to - 1]?.end ?? 0) &&
      !words.slice(from, to).some(isOfThem),
  );
}

const TOLD_ALL_THE_SAME = 1.5;

function isUrgent({ danger, selfHarm }: CrisisReading): boolean {
  return danger === 'now' || selfHarm === 'sure' || selfHarm === 'perhaps';
}

/** The feeling that is surest. "You are welcome" to who goes on to tell of a threat would sound like a goodbye. */
function feelingIn(facts: readonly FactConfidence[], tells: boolean): Feeling | undefined {
  const sure = facts.filter(({ sureness }) => sureness >= 1);
  const felt = sure.flatMap(({ label }) => FEELINGS.find((one) => label === `feels:${one}`) ?? []);
  return felt.find((one) => one !== 'thanks' || !tells);
}

const NOTHING_ASKED: Asked = {
  asks: undefined,
  sure: [],
  asksToo: undefined,
  likely: [],
  mayAsk: [],
  asksInWords: false,
};

/** A message of nothing but question marks asks, at most, for an explanation. */
const NO_WORDS: Command = { command: 'explain', alone: true, words: '', start: 0, end: 0 };

/** And neither "last year" or "three times a week", nor "he is coming round tonight". */
function hasCalled999(message: Message): boolean {
  const isMarked = (mark: Mark) => message.marks.some(({ meaning }) => meaning === mark);
  const isElse =
    isMarked('coming-soon') || isMarked('on-the-way') || hasCue(message, 'past') || hasCue(message, 'habit');
  return isMarked('called-999') && !isElse;
}

/** Whether what was noted of their own behaviour is to go: "remove it, the bit about my own behaviour". */
function takesOwnOff({ marks }: Message): boolean {
  const isMarked = (mark: Mark) => marks.some(({ meaning }) => meaning === mark);
  return isMarked('own-taken-off') || (isMarked('own-note') && isMarked('taking-off'));
}
