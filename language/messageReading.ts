import { type Answers, DANGER, DESPAIR, FOR_OTHERS, ME, SIGNS, US, WHAT, WHO_FOR, YOU } from '../model/answers';
import type { Question } from '../model/knowledge';
import { deniedByAge } from './age';
import { heardIn } from './asides';
import type { MessageClassification } from './classifier/classifiers';
import type { Segment } from './classifier/features';
import { type Command, commandIn } from './commands';
import { type DeniedAnswer, deniedIn } from './denied';
import type { Mark } from './marks';
import { type Match, matchesOf, type Part } from './match';
import { cutTo, type Message, type MessageVariant } from './message';
import { misnotedIn, misnotedParts } from './misnoted';
import { isNoneOfElse } from './noneOfList';
import { notDyingIn } from './notDying';
import { isWhollyDenied, partsIn, type ToldPart } from './optionParts';
import { withoutOwnActs } from './ownDoing';
import type { Cue, PhraseIndex, YesNo } from './phraseIndex';
import { isPlainReply, plainSentence, replyIn } from './plainReply';
import { labelOf, type QuestionOption } from './questionOption';
import { isOwnQuestion, questionParts } from './questionParts';
import { withoutOthers } from './quoted';
import { withoutWithin } from './readAsOne';
import type { Readers } from './readers';
import { youngUnsaid } from './saysYoung';
import { withoutSounds } from './soundsLike';
import { mayBeFound } from './suicideThreat';
import { mayTakeBack, saidBeside, type UnsaidPart, unsaidIn, unsaidParts } from './unsaid';

/** What is read in a message, by phrases and classifiers, before anything is decided by it. */
export interface MessageReading {
  readonly message: Message;
  /** All of it but what it says was never said, or is not so. */
  readonly said: MessageVariant;
  /** Of what it says; undefined where nothing can be classified. */
  readonly classification: MessageClassification | undefined;
  /** A command, wherever in it. */
  readonly found: Command | undefined;
  /** A plain yes, no or unsure. */
  readonly reply: YesNo | undefined;
  /** Whether it is nothing but a plain reply. */
  readonly isPlainReply: boolean;
  /** Where it asks something in so many words. */
  readonly questions: readonly Segment[];
  /** Of these, where it asks what the person themselves should do, or may: "can I text them". */
  readonly ownQuestions: readonly Segment[];
  /** How many words stand beside its questions. */
  readonly beside: number;
  /** Whether it is put as a question: a story that ends in one is a story. */
  readonly isQuestion: boolean;
  /** "Actually", "I meant", or "not my ex, his brother". */
  readonly isCorrection: boolean;
  /** Whether it does nothing else: "Not Luton, Leeds". Then a name is enough. */
  readonly isPutRight: boolean;
  readonly denied: readonly DeniedAnswer[];
  /** The parts of answers that it names, told or denied. */
  readonly parts: readonly ToldPart[];
}

/**
 * @param asked the id of the pending question
 * @param noted what was noted so far
 * @param isRecognised whether a phrase means anything on the channel that the message came by; absent, all do
 */
