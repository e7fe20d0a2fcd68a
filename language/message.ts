import { type AgeReading, ageIn } from './age';
import { Context } from './context';
import type { Mark, OptionPart } from './marks';
import { firstFrom, type Match, matchesOf, type Part, type TextSpan } from './match';
import { ownActsIn } from './ownActs';
import type { Asking, PhraseIndex, PhraseMeaning } from './phraseIndex';
import { labelOf, type QuestionOption } from './questionOption';
import { foundWithin, readAsOne } from './readAsOne';
import type { PhraseMatch } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';

/** A parsed message: its words, and every phrase of the knowledge in it. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  readonly matches: readonly Match[];
  /** The answers of which it speaks only within a phrase that is read as one, as labels: "my landlord's brother" */
  readonly within: ReadonlySet<string>;
  /** What always says an answer. */
  readonly sayings: readonly Match<'option'>[];
  /** What calls for a short answer. */
  readonly askings: readonly PhraseMatch<Asking>[];
  /** The services that it names, by their ids. */
  readonly namings: readonly PhraseMatch<string>[];
  /** Where it says that an answer is not so. */
  readonly denials: readonly PhraseMatch<QuestionOption>[];
  /** What only sounds like an answer. */
  readonly soundsLike: readonly PhraseMatch<QuestionOption>[];
  /** What only rules read, and the parts of answers that it names. */
  readonly marks: readonly PhraseMatch<Mark>[];
  readonly parts: readonly PhraseMatch<OptionPart>[];
  readonly age: AgeReading;
  /** Where the person tells what they do themselves to somebody, or what order is on them. */
  readonly ownActs: readonly Part[];
  /** The message whole, then without fillers such as "tbh" and "mate" at its ends, then without any of them. */
  readonly variants: readonly MessageVariant[];
  readonly context: Context;
  /** Where it says what is so instead of something else: "he's not my ex, HE'S his brother". */
  readonly instead: number | undefined;
}

/** A message, or what is left of it without its fillers. */
export interface MessageVariant {
  readonly words: readonly Word[];
  readonly matches: readonly Match[];
}

/** @param isRecognised whether a phrase means anything on the channel that the message came by; absent, all do */
export function parseMessage(index: PhraseIndex, text: string, isRecognised?: (match: Match) => boolean): Message {
  const { tokenizer, phrases, denials, sayings, parts } = index;
  const words = tokenizer.tokenize(text);
  const marks = index.marks.find(words);
  const find = (some: readonly Word[]) => {
    const found = phrases.find(some);
    return isRecognised ? found.filter(isRecognised) : found;
  };
  const instead = insteadIn(words, marks);
  const denied = denials.find(words);
  // "A restraining order on me ex": what a longer phrase denies is not said.
  const isDenied = ({ meaning, from, to }: PhraseMatch<QuestionOption>) =>
    denied.some(
      (one) =>
        labelOf(one.meaning) === labelOf(meaning) && one.from <= from && to <= one.to && one.to - one.from > to - from,
    );
  const always = sayings.find(words).filter((one) => !isDenied(one));
  const all = find(words);
  const matches = readAsOne(all, words);
  const variants = [{ words, matches }];
  const filling = fillerPositions(matches);
  for (const left of [trimmed(words, filling), words.filter((_, at) => !filling.has(at))]) {
    // Unless nothing is left: "right" and "sorry" alone are words too.
    if (left.length === 0 || left.length === variants.at(-1)?.words.length) continue;
    variants.push({ words: left, matches: readAsOne(find(left), left) });
  }
  return {
    text,
    words,
    matches,
    within: foundWithin(all, matches),
    sayings: always,
    askings: index.askings.find(words),
    namings: index.namings.find(words),
    denials: denied,
    soundsLike: index.sounds.find(words),
    marks,
    parts: parts.find(words),
    age: ageIn(words, marks, index),
    ownActs: ownActsIn({ words, marks, sayings: always }, index),
    variants,
    context: new Context(words, matches, phrases, instead),
    instead,
  };
}

/** Words between "he is not" and "he is". */
const DENIED_WITHIN = 6;

function insteadIn(words: readonly Word[], marks: readonly PhraseMatch<Mark>[]): number | undefined {
  const starts = marks.filter(({ meaning, from }) => meaning === 'is-not' && from === 0);
  // "No, it's not about me, he's the same with the boys upstairs" names nobody instead.
  if (
    marks.some(
      ({ meaning, to }) =>
        meaning === 'not-about-me' && marks.some((one) => one.meaning === 'same-with' && one.from >= to),
    )
  )
    return undefined;
  return marks.find(
    ({ meaning, from, to }) =>
      (meaning === 'identity' || meaning === 'identity-own') &&
      to < words.length &&
      starts.some((one) => one.to < from && from - one.to <= DENIED_WITHIN),
  )?.from;
}

/** What was typed from one word up to, but not including, another. */
export function textSpan({ text, words }: Message, from: number, to: number): TextSpan {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? start;
  return { words: text.slice(start, end), start, end };
}

/** The first match that covers the whole message, with as few of its fillers left out as possible. */
export function firstWholeMatch<K extends PhraseMeaning['kind']>(
  { variants }: Message,
  kind: K,
  isWanted: (meaning: Match<K>['meaning']) => boolean,
): Match<K> | undefined {
  for (const { words, matches } of variants) {
    const whole = matchesOf(matches, kind).find(
      ({ meaning, from, to }) => from === 0 && to === words.length && isWanted(meaning),
    );
    if (whole) return whole;
  }
  return undefined;
}

/** A message of nothing but these parts; itself, where they are all of it. */
export function cutTo(message: MessageVariant, parts: readonly Part[]): MessageVariant {
  const { words, matches } = message;
  const [only, ...others] = parts;
  if (others.length === 0 && only?.from === 0 && only.to === words.length) return message;
  let length = 0;
  const cut = parts.map(({ from, to }) => {
    const by = length - from;
    length += to - from;
    const inside: Match[] = [];
    for (let at = firstFrom(matches, from); at < matches.length; at++) {
      const one = matches[at];
      if (!one || one.from >= to) break;
      if (one.to <= to) inside.push({ ...one, from: one.from + by, to: one.to + by });
    }
    return { words: words.slice(from, to), matches: inside };
  });
  return { words: cut.flatMap((one) => one.words), matches: cut.flatMap((one) => one.matches) };
}

/** The positions of words that add nothing. */
function fillerPositions(matches: readonly Match[]): ReadonlySet<number> {
  const filling = new Set<number>();
  for (const { meaning, from, to } of matchesOf(matches, 'cue')) {
    for (let at = from; meaning.cue === 'filler' && at < to; at++) filling.add(at);
  }
  return filling;
}

function trimmed(words: readonly Word[], filling: ReadonlySet<number>): readonly Word[] {
  const kept = words.map((_, at) => at).filter((at) => !filling.has(at));
  return words.slice(kept[0] ?? 0, (kept.at(-1) ?? -1) + 1);
}
