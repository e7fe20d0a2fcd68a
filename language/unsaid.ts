import { type Answers, SIGNS, WHO_FOR } from '../model/answers';
import type { Question } from '../model/knowledge';
import type { Classifiers } from './classifier/classifiers';
import { Context } from './context';
import type { Mark } from './marks';
import { matchesOf, type Part } from './match';
import { cutTo, type Message, type MessageVariant } from './message';
import type { PhraseIndex } from './phraseIndex';
import type { QuestionOption } from './questionOption';
import { sentencesOf } from './sentences';
import { COSTLY } from './slots';
import type { Word } from './text/tokenizer';

/** How sure the classifier must be of what is said never to have been said: less than to take it for told. */
const FOUND = 0.7;
/** So many words of what may as well begin a story are looked at, and no part after them: nobody takes back more at once. */
const TAKEN_BACK_WITHIN = 120;

/** What was never said, with the words that say so, and the first word behind those. */
export interface UnsaidPart extends Part {
  readonly names: number;
}

/**
 * Where a message says that something was never said, or is not so: "I never said he broke the order".
 *
 * @param isPuttingRight whether it puts right what was noted, so that "he never touched me" may be what is not so
 * @param isTakenBack whether a part takes something back that may as well begin a story: "it says he knows where I live", of a letter
 */
export function unsaidParts(
  { words, matches, marks, denials }: Message,
  { phrases }: PhraseIndex,
  isPuttingRight: boolean,
  isTakenBack: (part: UnsaidPart) => boolean,
): readonly UnsaidPart[] {
  const startsOf = (mark: Mark) => new Set(marks.flatMap(({ meaning, from }) => (meaning === mark ? [from] : [])));
  const [ifNoted, surely] = [startsOf('unsaid-if-noted'), startsOf('unsaid-surely')];
  const isEnd = (at: number) => {
    const word = words[at];
    if (!word || phrases.isIn(word, 'denial-ends') || phrases.isIn(word, 'conjunction')) return true;
    return word.clause !== words[at - 1]?.clause && !phrases.isIn(word, 'list-joiner');
  };
  const hasNot = marks.filter(
    ({ meaning, to }) =>
      meaning === 'has-never' &&
      isPuttingRight &&
      words[to] !== undefined &&
      !phrases.isIn(words[to] as Word, 'stopping'),
  );
  // "Take off the fixated", but not "do I delete the messages".
  const noted = marks.filter(({ meaning }) => meaning === 'unsaid-if-noted');
  const isAsked = (one: Part) => noted.some(({ from, to }) => from <= one.from && one.to <= to);
  const takingOff = startsOf('taking-off');
  const isTakingOff = (one: Part) => takingOff.has(one.from);
  const cues = matchesOf(matches, 'cue').filter(
    (one) => one.meaning.cue === 'unsaid' && (!isTakingOff(one) || isAsked(one)),
  );
  const starts = [...cues, ...hasNot].sort((one, other) => one.from - other.from || other.to - one.to);
  const isWeak = new Set(hasNot.map(({ from }) => from));
  const parts: UnsaidPart[] = [];
  // "He never said when he would kill me" tells it.
  const saidHow = new Set(marks.flatMap((one) => (one.meaning === 'said-how' ? [one.to - 1] : [])));
  let left = TAKEN_BACK_WITHIN;
  for (const { from, to } of starts) {
    // "I never said I never said it": what is inside a part is of it already.
    if (to <= (parts.at(-1)?.to ?? 0)) continue;
    const isTold = words.slice(from, to).some((word) => phrases.isIn(word, 'first-told'));
    // "You didn't say anything about Jean" speaks to Waymark, and denies nothing.
    const isOfWaymark = words[from - 1] !== undefined && phrases.isIn(words[from - 1] as Word, 'question-you');
    const isToldByItself = (ifNoted.has(from) || isWeak.has(from) || isTakingOff({ from, to })) && !surely.has(from);
    if (isTold || saidHow.has(to) || isOfWaymark || (isToldByItself && left <= 0)) continue;
    let end = to;
    while (!isEnd(end)) end++;
    if (isToldByItself) left -= end - from;
    const part = { from, to: end, names: to };
    if (end > to && (!isToldByItself || isTakenBack(part))) parts.push(part);
  }
  return [...parts, ...saidBefore(words, marks, denials).filter(isTakenBack)].sort(
    (one, other) => one.from - other.from,
  );
}