export function readMessage(
  text: string,
  asked: string | undefined,
  { index, classifiers }: Pick<Readers, 'index' | 'classifiers'>,
  all: readonly Question[],
  noted: Answers,
  isRecognised?: (match: Match) => boolean,
): MessageReading {
  const pending = all.find(({ id }) => id === asked);
  const { message, refused, asksYesOrNo } = heardIn(text, index, pending, isRecognised);
  const isCorrection = correctsIn(message);
  const questions = questionParts(message, index);
  const beside = message.words.length - questions.reduce((sum, { from, to }) => sum + to - from, 0);
  const isPutAsQuestion = text.trim().endsWith('?') || beginsAsQuestion(message, index);
  const namedIn = (some: readonly UnsaidPart[]) => unsaidIn(message, some, all, index, classifiers);
  const isPuttingRight = isCorrection || hasCue(message, 'about-notes');
  const unsaidAt = unsaidParts(message, index, isPuttingRight, (one) => mayTakeBack(namedIn([one]), noted));
  const said = unsaidAt.length > 0 ? saidBeside(message, unsaidAt) : message;
  // "Why does it say getting into the home" tells no more of it than "I never said that he got in".
  const parts = partsIn(message, [...unsaidAt, ...misnotedParts(message)]);
  const own = questions.filter(({ from }) => isOwnQuestion(message, from, index));
  const classified =
    said.words.length > 0
      ? withoutOthersFor(
          withoutOwnActs(
            withoutSounds(withoutNegated(classifiers?.classify(said), message, classifiers), message, classifiers),
            message,
            classifiers,
          ),
          message,
          classifiers,
        )
      : undefined;
  // Who was under 18 is so until they put just that right: a wrong age would take their helplines away.
  const mayBeOlder = isPuttingRight || message.words.length <= AGE_ALONE;
  const byAge = deniedByAge(message.age).filter(
    ({ question, option }) => mayBeOlder || !noted[question]?.includes(option),
  );
  const notDying = notDyingIn(message, index);
  const isNotMeant =
    noted[YOU]?.includes(DESPAIR) &&
    (notDying.believed.length > 0 ||
      (!notDying.isTakenBack && message.marks.some(({ meaning, from }) => meaning === 'not-meant' && from === 0)));
  const notMeant = isNotMeant ? [{ question: YOU, option: DESPAIR }] : [];
  const isOfPage = message.marks.some(({ meaning }) => meaning === 'of-the-page');
  const isNo = ({ question, option }: QuestionOption) =>
    question === asked && pending?.options.some(({ id, means }) => id === option && means === 'no');
  const isOfEcho = (refused.length > 0 && pending?.choose === 'many') || refused.some(isNo);
  // "An ex? Whatever do you mean" refuses an ex of any time.
  const openOf = ({ question, option }: QuestionOption) =>
    all.find(({ id }) => id === question)?.between.find(({ id }) => id === option)?.options ?? [];
  const refusedAll = refused.flatMap((one) => [one, ...openOf(one).map((option) => ({ ...one, option }))]);
  // "We didn't split up" says that it is no ex, of whatever time.
  const isNeverTogether = message.marks.some(({ meaning }) => meaning === 'never-together');
  const noCouple = isNeverTogether ? partedAnswers(all) : [];
  const isOfElse = pending !== undefined && isNoneOfElse(message, pending);
  const isFact = (id: string) => all.some((one) => one.id === id && one.choose === 'many' && one.asked);
  return {
    message,
    said,
    classification: classified && withoutInferred(withoutWithin(classified, message.within, all), message, all),
    found: commandIn(message, index, isRecognised),
    // "Strangling? Certainly not" says no to that one, and leaves the rest of the list to be asked. "Safe? No" is no no.
    // "No church. I ask about my room, yes or no" answers nothing.
    reply:
      isOfEcho || isOfElse
        ? undefined
        : asksYesOrNo
          ? plainSentence(message, index)
          : replyIn(message, index, asked !== DANGER),
    isPlainReply: isPlainReply(message),
    questions,
    ownQuestions: own,
    beside,
    isQuestion: isPutAsQuestion && (questions.length === 0 || beside <= TOLD_BESIDE),
    isCorrection,
    isPutRight: isCorrection && message.words.length <= PUT_RIGHT_AT_MOST,
    denied: [
      ...deniedIn(
        message,
        own,
        isFact,
        unsaidAt,
        !noted[WHO_FOR]?.some((one) => one === US || FOR_OTHERS.includes(one)),
      ),
      ...[
        ...refusedAll,
        ...namedIn(unsaidAt),
        ...misnotedIn(message, index, all, noted),
        ...byAge,
        ...notMeant,
        ...noCouple,
      ].map((one) => ({ ...one, isSure: true })),
    ]
      .filter((one) => !(notDying.isTakenBack && one.question === YOU && one.option === DESPAIR))
      .filter((one) => isWhollyDenied(one, parts, {}) && !(isOfPage && one.question === WHO_FOR && asked !== WHO_FOR)),
    parts,
  };
}

/** What the classifiers find only in words that a "not" takes back: "he is not going to strangle me". */
function withoutNegated(
  classification: MessageClassification | undefined,
  message: Message,
  classifiers: Readers['classifiers'],
): MessageClassification | undefined {
  const { words, matches, context } = message;
  const isOfHarm = (label: string) => HARM.some((one) => label.startsWith(`${one}:`));
  if (!classification?.facts.some(({ label }) => isOfHarm(label))) return classification;
  const nots = matchesOf(matches, 'cue').filter(({ meaning }) => meaning.cue === 'not');
  // "I rang the police": nobody rings the person.
  const own = message.marks.filter(({ meaning }) => NEGATING.includes(meaning));
  const refused = matchesOf(matches, 'option').filter(
    (one) => one.meaning.question === SIGNS && context.isNegated(one),
  );
  const negated: readonly Part[] = [...own, ...refused];
  if (negated.length === 0) return classification;
  const without = [...negated, ...(refused.length > 0 ? nots : [])].sort((one, other) => one.from - other.from);
  const from = [0, ...without.map(({ to }) => to)];
  const left = from
    .map((at, i) => ({ from: at, to: without[i]?.from ?? words.length }))
    .filter((one) => one.to > one.from);
  const found = classifiers?.classify(cutTo(message, left)).facts ?? [];
  const beside = new Set(found.flatMap(({ label, sureness }) => (sureness >= STILL_FOUND ? [label] : [])));
  const facts = classification.facts.filter(({ label }) => !isOfHarm(label) || beside.has(label));
  return { ...classification, facts };
}

