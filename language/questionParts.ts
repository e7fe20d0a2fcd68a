import type { NamedWordSet } from '../model/namedEntries';
import type { Classifiers } from './classifier/classifiers';
import type { Segment } from './classifier/features';
import { matchesOf } from './match';
import { cutTo, type Message } from './message';
import type { PhraseIndex } from './phraseIndex';
import { sentencesOf } from './sentences';
import type { Word } from './text/tokenizer';

/** A sentence, or a part of one, of fewer words asks nothing that could be answered by itself: "What? He is my ex." */
const ASKED_FROM = 3;

/** From where a message asks something in so many words, to the end of that sentence: "But can the police laugh at me". */
export function questionParts(message: Message, { phrases }: PhraseIndex): readonly Segment[] {
  const { words } = message;
  const is = (at: number, set: NamedWordSet) => words[at] !== undefined && phrases.isIn(words[at], set);
  return sentencesOf(words).flatMap(({ from, to }) => {
    for (let at = from; at + ASKED_FROM <= to; at++) if (beginsAt(message, at, is)) return [{ from: at, to }];
    return isMarked(message, { from, to }, is) ? [{ from, to }] : [];
  });
}

/** "Police will send me back?" asks by its mark alone; "I never said that??" and "not any of these?" do not. */
function isMarked({ words, text }: Message, { from, to }: Segment, is: Is): boolean {
  const after = text.slice(words[to - 1]?.end, words[to]?.start);
  const isDenial = words.slice(from, to).some((_, at) => is(from + at, 'not'));
  return to - from > ASKED_FROM && !isDenial && after.includes('?') && !after.includes('??');
}

/** Words: a sentence of no more asks, whatever it looks like: "beds police or herts police". */
const BRIEF = 6;
/** Questions of one message that are looked at by themselves, the last of them: nobody asks more at once. */
const QUESTIONS = 8;
/** And into so many parts all of them together are taken; of some 1,700 held-out messages none had more than eight. */
const QUESTION_SEGMENTS = 24;

/**
 * Of held-out questions out of people's lives to which no answer was sure, 29 of 77 that were at least so likely were right, and 32 of
 * 115 of those that were less so: strangers were helped more by one that stands below its own question than by being told that
 * nothing is known.
 */
const LIKELY = 0.2;

/** What a message asks. */
export interface Asked {
  /** The short answer that fits for sure: a wrong answer is worse than none. */
  readonly asks: string | undefined;
  /** All of those, the surest first: not everybody may be told each. */
  readonly sure: readonly string[];
  /** That of another question of the same message. */
  readonly asksToo: string | undefined;
  /** Those that are asked more likely than not, the likeliest first: shown below their own question, they mislead nobody. */
  readonly likely: readonly string[];
  /** Those that may fit, the likeliest first. */
  readonly mayAsk: readonly string[];
  /** Whether words ask it that can mean nothing else. */
  readonly asksInWords: boolean;
}

/**
 * @param parts where it asks in so many words
 * @param off the short answers that are about what it denies
 */
