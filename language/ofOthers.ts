import { FOR_OTHERS, US, WHO_FOR } from '../model/answers';
import type { NamedWordSet } from '../model/namedEntries';
import type { Classifiers, MessageClassification } from './classifier/classifiers';
import type { Part, TextSpan } from './match';
import { cutTo, type Message, textSpan } from './message';
import type { PhraseIndex } from './phraseIndex';
import type { SlotValue } from './slots';

const EFFECT = 'effect';
/** What these say is felt by somebody: "effect:upset", "feels:fear". */
const FELT: readonly string[] = [EFFECT, 'feels'];
/** In so many words from its beginning it is said of whom a part of a message speaks. */
const SUBJECT = 3;

/** What a message tells of whoever types, where it tells of somebody else beside. */
export interface OwnPart {
  /** What the classifiers find in it. */
  readonly facts: MessageClassification['facts'];
  /** Whether words stand in it. */
  readonly holds: (span: TextSpan) => boolean;
}

/** @returns undefined where nothing that is felt is told, or all of it is the person's own */
export function ownPart(
  message: Message,
  classification: MessageClassification | undefined,
  index: PhraseIndex,
  classifiers: Classifiers | undefined,
): OwnPart | undefined {
  if (!classification?.facts.some(({ label }) => FELT.includes(label.split(':')[0] ?? ''))) return undefined;
  const parts = partsOfOwn(message, index);
  if (parts.reduce((sum, { from, to }) => sum + to - from, 0) === message.words.length) return undefined;
  const facts = parts.length > 0 ? (classifiers?.classify(cutTo(message, parts)).facts ?? []) : [];
  const spans = parts.map(({ from, to }) => textSpan(message, from, to));
  return { facts, holds: ({ start, end }) => spans.some((one) => one.start <= start && end <= one.end) };
}

/**
 * The slots without what it does to somebody else; where it happens to others, or to the person and theirs, that counts.
 *
 * @param known to whom it happens, as far as it was told
 */
export function withOwnEffect(
  slots: readonly SlotValue[],
  own: OwnPart | undefined,
  known: readonly string[] = [],
): readonly SlotValue[] {
  const told = slots.flatMap((one) => (one.question === WHO_FOR ? [one.option] : []));
  const whom = known.length > 0 || told.some((one) => one !== US && !FOR_OTHERS.includes(one)) ? known : told;
  if (!own || whom.some((one) => one === US || FOR_OTHERS.includes(one))) return slots;
  const isOwn = ({ question, option, span }: SlotValue) =>
    own.facts.some(({ label }) => label === `${question}:${option}`) || (span !== undefined && own.holds(span));
  return slots.filter((one) => one.question !== EFFECT || isOwn(one));
}

/** The parts of a message that do not speak of somebody else alone: between its commas, and its "and" and "because". */
function partsOfOwn({ words }: Message, { phrases }: PhraseIndex): readonly Part[] {
  const is = (at: number, set: NamedWordSet) => words[at] !== undefined && phrases.isIn(words[at], set);
  const starts = words.flatMap((word, at) =>
    word.clause !== words[at - 1]?.clause || is(at, 'conjunction') ? [at] : [],
  );
  let isOfOther = false;
  return starts.flatMap((from, i) => {
    const to = starts[i + 1] ?? words.length;
    const positions = Array.from({ length: to - from }, (_, by) => from + by);
    const isAnyOf = (set: NamedWordSet) => positions.some((at) => is(at, set));
    const isNamed = positions.slice(0, SUBJECT + Number(is(from, 'conjunction'))).some((at) => is(at, 'another'));
    // "My wife is scared and can't sleep without me": what follows without a subject is said of the same.
    const isSame = is(from, 'conjunction') && words[from]?.clause === words[from - 1]?.clause && isOfOther;
    isOfOther = isNamed ? !isAnyOf('of-me') : isSame && !isAnyOf('place-self');
    return isOfOther ? [] : [{ from, to }];
  });
}
