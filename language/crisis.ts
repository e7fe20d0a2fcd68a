import { DANGER, DESPAIR, isFear, SIGNS, WHAT, WHO_DOES_IT, YOU } from '../model/answers';
import type { NamedPhrase } from '../model/namedEntries';
import type { MessageClassification } from './classifier/classifiers';
import { isHelpCalled, isPlainCommand } from './commands';
import {
  withIdioms,
  withNotDying,
  withoutAlarm,
  withQuoted,
  withReadOut,
  withTakenBack,
  withUnsaid,
} from './crisisBeside';
import { dangerGrade, isAdmitted, isHelpersOwn, mayHintDespair, selfHarmGrade } from './crisisGrades';
import type { CrisisContext, CrisisReading } from './crisisReading';
import { isNowLikely, isNowSaidLast, mayBeNow, scoresOf } from './crisisScores';
import { hasToGo, isGoodbye, plansAndGoes } from './goodbye';
import type { Mark } from './marks';
import { firstWholeMatch, type Message, type MessageVariant } from './message';
import { hasCue, type MessageReading } from './messageReading';
import type { Expecting } from './nluResult';
import { notDyingIn } from './notDying';
import type { PhraseIndex } from './phraseIndex';
import {
  isQuotedFirst,
  without,
  withoutDear,
  withoutDistant,
  withoutIdioms,
  withoutQuotes,
  withoutReadOut,
  withoutThings,
} from './quoted';
import type { Readers } from './readers';
import { beginsSafe, isBesideComing, saysIntruder, saysNotHere, saysSafe } from './safetySaid';
import { isCalmInDoubt } from './saysCalm';
import { sentencesOf } from './sentences';
import type { Word } from './text/tokenizer';
import { saidBeside } from './unsaid';

/** Words. In more of them, what sounds low is one thing among others. */
const LONG = 14;

/** Of these, who comes in may be whoever does it. */
const NEAR: readonly string[] = ['family', 'partner', 'neighbour', 'acquaintance', 'colleague', 'landlord'];

/** How sure the classifiers must be that something was done: the alarm costs less than calm that is wrong. */
const DONE = 0.5;

/** Words. "Not now" alone may ask for patience. */
const CALM_FROM = 3;

/**
 * What a message says of it, whole, and beside what it says was never said and what it only quotes.
 *
 * @param isPlain whether it is nothing but a plain reply or a command
 */