export function askedIn(
  message: Message,
  parts: readonly Segment[],
  classifiers: Classifiers,
  off: ReadonlySet<string>,
): Asked {
  const sentences = sentencesOf(message.words);
  const long = sentences.filter(({ from, to }) => to - from >= ASKED_FROM);
  const told = sentences.length === 1 ? sentences : long;
  const questions = parts.slice(-QUESTIONS);
  const most = Math.floor(QUESTION_SEGMENTS / questions.length);
  const askedOf = (segments: readonly Segment[], limit?: number) =>
    classifiers.askedIn(cutTo(message, segments), limit).filter(({ label }) => !off.has(label));
  const whole = told.length > 0 ? askedOf(told) : [];
  const byPart = questions.map((one) => ({ ...one, found: askedOf([one], most) }));
  const found = [whole, ...byPart.map((one) => one.found)];
  const surest = (some: (typeof found)[number]) => some.find(({ isSure }) => isSure)?.label;
  // What words always ask for goes first; then the surest of the whole message, or else of one of its questions.
  const [first, ...always] = alwaysAsked(message, parts, sentences);
  const sure = [...new Set([first?.meaning.answer, ...found.map(surest)].flatMap((one) => one ?? []))];
  const [asks] = sure;
  // Of the same question only one answer is meant.
  const isAnswered = ({ from, to }: Segment) => first !== undefined && from < first.to && first.to <= to;
  const others = byPart.filter((one) => !isAnswered(one)).map((one) => surest(one.found));
  const asksToo = [...always.map(({ meaning }) => meaning.answer), ...others].find(
    (one) => one !== undefined && one !== asks,
  );
  const all = found.flat().sort((one, other) => other.confidence - one.confidence);
  const labels = (some: typeof all) => [...new Set(some.map(({ label }) => label))];
  return {
    asks,
    sure,
    asksToo,
    likely: labels(all.filter(({ confidence }) => confidence >= LIKELY)),
    mayAsk: labels(all),
    asksInWords: first !== undefined,
  };
}

/**
 * Where it asks in words that can mean nothing else, in order. What it asks may begin before the
 * question does: "if I tell my tutor, will she ring my mum". Of two that overlap the longer is meant: "should I tell my
 * husband to stop" asks nothing about telling a husband.
 */
function alwaysAsked({ askings }: Message, parts: readonly Segment[], sentences: readonly Segment[]) {
  const askable = [...parts, ...sentences.filter(({ from, to }) => to - from <= BRIEF)];
  const length = ({ from, to }: Segment) => to - from;
  const kept: (typeof askings)[number][] = [];
  const counted = askings.filter(
    ({ meaning: { where }, to }) =>
      where === 'anywhere' || (where === 'question' && askable.some((one) => one.from < to && to <= one.to)),
  );
  for (const one of [...counted].sort((some, other) => length(other) - length(some)))
    if (!kept.some(({ from, to }) => from < one.to && one.from < to)) kept.push(one);
  return kept.sort((one, other) => one.from - other.from);
}

type Is = (at: number, set: NamedWordSet) => boolean;

/** "What can I", "what if"; and at the head of something, "can I", "how long". */
function beginsAt(message: Message, at: number, is: Is): boolean {
  if (is(at - 1, 'question-told') || is(at - 2, 'question-told')) return false;
  if (!is(at, 'question-asking')) return isInverted(at, is) && isHead(message, at, is);
  if (isInverted(at + 1, is) || (is(at + 1, 'question-more') && isHead(message, at, is))) return true;
  return is(at + 1, 'question-more') && is(at + 2, 'question-subject');
}

/** The verb before whom it is about: "can I", "will they", "could you". */
function isInverted(at: number, is: Is): boolean {
  if (is(at + 1, 'question-you')) return is(at, 'question-request');
  return is(at, 'question-verb') && is(at + 1, 'question-subject');
}

/** Whether what begins there asks what the person themselves should do: "do I delete the messages". */
export function isOwnQuestion({ words }: Message, from: number, { phrases }: PhraseIndex): boolean {
  const [verb, subject] = words.slice(from, from + 2);
  const is = (word: Word | undefined, set: NamedWordSet) => word !== undefined && phrases.isIn(word, set);
  return is(verb, 'question-verb') && is(subject, 'first-person');
}

/** Whether something new begins there: a sentence, a clause, or what follows "but", "ok" or a plain yes or no. */
function isHead({ words, matches }: Message, at: number, is: Is): boolean {
  const before = words[at - 1];
  if (!before || before.clause !== words[at]?.clause || is(at - 1, 'conjunction')) return true;
  // "His mate does it too" asks nothing; "cheers mate does it help" does.
  const fillers = matchesOf(matches, 'cue').filter(
    ({ meaning, from }) => meaning.cue === 'filler' && !is(from - 1, 'owner'),
  );
  return [...fillers, ...matchesOf(matches, 'reply')].some(({ to }) => to === at);
}
