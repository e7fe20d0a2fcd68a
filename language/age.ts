import { ME_UNDER_18, UNDER_18, WHO_FOR, YOU } from '../model/answers';
import type { NamedWordSet } from '../model/namedEntries';
import { behind, type Mark } from './marks';
import type { PhraseIndex } from './phraseIndex';
import type { QuestionOption } from './questionOption';
import type { PhraseMatch } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';

/** What a message says of the person's age. */
export interface AgeReading {
  /** In years. */
  readonly own: number | undefined;
  /** Whether a number sounds like it and is none: “i am 15 minutes away”, “when i was in year 10”, “my mum is 80”. */
  readonly isElse: boolean;
}

/** Younger people have helplines of their own, and so have older ones. */
const GROWN_UP = 18;
const OLDER = 60;
/** Whoever is at school is as old at most. */
const AT_SCHOOL = 16;
/** Words: in no more than these, a number or a school year by itself is the person's own. */
const FEW = 6;
/** How many words may lead from “I am” to the age, and from “my mum” to hers. */
const BETWEEN = 2;
/** Nobody who types is younger or older. */
const YOUNGEST = 8;
const OLDEST = 104;

const IS_YOUNG: QuestionOption = { question: YOU, option: UNDER_18 };
const IS_ME_UNDER_18: QuestionOption = { question: WHO_FOR, option: ME_UNDER_18 };
const OVER_60: QuestionOption = { question: YOU, option: 'older' };
const BY_AGE = [IS_YOUNG, IS_ME_UNDER_18, OVER_60];

type Numbers = PhraseIndex['numbers'];

/** The age of whoever types, wherever in the message they tell it. */
export function ageIn(
  words: readonly Word[],
  marks: readonly PhraseMatch<Mark>[],
  { phrases, numbers }: Pick<PhraseIndex, 'phrases' | 'numbers'>,
): AgeReading {
  const is = (at: number, set: NamedWordSet) => words[at] !== undefined && phrases.isIn(words[at], set);
  const isThere = (mark: Mark) => marks.some(({ meaning }) => meaning === mark);
  const isFirst = (at: number) => words[at - 1]?.sentence !== words[at]?.sentence;
  const isUnit = (at: number, after: number) => is(at, 'age-not') && words[at]?.clause === words[after]?.clause;
  const read = (from: number) => {
    const at =
      from +
      Math.max(
        0,
        reach(BETWEEN).findIndex((by) => !is(from + by, 'age-between')),
      );
    const found = numberAt(words, at, numbers);
    if (!found || found.value < YOUNGEST || found.value > OLDEST) return undefined;
    return { ...found, isElse: isUnit(found.next + (is(found.next, 'age-years') ? 1 : 0), at) };
  };
  const reported = behind(marks, 'they-say', 0, 1);
  const told = marks.flatMap(({ meaning, from, to }) => {
    const isLead = meaning === 'age-lead' || (meaning === 'age-first' && isFirst(from));
    const isSoon = meaning === 'age-soon';
    const found = isLead || isSoon ? read(to) : undefined;
    // "She thinks I'm 18, that's what my profile says".
    const isElse = found?.isElse || reported.has(from);
    return found ? [{ ...found, isElse, years: isSoon ? found.value - 1 : found.value }] : [];
  });
  // "It's me. Year 9".
  const isAlone = words.length <= FEW && !words.some((_, at) => is(at, 'another'));
  const isEnd = (to: number) => words[to]?.clause !== words[to - 1]?.clause;
  const isBegun = (from: number) => words[from - 1]?.clause !== words[from]?.clause || is(from - 1, 'of-me');
  const isSchool = marks.some(
    ({ meaning, from, to }) => isAlone && meaning === 'age-school-alone' && isBegun(from) && isEnd(to),
  );
  const isOfOther = words.some(
    (_, at) => is(at, 'another') && reach(BETWEEN).some((by) => isAge(numberAt(words, at + 1 + by, numbers)?.value)),
  );
  const decade = isThere('age-decade') ? OLDER : undefined;
  const school = isThere('age-school') || isSchool ? AT_SCHOOL : undefined;
  return {
    own:
      told.find(({ isElse }) => !isElse)?.years ??
      (isAlone ? bareAge(words, is, numbers) : undefined) ??
      decade ??
      school,
    isElse: isOfOther || isThere('age-once') || told.some(({ isElse }) => isElse),
  };
}

/** In a few words that name nobody but the person, a number that nothing else is counted by: “me, 15 yrs”, “15. me”. */
function bareAge(words: readonly Word[], is: (at: number, set: NamedWordSet) => boolean, numbers: Numbers) {
  if (!words.some((_, at) => is(at, 'of-me'))) return undefined;
  const startsThere = (at: number) =>
    at === 0 || is(at - 1, 'of-me') || words[at - 1]?.sentence !== words[at]?.sentence;
  const ages = words.flatMap((_, at) => {
    const found = startsThere(at) ? numberAt(words, at, numbers) : undefined;
    if (!found || found.value < YOUNGEST || found.value > OLDEST) return [];
    const next = found.next + (is(found.next, 'age-years') ? 1 : 0);
    return words[next]?.clause === words[at]?.clause && !is(next, 'of-me') ? [] : [found.value];
  });
  return ages.length === 1 ? ages[0] : undefined;
}

/** The answers that an age says are so. */
export function toldByAge({ own }: AgeReading): readonly QuestionOption[] {
  if (own === undefined) return [];
  if (own < GROWN_UP) return [IS_ME_UNDER_18, IS_YOUNG];
  return own >= OLDER ? [OVER_60] : [];
}

/** And those that it says are not. */
export function deniedByAge(age: AgeReading): readonly QuestionOption[] {
  const told = toldByAge(age);
  return age.own === undefined ? [] : BY_AGE.filter((one) => !told.includes(one));
}

/** Whether a message tells an age by itself, so that nothing else in it does. */
export function isAgeTold(age: AgeReading, { question, option }: QuestionOption): boolean {
  const isOfAge = BY_AGE.some((one) => one.question === question && one.option === option);
  return isOfAge && (age.own !== undefined || age.isElse);
}

function reach(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, by) => by);
}

function isAge(value = 0): boolean {
  return value > 1 && value <= OLDEST;
}

/** “79”, “seventy nine”. */
function numberAt(
  words: readonly Word[],
  at: number,
  numbers: Numbers,
): { readonly value: number; readonly next: number } | undefined {
  const { word = '' } = words[at] ?? {};
  if (/^\d{1,3}$/.test(word)) return { value: Number(word), next: at + 1 };
  const value = numbers.get(word);
  if (value === undefined) return undefined;
  const ones = numbers.get(words[at + 1]?.word ?? '') ?? 0;
  const isTens = value >= 20 && value % 10 === 0 && ones > 0 && ones < 10;
  return isTens ? { value: value + ones, next: at + 2 } : { value, next: at + 1 };
}