export function crisisIn(
  reading: MessageReading,
  isPlain: boolean,
  expecting: Expecting,
  { classifiers, index }: Pick<Readers, 'classifiers' | 'index'>,
): CrisisReading {
  const { message, said, classification } = reading;
  const context = contextOf(reading, isPlain, expecting, index);
  const readAs = (read: MessageClassification | undefined) => readCrisis(message, read, context);
  const isMarked = (mark: Mark) => message.marks.some(({ meaning }) => meaning === mark);
  const told = readAs(classification);
  const whole = said === message ? told : withUnsaid(told, readAs(classifiers?.classify(message)));
  const beside = (part: MessageVariant) => () =>
    readAs(part.words.length > 0 ? classifiers?.classify(part) : undefined);
  const own = withoutQuotes(message);
  const quoted = own === message ? whole : withQuoted(whole, beside(own));
  const unread = withoutReadOut(message);
  const readOut = unread === message ? quoted : withReadOut(quoted, beside(unread));
  const plain = withoutIdioms(message);
  // Asked whether they think of dying, nobody is taken to speak in idioms.
  const meant = plain === message || expecting.isDespairAsked ? readOut : withIdioms(readOut, beside(plain));
  // "I not want die, I mean life is bad only": what stands beside it means it only where it says so surely.
  const notDying = notDyingIn(message, index);
  const alive = without(message, notDying.believed);
  const unasked = { ...context, isDespairAsked: false };
  const readAlive = () =>
    alive.words.length > 0 ? readCrisis(message, classifiers?.classify(alive), unasked) : NOTHING;
  const hasActed = notDying.hasActed && !hasCue(message, 'past');
  const wish =
    alive === message
      ? withTakenBack(meant, notDying.isTakenBack, hasActed)
      : withNotDying(meant, expecting.isDespairAsked === true, readAlive);
  const people = withoutThings(message);
  // "My keys are in my house and he is in my house too."
  const isOfThings = people !== message && !people.words.some((word) => index.phrases.isIn(word, 'they'));
  const apart = isOfThings ? { ...wish, danger: beside(people)().danger } : wish;
  // "My mum has just come in, she's crying", unless somebody near does it, or what was done is told beside it: "he hit her".
  const dear = withoutDear(message);
  const isNear = expecting.noted?.[WHO_DOES_IT]?.some((one) => NEAR.includes(one));
  const isOfDear = dear !== message && !isNear && !isMarked('harmed-them') && !isDone(dear, classifiers);
  const read = isOfDear ? withoutAlarm(apart, beside(dear)) : apart;
  // "I rang 999 and the police are coming" is said in danger; what is past, or to come another day, is none.
  const isNow =
    read.danger === 'perhaps' && isMarked('help-on-the-way') && isHelpCalled(reading.found) && !hasCue(message, 'past');
  // "Mum is coming upstairs to hit me", however calm it was before.
  const isComing = read.danger === 'perhaps' && isMarked('coming-to-hurt') && !hasCue(message, 'past');
  // "She wrote “I took 20 pills, bye”": whoever it is may be dying.
  const mayDieNow = tookPills(message, read, index.phrases) && !hasCue(message, 'past');
  // "Oh god, he's there across the road."
  const isSeen =
    !hasCue(message, 'past') &&
    message.marks.some(
      ({ meaning, from }) =>
        meaning === 'seen-in-fright' && message.words[from]?.sentence !== message.words[from - 1]?.sentence,
    );
  // "Got a maths test tomorrow too kms" is asked about.
  const isOfTest = read.selfHarm === 'sure' && isMarked('of-a-test') && expecting.isDespairAsked !== true;
  // "Have to go now, manager's looking, bye" is no last goodbye of who told of no wish to die.
  const isOnlyGoing =
    read.selfHarm === 'perhaps' &&
    (hasToGo(message) || plansAndGoes(message)) &&
    !context.isDespairAsked &&
    !context.isDespairKnown;
  // "He texted: on my way to the house."
  const isComingThere = isMarked('on-the-way') || isQuotedFirst(message, 'on-my-way');
  const isOnTheWay =
    isComingThere && !isBesideComing(message) && !hasCue(message, 'past') && !isHelpCalled(reading.found);
  // "I hear the back door, somebody is in the kitchen", whatever was asked before.
  const isIntruder = saysIntruder(message, index.phrases) && !hasCue(message, 'past');
  const isHere =
    read.danger === 'perhaps' &&
    message.marks.some(
      ({ meaning, from, to }) => meaning === 'right-here' && from === 0 && to === message.words.length,
    );
  // "Safe? No."
  const isUnsafe =
    read.danger === undefined &&
    reading.denied.some((one) => one.isSure && one.question === DANGER && one.option === 'no');
  // "Says I've got till tonight", or "he's tracking us through the tablet", may be danger, and nobody is at the door.
  const isDistant =
    read.danger === 'now' &&
    (isMarked('deadline') || isMarked('by-device')) &&
    beside(withoutDistant(message))().danger !== 'now';
  // "I'm at the shops now, he's not here. He keeps following me" may be danger, and nobody is there.
  const isApart = read.danger === 'now' && mayBeApart(message, index.phrases, beside);
  // "I'm safe, I'm in my room. But if I don't send it …" takes nobody back to the screen with 999.
  const isSafe =
    expecting.inDanger === true &&
    ((saysSafe(message, index.phrases, read.danger === 'perhaps') && read.danger !== 'now') ||
      (saysNotHere(message) && read.danger !== 'now' && read.danger !== 'perhaps'));
  // "I'm safe, I locked myself in the loo" is not over.
  const isHalfSafe = expecting.inDanger === true && !isSafe && read.danger === 'over' && beginsSafe(message);
  const isTheirs = read.selfHarm === undefined && isMarked('their-death');
  // "I wish he had killed me": too little to ask, enough to name who listens.
  const isWeary = read.selfHarm === undefined && isMarked('wishes-gone');
  // On the screen with 999, "my daughter's not in danger" is asked about, and not met with that screen again.
  const isDoubted =
    expecting.inDanger === true &&
    read.danger === 'now' &&
    (isMarked('not-yet') || reading.denied.some(({ question, option }) => question === DANGER && option === 'yes'));
  // "He'll come round tonight" may be told calmly, and comes all the same.
  const isPlanned = isMarked('coming-soon') && (read.danger === undefined || read.danger === 'told');
  // "Not in danger but my mum is."
  const isOfElse = isCalmInDoubt(message, index, expecting.question) && read.danger !== 'now';
  // "No, he's still there. Last time he'd gone before they came" says that nothing is over.
  const isStill = expecting.inDanger === true && isMarked('still-there') && read.danger !== 'now';
  return {
    ...read,
    ...((isPlanned || isStill || isUnsafe || isOfElse || (isOnTheWay && read.danger === undefined)) && {
      danger: 'perhaps',
      mayBeNow: true,
    }),
    ...((isNow || isComing || isHere || (isOnTheWay && read.danger !== undefined)) && { danger: 'now' }),
    ...((isDoubted || isDistant || isHalfSafe || isApart) && { danger: 'perhaps' }),
    ...((isIntruder || mayDieNow || isSeen) && { danger: 'now' }),
    ...(isOfTest && { selfHarm: 'perhaps' }),
    ...(isOnlyGoing && { selfHarm: undefined }),
    ...(isSafe && { danger: 'over' }),
    ...(isTheirs && { selfHarm: 'other' }),
    ...(isWeary && { hintsDespair: true }),
  };
}