/** "My mum has just come in, she's crying" does not say that it happens to her, nor a case about a child that it does to the child. */
function withoutOthersFor(
  classification: MessageClassification | undefined,
  message: Message,
  classifiers: Readers['classifiers'],
): MessageClassification | undefined {
  const isOfOther = (label: string) => label.startsWith(`${WHO_FOR}:`) && !label.endsWith(`:${ME}`);
  if (!classification?.facts.some(({ label }) => isOfOther(label))) return classification;
  const beside = withoutOthers(message);
  if (beside === message) return classification;
  const found = beside.words.length > 0 ? (classifiers?.classify(beside).facts ?? []) : [];
  const left = new Set(found.flatMap(({ label, sureness }) => (sureness >= STILL_FOUND ? [label] : [])));
  return { ...classification, facts: classification.facts.filter(({ label }) => !isOfOther(label) || left.has(label)) };
}

/**
 * What tells of nothing done to the person: "I rang the police", "he's not outside", "the passports are in my house", "I'm in my room", "I
 * can read a letter", "he rang my boss saying I drink".
 */
const NEGATING: readonly Mark[] = [
  'own-call',
  'not-there',
  'thing-at-home',
  'own-place',
  'own-reading',
  'reported-to-others',
];

/** How sure the classifiers must be of it in what is left: there are fewer words to tell it. */
const STILL_FOUND = 0.7;

/** The questions about what was done. */
const HARM: readonly string[] = [WHAT, SIGNS];

/** What must be said in so many words is not taken from how somebody writes. */
function withoutInferred(
  classification: MessageClassification,
  message: Message,
  questions: readonly Question[],
): MessageClassification {
  const { matches } = message;
  const said = new Set(matchesOf(matches, 'option').map(({ meaning }) => labelOf(meaning)));
  const mustBeSaid = new Set(
    questions.flatMap(({ id, options }) =>
      options.flatMap((one) => (one.must_be_said ? [labelOf({ question: id, option: one.id })] : [])),
    ),
  );
  const young = youngUnsaid(message);
  const facts = classification.facts.filter(
    ({ label }) => said.has(label) || (!mustBeSaid.has(label) && !young.has(label) && mayBeFound(message, label)),
  );
  return { ...classification, facts };
}

/** Who is told apart by when two split up. */
function partedAnswers(questions: readonly Question[]): readonly QuestionOption[] {
  return questions.flatMap(({ id: question, between }) =>
    between.flatMap(({ by_time: byTime, options }) => (byTime ? options.map((option) => ({ question, option })) : [])),
  );
}

export function hasCue({ matches }: Message, cue: Cue): boolean {
  return matchesOf(matches, 'cue').some(({ meaning }) => meaning.cue === cue);
}

/** "Actually", "I meant", "not my ex, his brother", or "he's not my ex, he's his brother". */
function correctsIn({ matches, instead }: Message): boolean {
  const cues = matchesOf(matches, 'cue');
  return (
    instead !== undefined ||
    cues.some(({ meaning: { cue }, from }) => cue === 'correction' || (cue === 'not' && from === 0))
  );
}

/** "Can I block him", but not "can't sleep". */
function beginsAsQuestion({ words: [first, second] }: Message, { phrases }: PhraseIndex): boolean {
  const isNegated = second !== undefined && phrases.isIn(second, 'not');
  return first !== undefined && phrases.isIn(first, 'question-word') && !isNegated;
}

/** So many words beside a question may be its greeting; more of them tell something. */
const TOLD_BESIDE = 6;

/** Words: a longer message tells an age in passing. */
const AGE_ALONE = 8;

/** A longer message tells more than what it puts right. */
const PUT_RIGHT_AT_MOST = 6;