/**
 * "They seem fixated on you. I never said that": the sentence before it. But "there is no suicide. He said he'd drag me home. Take that
 * off" takes off what it denies, and not what it tells.
 */
function saidBefore(
  words: readonly Word[],
  marks: Message['marks'],
  denials: Message['denials'],
): readonly UnsaidPart[] {
  const startsOf = (mark: Mark) => new Set(marks.flatMap((one) => (one.meaning === mark ? [one.from] : [])));
  const [starts, takings] = [startsOf('unsaid-before'), startsOf('take-that-off')];
  return sentencesOf(words).flatMap(({ from, to }) => {
    const isOfDenied = takings.has(to) && denials.some((one) => one.to <= from);
    return starts.has(to) && !isOfDenied ? [{ from, to, names: from }] : [];
  });
}

/** Of those only what names something noted takes it back, and never a sign of high risk: it may be told once more. */
export function mayTakeBack(named: readonly QuestionOption[], noted: Answers): boolean {
  const isNoted = named.some(({ question, option }) => noted[question]?.includes(option));
  return isNoted && named.every(({ question }) => question !== SIGNS);
}

/** What a message says beside those parts. */
export function saidBeside(message: Message, unsaid: readonly Part[]): MessageVariant {
  const from = [0, ...unsaid.map(({ to }) => to)];
  const to = [...unsaid.map((part) => part.from), message.words.length];
  const beside = from.map((at, i) => ({ from: at, to: to[i] ?? at }));
  return cutTo(
    message,
    beside.filter((part) => part.to > part.from),
  );
}

/** The answers that such parts name: they were never given, or are not so. */
export function unsaidIn(
  message: Message,
  unsaid: readonly UnsaidPart[],
  questions: readonly Question[],
  { phrases }: PhraseIndex,
  classifiers: Classifiers | undefined,
): readonly QuestionOption[] {
  if (unsaid.length === 0) return [];
  const part = cutTo(message, unsaid);
  const found = classifiers?.classify(part).facts.filter(({ sureness }) => sureness >= FOUND) ?? [];
  const told = found.map(({ label }) => {
    const [question = '', option = ''] = label.split(':');
    return { question, option };
  });
  // Of what may be several things at once: who says that he never hit them does not deny that it happens to them.
  const isFact = ({ question }: QuestionOption) =>
    questions.some(({ id, choose }) => id === question && choose === 'many');
  // "I never said fixated" takes back a yes: the "never" is none of what is named.
  const bare = cutTo(
    message,
    unsaid.map(({ names, to }) => ({ from: names, to })),
  );
  const context = new Context(bare.words, bare.matches, phrases);
  const named = matchesOf(bare.matches, 'option').map((one) =>
    context.isNegated(one) ? opposite(one.meaning, questions) : one.meaning,
  );
  // "I never said stranger": what is named is meant, be it one of which only one can be right.
  const answers = named.flatMap(({ question, option }) => {
    const open = questions.find(({ id }) => id === question)?.between.find(({ id }) => id === option);
    return (open?.options ?? [option]).map((one) => ({ question, option: one }));
  });
  const facts = [...told, ...answers].filter(isFact);
  // "I did not say she checks my phone" denies that, and not that it has happened again and again.
  const isAskedBack = (question: string) => questions.some((one) => one.id === question && one.ask_back);
  const isHabitOfFact = ({ question }: QuestionOption) =>
    facts.length > 0 && question !== WHO_FOR && isAskedBack(question);
  return [...told.filter(isFact), ...answers.filter((one) => !COSTLY.includes(one.question) && !isHabitOfFact(one))];
}

/** "It has down that he is not fixed on me" takes back a no. */
function opposite(answer: QuestionOption, questions: readonly Question[]): QuestionOption {
  const { options = [] } = questions.find(({ id }) => id === answer.question) ?? {};
  const isYes = options.some(({ id, means }) => id === answer.option && means === 'yes');
  const no = isYes ? options.find(({ means }) => means === 'no') : undefined;
  return { question: answer.question, option: no?.id ?? answer.option };
}
