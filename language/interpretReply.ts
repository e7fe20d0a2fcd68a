import { DANGER, OWN_BEHAVIOUR, UNSURE, WHO_DOES_IT, WHO_FOR } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { PhraseGroup } from '../model/lexicon';
import type { NamedPhrase } from '../model/namedEntries';
import { bystanders } from './bystanders';
import {
  type Classifiers,
  type Confidences,
  type MessageClassification,
  mostConfident,
  NO_CHOICE,
  type ReplyLabel,
} from './classifier/classifiers';
import type { Command } from './commands';
import { matchesOf } from './match';
import { type Message, textSpan } from './message';
import { hasCue } from './messageReading';
import { noneOfList } from './noneOfList';
import { isOfThePerson } from './ownDoing';
import { answerTo, isWholeAnswer } from './phraseAnswer';
import type { PhraseIndex, YesNo } from './phraseIndex';
import { isPlainReply, plainSentence, replyingPart, saysUnsure } from './plainReply';
import { labelOf } from './questionOption';
import type { ReplyAnswer } from './replyAnswer';
import { doubtOf, holdsDoubt, holdsYes, isClassifiable, takesDoubt, wonders } from './replyDoubt';
import { saysCalm } from './saysCalm';
import { youngUnsaid } from './saysYoung';
import { likeliestOption, optionsTold, type SlotValue } from './slots';
import { mayBeFound } from './suicideThreat';

/** A message taken as the reply to the pending question. */
export interface InterpretedReply {
  readonly answer?: ReplyAnswer | undefined;
  readonly command?: Command;
}

/** What replies are interpreted with. */
interface ReplyDeps {
  readonly index: PhraseIndex;
  readonly classifiers: Classifiers | undefined;
  /** Those of the knowledge: where a desk has none for leaving, the classifier must not find it either. */
  readonly phrases: readonly PhraseGroup[];
}

/** How much surer of another answer the classifier must be than of the one that a phrase gives. */
const OVERRULES = 2;
/** "Nobody believes me" begins as a no does: to the question about danger it is one only if the classifier agrees. */
const NO_DANGER = 0.35;
/** Longer messages are read by the classifier first, and by phrases where it finds nothing. */
const SHORT = 8;

/**
 * The confidence needed; an answer is repeated back. A no is asked back before it is taken, and of danger none is guessed: that
 * question is asked again.
 * Labels that are commands stand in for phrases. None of these loses anything: leaving is asked about first.
 */
const GUESSES: Readonly<Partial<Record<string, Guess>>> = {
  yes: { from: 0.44 },
  no: { from: 0.6 },
  unsure: { from: 0.42 },
  help: { from: 0.5, phrases: 'explain' },
  skip: { from: 0.5, phrases: 'skip' },
  // What only sounds like going back undoes nothing: the answers are shown, to pick one.
  back: { from: 0.5, phrases: 'change' },
  correction: { from: 0.5, phrases: 'change' },
  human: { from: 0.5, phrases: 'person' },
  exit: { from: 0.8, phrases: 'exit', command: 'leave' },
} satisfies Partial<Record<ReplyLabel, Guess>>;

interface Guess {
  readonly from: number;
  readonly phrases?: NamedPhrase;
  /** Where it is not that of the phrases. */
  readonly command?: string;
}

/**
 * An answer that phrases found is in doubt where the classifier's confidence in it is below the first, and in
 * something else at least the second.
 */
const DOUBTED_BELOW = 0.2;
const CONTRADICTED_FROM = 0.6;

/**
 * A short reply by phrases first, unless it says more than they do and the classifier takes it for something else; a
 * story by what it tells; where neither finds anything, by the classifier of replies.
 */