function contextOf(
  { message, found, reply, denied }: MessageReading,
  isPlain: boolean,
  {
    saidCalm = false,
    isCalmLongAgo = false,
    inDanger = false,
    isDespairAsked = false,
    isOther = false,
    noted,
    question,
  }: Expecting,
  index: Pick<PhraseIndex, 'phrases'>,
): CrisisContext {
  const { phrases } = index;
  // "I don't want to kill myself but I might" is no no.
  const isNo = !notDyingIn(message, index).isTakenBack;
  const isDespairDenied = denied.some((one) => one.isSure && one.question === YOU && one.option === DESPAIR);
  const isFearDenied = denied.some((one) => one.isSure && isFear(one));
  const saysNo = isNo && message.words.some((word) => phrases.isIn(word, 'no-alone'));
  // "Not this minute, I'm sat in the car park. He drives past the house."
  const beginsCalm = message.marks.some(
    ({ meaning, from, to }) =>
      meaning === 'calm' && from === 0 && to >= CALM_FROM && isOneself(message.words[to], phrases),
  );
  // "You keep asking me that. No, he is not here, it's twelve o'clock."
  const repliesCalm =
    question === DANGER &&
    message.marks.some(
      ({ meaning, from, to }) =>
        meaning === 'is-not-here' &&
        message.words[from - 1]?.sentence !== message.words[from]?.sentence &&
        message.words[to]?.clause !== message.words[to - 1]?.clause &&
        tellsNoMoreOfThem(message.words, from, phrases),
    );
  const wouldNot = isNo && message.marks.some(({ meaning }) => meaning === 'would-not');
  return {
    isDespairKnown: noted?.[YOU]?.includes(DESPAIR) === true,
    isOther,
    isPlain,
    // "What have I told you" is no yes to what was asked before it.
    reply: beginsCalm || repliesCalm ? 'no' : isPlainCommand(found) || (isDespairAsked && !isNo) ? undefined : reply,
    saidCalm,
    isCalmLongAgo,
    inDanger,
    isDespairAsked,
    isDespairDenied,
    isFearDenied,
    saysNo,
    wouldNot,
  };
}

/** "He's not here. He has my baby and a knife" does. */
function tellsNoMoreOfThem(words: readonly Word[], at: number, phrases: PhraseIndex['phrases']): boolean {
  const first = words[at];
  const isNo = first !== undefined && phrases.isIn(first, 'no-alone');
  return isNo && words.every((one) => one.sentence === first.sentence || !phrases.isIn(one, 'they'));
}

