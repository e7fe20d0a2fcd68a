import { caseAboutChild } from './caseAboutChild';
import type { Mark } from './marks';
import type { Part } from './match';
import type { Message, MessageVariant } from './message';
import type { PhraseMatch } from './text/phraseMatcher';
import type { Word } from './text/tokenizer';
import { saidBeside } from './unsaid';

/** From one quotation mark to the next: what somebody else said or wrote; single ones around words, not the apostrophe within one. */
const QUOTED = /["“”][^"“”]{3,}["“”]|(?<=^|[\s:,(])['‘](?=\S).{3,}?(?<=\S)['’](?=[\s.,;:!?)]|$)/g;
/** Where so few words follow in its sentence, what is read out is the next one: "I read them the note. It goes ..." */
const FEW = 2;

/** What a message says beside what it quotes; the message itself where it quotes nothing, or nothing else. */
export function withoutQuotes(message: Message): MessageVariant {
  const { text, words } = message;
  let at = 0;
  const wordsUntil = (isReached: (word: Word) => boolean) => {
    for (let word = words[at]; word && !isReached(word); word = words[at]) at++;
    return at;
  };
  const quoted: readonly Part[] = [...text.matchAll(QUOTED)].flatMap(({ index, 0: { length } }) => {
    const from = wordsUntil(({ start }) => start >= index);
    const to = wordsUntil(({ end }) => end > index + length);
    return to > from ? [{ from, to }] : [];
  });
  const beside = saidBeside(message, quoted);
  return quoted.length === 0 || beside.words.length === 0 ? message : beside;
}

/** An opening quotation mark, or a single one as some put it. */
const OPENING = /["“”‘']\s*\S?$/;

/** Whether something so marked is the first of what somebody else is quoted with: "he texted. 'On my way to the house'". */
export function isQuotedFirst({ text, words, marks }: Message, mark: Mark): boolean {
  return marks.some(
    ({ meaning, from }) => meaning === mark && OPENING.test(text.slice(0, (words[from]?.start ?? 0) + 1)),
  );
}

/** What it says beside what it reads out without quotation marks; itself where it reads nothing out, or only its own. */
export function withoutReadOut(message: Message): MessageVariant {
  const { words, marks } = message;
  if (marks.some(({ meaning }) => meaning === 'own-words')) return message;
  const parts = matching(message, 'read-out').flatMap(({ to }) => {
    const end = endOfSentence(message, to - 1);
    const until = end - to < FEW && end < words.length ? endOfSentence(message, end) : end;
    return until > to ? [{ from: to, to: until }] : [];
  });
  return without(message, parts);
}

/** What it says beside idioms, and a plan to write it down: "I could die of shame". Nothing may be left. */
export function withoutIdioms(message: Message): MessageVariant {
  const { words } = message;
  const isEnd = ({ to }: Part) => words[to - 1]?.sentence !== words[to]?.sentence;
  return without(message, [...matching(message, 'idiom'), ...matching(message, 'plans-to-write').filter(isEnd)]);
}

/** What it says of people: "the passports are in my house" tells of nobody who is there. */
export function withoutThings(message: Message): MessageVariant {
  return without(message, matching(message, 'thing-at-home'));
}

/** What it says beside what is far away: an hour that somebody sets, "says I've got till tonight", or a tablet that shows where they are. */
export function withoutDistant(message: Message): MessageVariant {
  return without(message, [...matching(message, 'deadline'), ...matching(message, 'by-device')]);
}

/**
 * What it says beside somebody of one's own who comes in, and how they are, where their sentence says no more of them: "my mum has just
 * come in, she's crying", but not "my mum just came in and she's hitting me".
 */
export function withoutDear(message: Message): MessageVariant {
  return without(message, dearParts(message));
}

/** What it says beside all of theirs who are only there, or whom a case is about. */
export function withoutOthers(message: Message): MessageVariant {
  return without(message, [...dearParts(message), ...caseAboutChild(message)]);
}

function dearParts(message: Message): readonly Part[] {
  const upset = matching(message, 'is-upset');
  return DEAR.flatMap((mark) => matching(message, mark)).flatMap((comes) => {
    const end = endOfSentence(message, comes.to - 1);
    let { to } = comes;
    for (let next: Part | undefined = comes; next; next = longestAt(upset, to)) to = next.to;
    // A friend may be whoever does it, unless they are upset.
    const isDear = comes.meaning === 'family-comes-in' || to > comes.to;
    return isDear && to === end ? [{ from: comes.from, to }] : [];
  });
}

const DEAR: readonly Mark[] = ['family-comes-in', 'friend-comes-in'];

function longestAt(parts: readonly Part[], at: number): Part | undefined {
  return parts
    .filter(({ from }) => from === at)
    .reduce<Part | undefined>((best, one) => (best && best.to > one.to ? best : one), undefined);
}

function matching({ marks }: Message, mark: Mark): readonly PhraseMatch<Mark>[] {
  return marks.filter(({ meaning }) => meaning === mark);
}

/**
 * What it says beside some parts.
 *
 * @param parts in the order of the message; where they overlap, what is in any of them goes
 */
export function without(message: Message, parts: readonly Part[]): MessageVariant {
  if (parts.length === 0) return message;
  const apart: Part[] = [];
  for (const { from, to } of [...parts].sort((one, other) => one.from - other.from)) {
    const begins = Math.max(from, apart.at(-1)?.to ?? 0);
    if (to > begins) apart.push({ from: begins, to });
  }
  return saidBeside(message, apart);
}

function endOfSentence({ words }: Message, at: number): number {
  let end = at + 1;
  while (end < words.length && words[end]?.sentence === words[at]?.sentence) end++;
  return end;
}