export function interpretReply(
  message: Message,
  question: Question,
  { index, classifiers, phrases }: ReplyDeps,
  { reply, isMore, isAsking, slots, facts }: ReplyContext,
): InterpretedReply {
  if (wonders(message, question, index.phrases)) return { answer: { options: [doubtOf(question)], by: 'phrase' } };
  const found = answerTo(message, question, index, reply);
  // A button's words are its press, whatever is said behind them: "someone else I know. Ok, I'll ring 101".
  // But "my partner now, no, my ex" goes on, and what lowers care is never taken so.
  const lowers = question.options.some((one) => one.lowers_care && found?.options.includes(one.id));
  const isAlone = !lowers && !slots.some((one) => one.question === question.id && !found?.options.includes(one.option));
  const isPress = question.id !== DANGER && isAlone && !hasCue(message, 'correction');
  if (found?.by === 'label' && isPress) return { answer: found };
  // "I do it myself", to whether somebody does it to them or they do it, and nothing else.
  const isOwn = message.marks.some(
    ({ meaning, from, to }) => meaning === 'does-it-oneself' && from === 0 && to === message.words.length,
  );
  if (isOwn && question.id === WHO_FOR && question.options.some(({ id }) => id === OWN_BEHAVIOUR))
    return { answer: { options: [OWN_BEHAVIOUR], by: 'label' } };
  // "You keep asking. He's not here. I'm not sure." In a story somebody may be unsure of anything.
  const isOfDanger = hasCue(message, 'asked-again') || message.marks.some(({ meaning }) => meaning === 'is-not-here');
  if (question.id === DANGER && isOfDanger && saysUnsure(message, index))
    return { answer: { options: [UNSURE], by: 'label' } };
  // "Am I not in danger?" says neither that they are nor that they are not.
  const { words, marks } = message;
  const isAsked = marks.some(
    ({ meaning, from, to }) =>
      meaning === 'own-danger-asked' &&
      words[from - 1]?.sentence !== words[from]?.sentence &&
      words[to]?.sentence !== words[to - 1]?.sentence,
  );
  if (question.id === DANGER && isAsked && plainSentence(message, index) === undefined)
    return { answer: { options: [UNSURE], by: 'phrase' } };
  // "Yes the first one. And he had me by the neck once": what is told beside it is of the list as well.
  const isPlaced = message.marks.some(({ meaning }) => meaning === 'list-place');
  if (found?.by === 'label' && isPlaced && question.choose === 'many')
    return { answer: { ...found, options: [...new Set([...found.options, ...optionsTold(question, slots)])] } };
  // "No, he's not from the choir, he's my neighbour": such a no is to what was noted.
  const isOfNotes = message.instead !== undefined || hasCue(message, 'about-notes');
  // "No I mean tired, not kill myself, nothing like that" is no "none of these" to a list.
  const isNoneOfDying =
    question.choose === 'many' &&
    message.marks.some(({ meaning }) => meaning === 'not-dying') &&
    found?.options.every((one) => question.options.some(({ id, means }) => id === one && means === 'no'));
  const none = isNoneOfDying ? undefined : noneOfList(message, question, { index, classifiers }, { slots, reply });
  if (typeof none === 'object') return { answer: { options: [none.none], by: 'phrase' } };
  // "No, he's not violent" does not say that he is not fixed on them.
  const isOfViolence = question.choose === 'one' && message.marks.some(({ meaning }) => meaning === 'not-violent');
  const isOfWords = message.marks.some(({ meaning, from }) => meaning === 'no-i-mean' && from === 0);
  const isOfElse = isOfNotes || isOfViolence || isOfWords;
  const isUnmeant = found?.by === 'plain' && reply === 'no' && isOfElse && question.id !== DANGER;
  const byPhrase = isUnmeant || isNoneOfDying || none === 'in-doubt' ? undefined : found;
  const isNothing = (one: string) => question.options.some(({ id, means }) => id === one && means === 'no');
  // That nothing of a list has happened is not read out of a story: "none of that, only the kitchen".
  const isToldOf = (one: string) => question.choose === 'one' || !isNothing(one) || byPhrase !== undefined;
  const options = optionsTold(question, slots)
    .filter((one) => question.options.some(({ id }) => id === one))
    .filter(isToldOf);
  const replying = replyingPart(message, index);
  // What the person does to somebody says nothing of what is done to them.
  const isOfOwnActs = message.ownActs.length > 0 && !isOfThePerson(question.id);
  const isReadable = isClassifiable(replying, index) && !isOfOwnActs;
  const choice = isReadable
    ? withoutNegated(classifiers?.classifyChoice(replying, question.id), message, question)
    : undefined;
  // Where it says so in words, what words make of it holds: "not any of these, because he did all of them".
  const isInWords =
    matchesOf(message.matches, 'reply').some((one) => one.meaning.reply === 'no') ||
    message.marks.some(({ meaning }) => meaning === 'none-of-list');
  const isRoundabout = !isMore && !isInWords && reply === undefined && found === undefined && none === undefined;
  const told = toldTo(question, options, { choice, slots, facts, isAsking }, message);
  const plain = byPhrase?.by === 'plain' ? plainSentence(message, index) : undefined;
  // "Course I do. It's my brother-in-law": such a yes raises care, whatever else is told. But "yes" to the danger
  // question may begin with a greeting, and a no anywhere else may be meant otherwise: "No. He is obsessed with me".
  const isSaid = question.id === DANGER ? plain === 'no' : plain === 'yes' && reply === 'yes';
  const isCalm = question.id === DANGER && saysCalm(message, index);
  const isSure = isSaid || isCalm || isPlainReply(message) || isWholeAnswer(message, question, index);
  const isNarrower = told && byPhrase && told.options.every((one) => byPhrase.options.includes(one));
  // In a short reply a phrase goes first, unless what the classifier is sure of says otherwise.
  const known = facts.find(({ label }) => label === `${question.id}:${byPhrase?.options[0]}`)?.sureness ?? 0;
  const most = slots.find((one) => one.question === question.id)?.sureness ?? 0;
  const isOverruled = told?.by === 'story' && most >= known * OVERRULES && !isWholeAnswer(message, question, index);
  // What is said beyond doubt goes before what may be: "im in y10, he waits for me".
  const isPlain = slots.some((one) => one.question === question.id && one.isPlain && options.includes(one.option));
  const isShort = isSure || (message.words.length <= SHORT && !isOverruled && !isPlain);
  const answer = isShort && !isNarrower ? (byPhrase ?? told) : (told ?? byPhrase);
  const confidences = isReadable ? classifiers?.classifyReply(replying, question.id) : undefined;
  const yes = takesDoubt(question) ? question.options.find(({ means }) => means === 'yes')?.id : undefined;
  if (!answer && yes !== undefined && holdsYes(message, question, index, classifiers))
    return { answer: { options: [yes], by: 'phrase' } };
  if (!answer && !isMore && takesDoubt(question) && holdsDoubt(message, question, index, classifiers))
    return { answer: { options: [doubtOf(question)], by: 'guess' } };
  if (answer && !isSure && isUnsureOfSafety(answer, question, message, confidences)) return {};
  if (!confidences || isSure || (answer && !isDoubted(confidences, answer.options, question))) return { answer };
  // "I don't know. He says he loves me, and he has never hit me."
  if (isMore && reply === 'unsure' && takesDoubt(question))
    return { answer: { options: [doubtOf(question)], by: 'phrase' } };
  if (isMore) return {};
  const guess = classifierGuess(confidences, message, question, phrases);
  const isNo = guess.answer?.options.some(isNothing);
  return isNo && (!isRoundabout || question.id === DANGER) ? {} : guess;
}