/** "Not this minute, he's asleep next to me" is of somebody else. */
function isOneself(word: Word | undefined, phrases: PhraseIndex['phrases']): boolean {
  return word !== undefined && phrases.isIn(word, 'first-person');
}

/**
 * Whether a sentence ends with their not being there, and tells of nobody else and no "but": "I'm at the shops now, he's not here". All
 * beside it tells of no danger now.
 */
function mayBeApart(
  message: Message,
  phrases: PhraseIndex['phrases'],
  beside: (part: MessageVariant) => () => CrisisReading,
): boolean {
  const { marks, words } = message;
  const sentences = sentencesOf(words).filter(({ from, to }) => {
    const said = marks.find((one) => one.meaning === 'they-are-not-here' && from <= one.from && one.to === to);
    const others = said && words.slice(from, said.from);
    return others && !others.some((word) => phrases.isIn(word, 'they') || phrases.isIn(word, 'safe-unless'));
  });
  return sentences.length > 0 && beside(saidBeside(message, sentences))().danger !== 'now';
}

/** Whether somebody else has taken tablets; what is said of oneself is heard otherwise, and what is quoted is not. */
function tookPills({ marks, words }: Message, { selfHarm }: CrisisReading, phrases: PhraseIndex['phrases']): boolean {
  if (selfHarm === 'sure') return false;
  const isOwn = (at: number) =>
    words.slice(Math.max(0, at - OWN_WITHIN), at).some((word) => phrases.isIn(word, 'place-self'));
  const isAway = (at: number) => words[at] !== undefined && phrases.isIn(words[at], 'taken-away');
  return marks.some(
    ({ meaning, from, to }) => meaning === 'took-pills' && !isAway(to) && (selfHarm === 'other' || !isOwn(from)),
  );
}

/** Words: "I have just taken". */
const OWN_WITHIN = 3;

/** Whether it tells what was done to anybody. */
function isDone(part: MessageVariant, classifiers: Readers['classifiers']): boolean {
  const facts = part.words.length > 0 ? (classifiers?.classify(part).facts ?? []) : [];
  return facts.some(({ label, sureness }) => sureness >= DONE && [WHAT, SIGNS].includes(label.split(':')[0] ?? ''));
}

/** Danger to someone, or the person's own thoughts of dying, in grades: by the classifier; the shortest cries by phrases. */
function readCrisis(
  message: Message,
  classification: MessageClassification | undefined,
  context: CrisisContext,
): CrisisReading {
  const whole = wholePhrase(message);
  if (whole) return whole;
  if (isGoodbye(message) && !context.isDespairAsked && !context.isDespairKnown) return NOTHING;
  if (context.isPlain) return isAdmitted(context) ? { ...NOTHING, selfHarm: 'sure' } : NOTHING;
  if (!classification) return NOTHING;
  const scores = scoresOf(classification);
  const isLong = message.words.length > LONG;
  const selfHarm = selfHarmGrade(scores, context, isLong);
  const isUnheard =
    (selfHarm === undefined || context.isDespairDenied) && !context.isFearDenied && !isHelpersOwn(scores, context);
  const hintsDespair = isUnheard && selfHarm !== 'sure' && mayHintDespair(scores, isLong);
  return {
    danger: dangerGrade(scores, context, isNowSaidLast(classification, context.reply === 'no')),
    selfHarm,
    hintsDespair,
    isNowLikely: isNowLikely(scores),
    mayBeNow: mayBeNow(scores),
  };
}

const NOTHING: CrisisReading = {
  danger: undefined,
  selfHarm: undefined,
  hintsDespair: false,
  isNowLikely: false,
  mayBeNow: false,
};

/** A cry that is all of the message, or words that say that it is over. */
function wholePhrase(message: Message): CrisisReading | undefined {
  const is = (id: NamedPhrase) =>
    firstWholeMatch(message, 'command', ({ command, how }) => command === id && how === 'surely') !== undefined;
  if (is('emergency')) return { ...NOTHING, danger: 'now' };
  if (is('self-harm')) return { ...NOTHING, selfHarm: 'sure' };
  return is('safe-now') ? { ...NOTHING, danger: 'over' } : undefined;
}
