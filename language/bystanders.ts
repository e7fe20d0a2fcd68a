import { SIGNS, WHAT, WHO_DOES_IT } from '../model/answers';
import { caseAboutChild } from './caseAboutChild';
import { matchesOf, type Part } from './match';
import type { Message } from './message';
import { labelOf } from './questionOption';

type Told = Pick<Message, 'marks' | 'matches' | 'sayings' | 'words'>;

/** Where a message speaks of who has died, or of who is only told or asked something, or of a child whom a case is about: none does anything to anybody. */
export function bystandersIn(message: Told): readonly Part[] {
  const { marks } = message;
  const stops = new Set(marks.flatMap(({ meaning, from }) => (meaning === 'told-to-stop' ? [from] : [])));
  // "Ex customers" are no ex.
  const exes = marks.filter(({ meaning }) => meaning === 'ex-of-else').map(({ from }) => ({ from, to: from + 1 }));
  const died = marks.filter(({ meaning }) => meaning === 'has-died');
  const told = marks.filter(({ meaning, to }) => meaning === 'bystander' && !stops.has(to));
  const others = [...died, ...caseAboutChild(message), ...exes];
  const isElse = doersOf(message).some((one) => ![...told, ...others].some((part) => isWithin(one, part)));
  return [...told.filter((one) => isElse || !isDoing(message, one)), ...others];
}

/** Who is named only so, as labels: the landlord of "should we get the landlord to change the locks". */
export function bystanders(message: Told): ReadonlySet<string> {
  const parts = bystandersIn(message);
  const doers = doersOf(message);
  const isOf = (one: Part) => parts.some((part) => isWithin(one, part));
  const beside = new Set(doers.filter((one) => !isOf(one)).map(({ meaning }) => labelOf(meaning)));
  return new Set(doers.map(({ meaning }) => labelOf(meaning)).filter((label) => !beside.has(label)));
}

/** Whether the sentence goes on with what they do: "I complained to my landlord and now he threatens me". */
function isDoing({ marks, matches, sayings, words }: Told, { to }: Part): boolean {
  const isBehind = ({ from }: Part) => from >= to && words[from]?.sentence === words[to - 1]?.sentence;
  if (marks.some((one) => one.meaning === 'is-the-doer' && isBehind(one))) return true;
  if (marks.some((one) => one.meaning === 'them-seen' && one.to === to)) return false;
  const done = [...matchesOf(matches, 'option'), ...sayings].filter(
    (one) => [WHAT, SIGNS].includes(one.meaning.question) && isBehind(one),
  );
  return done.length > 0 && marks.some((one) => one.meaning === 'then-does' && isBehind(one));
}

function doersOf({ matches, sayings }: Told) {
  return [...matchesOf(matches, 'option'), ...sayings].filter(({ meaning }) => meaning.question === WHO_DOES_IT);
}

function isWithin({ from, to }: Part, part: Part): boolean {
  return part.from <= from && to <= part.to;
}