/** "He's never going to strangle me" chooses nothing that it takes back in the same words. */
function withoutNegated(
  choice: Confidences | undefined,
  message: Message,
  { id, choose }: Question,
): Confidences | undefined {
  if (choice && id === WHO_DOES_IT) return withoutLabels(choice, id, bystanders(message));
  if (choice && id === WHO_FOR) return withoutLabels(choice, id, youngUnsaid(message));
  if (!choice || choose !== 'many') return choice;
  const { matches, context } = message;
  const named = matchesOf(matches, 'option').filter(({ meaning }) => meaning.question === id);
  const told = new Set(named.filter((one) => !context.isNegated(one)).map(({ meaning }) => meaning.option));
  const negated = named.map(({ meaning }) => meaning.option).filter((option) => !told.has(option));
  const sounds = message.soundsLike
    .filter(({ meaning }) => meaning.question === id)
    .map(({ meaning }) => meaning.option);
  const isChosen = (option: string) =>
    !negated.includes(option) && !sounds.includes(option) && mayBeFound(message, labelOf({ question: id, option }));
  return Object.fromEntries(Object.entries(choice).filter(([option]) => isChosen(option)));
}

function withoutLabels(choice: Confidences, id: string, labels: ReadonlySet<string>): Confidences {
  return Object.fromEntries(
    Object.entries(choice).filter(([option]) => !labels.has(labelOf({ question: id, option }))),
  );
}

