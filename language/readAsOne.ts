import type { Question } from '../model/knowledge';
import type { MessageClassification } from './classifier/classifiers';
import { type Match, matchesOf } from './match';
import { labelOf } from './questionOption';
import type { Word } from './text/tokenizer';

/**
 * The matches that count: what a phrase finds within one that is read as one says nothing of its question. In "my
 * landlord's brother" there is no landlord, in "an ex-colleague" no ex. Of two such that overlap the later counts: in
 * "my daughter's ex-husband's brother" it is the brother.
 */
export function readAsOne(found: readonly Match[], words: readonly Word[]): readonly Match[] {
  if (!matchesOf(found, 'option').some(isRead)) return found;
  // "My mum, brother and I" are three.
  const isBroken = ({ from, to }: Match) => words[from]?.clause !== words[to - 1]?.clause;
  const matches = found.filter((one) => !(isOption(one) && isRead(one) && isBroken(one)));
  const wholes = matchesOf(matches, 'option').filter(isRead);
  return matches.filter((one) => !isOption(one) || !wholes.some((whole) => isWithin(one, whole)));
}

/** What was found only within such a phrase, as labels: whose somebody is, what somebody was. */
export function foundWithin(all: readonly Match[], counted: readonly Match[]): ReadonlySet<string> {
  const labels = (some: readonly Match[]) => matchesOf(some, 'option').map(({ meaning }) => labelOf(meaning));
  const kept = new Set(labels(counted));
  return new Set(labels(all).filter((label) => !kept.has(label)));
}

/** Nor does the classifier find there what no phrase does: it sees the words for it all the same. */
export function withoutWithin(
  read: MessageClassification,
  within: ReadonlySet<string>,
  questions: readonly Question[],
): MessageClassification {
  if (within.size === 0) return read;
  const open = questions.flatMap(({ id, between }) => between.map((one) => ({ question: id, ...one })));
  const narrower = open
    .filter(({ question, id }) => within.has(labelOf({ question, option: id })))
    .flatMap(({ question, options }) => options.map((option) => labelOf({ question, option })));
  const labels = new Set([...within, ...narrower]);
  return { ...read, facts: read.facts.filter(({ label }) => !labels.has(label)) };
}

function isWithin(one: Match<'option'>, whole: Match<'option'>): boolean {
  if (one.meaning.question !== whole.meaning.question) return false;
  if (isRead(one)) return one.from < whole.to && whole.from < one.to && isLater(whole, one);
  return whole.from <= one.from && one.to <= whole.to;
}

/** Whether it ends later, or as late and says more. */
function isLater(one: Match, other: Match): boolean {
  return one.to > other.to || (one.to === other.to && one.from < other.from);
}

function isRead({ meaning }: Match<'option'>): boolean {
  return meaning.how === 'as-one';
}

function isOption(one: Match): one is Match<'option'> {
  return one.meaning.kind === 'option';
}