interface ReplyContext {
  /** A plain yes or no in it. */
  readonly reply: YesNo | undefined;
  /** Whether something else was read in it, which goes before a guess: a cry, a command, a question. */
  readonly isMore: boolean;
  /** Whether it asks something in so many words. */
  readonly isAsking: boolean;
  readonly slots: readonly SlotValue[];
  readonly facts: MessageClassification['facts'];
}

/**
 * An answer to the question about danger that is only a part of the message, and that the classifier does not find there.
 * In a few words a yes is a yes: "yes but he is only my dad".
 */
function isUnsureOfSafety(
  { options: [option = ''] }: ReplyAnswer,
  { id }: Question,
  { words }: Message,
  confidences: Confidences | undefined,
): boolean {
  if (id !== DANGER || option === UNSURE || (option !== 'no' && words.length <= SHORT)) return false;
  return (confidences?.[option] ?? 0) < NO_DANGER;
}

/** "Said yes to one coffee and wish I never". An answer that says danger is never doubted. */
function isDoubted(confidences: Confidences, answer: readonly string[], { id, options, choose }: Question): boolean {
  const option = options.find((one) => answer.includes(one.id));
  const meant = option?.means;
  const confidence = meant === undefined ? undefined : confidences[meant];
  if (choose === 'many' || confidence === undefined || (id === DANGER && meant !== 'no')) return false;
  return confidence < DOUBTED_BELOW && Math.max(...Object.values(confidences)) >= CONTRADICTED_FROM;
}

/** How sure the classifier must be of an answer in a person's own words, which is repeated back. */
const CHOSEN = 0.4;
/** And of one of a list, where something else is told or asked too, which may be all. */
const CHOSEN_OF_LIST = 0.55;
/** And of one that goes before what else is read in the message, which may be of anything. */
const CHOSEN_FIRST = 0.6;
/** Words. */
const CHOSEN_WITHIN = 25;

/** What the message tells, or else what it most likely says. */
function toldTo(
  question: Question,
  told: readonly string[],
  {
    choice,
    slots,
    facts,
    isAsking,
  }: Pick<ReplyContext, 'slots' | 'facts' | 'isAsking'> & { readonly choice: Confidences | undefined },
  { words }: Message,
): ReplyAnswer | undefined {
  const [option, confidence] = mostConfident(choice ?? {});
  const isPlain = slots.some((one) => one.question === question.id && one.isPlain && told.includes(one.option));
  // "My ex, friend of my dad": what somebody names goes before what is likely.
  const isNamed = slots.some((one) => one.question === question.id && one.span && told.includes(one.option));
  const isKept = isPlain || (isNamed && question.id !== WHO_FOR) || told.includes(option);
  const isFirst = confidence >= CHOSEN_FIRST && words.length <= CHOSEN_WITHIN && !isKept;
  const isElse = isAsking || slots.some((one) => one.question !== question.id && one.span !== undefined);
  const least = question.choose === 'many' && isElse ? CHOSEN_OF_LIST : CHOSEN;
  const isChosen = option !== NO_CHOICE && confidence >= least && (told.length === 0 || isFirst);
  if (told.length > 0 && !isChosen) return { options: told, by: 'story' };
  const isYesNo = question.options.some(({ means }) => means === 'yes');
  const likeliest = isChosen ? [option] : isYesNo ? undefined : likeliestOption(question, facts);
  // That none of it has happened is never guessed.
  const isOffered = likeliest?.every((one) => question.options.some(({ id, means }) => id === one && means !== 'no'));
  return isOffered && likeliest ? { options: likeliest, by: 'guess' } : undefined;
}

/** @returns nothing where the classifier is in doubt: then it is better to ask again */
function classifierGuess(
  confidences: Confidences,
  message: Message,
  question: Question,
  phrases: readonly PhraseGroup[],
): InterpretedReply {
  const [label, confidence] = mostConfident(confidences);
  const guess = GUESSES[label];
  if (!guess || confidence < guess.from) return {};
  const { phrases: id, command = id } = guess;
  if (command !== undefined) {
    if (!phrases.some((one) => one.id === id)) return {};
    return { command: { command, alone: false, ...textSpan(message, 0, message.words.length) } };
  }
  const chosen = label === 'unsure' ? doubtOf(question) : question.options.find((one) => one.means === label)?.id;
  return chosen === undefined ? {} : { answer: { options: [chosen], by: 'guess' } };
}
