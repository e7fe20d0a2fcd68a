import { HOME, type Lead, LONGEST_NAME, type PlaceIndex } from './placeIndex';
import { type RawWord, rawWords } from './rawWords';

/** A message for places: its words as typed, and the same spelt out ("hes" is "he is") to read what stands around a place. */
export interface PlaceText {
  readonly raw: readonly RawWord[];
  readonly said: readonly RawWord[];
  /** For each word as typed, the first word of it among those spelt out. */
  readonly starts: readonly number[];
}

export function placeText(text: string, { spellings }: PlaceIndex): PlaceText {
  const raw = rawWords(text);
  const starts: number[] = [];
  const said: RawWord[] = [];
  for (const typed of raw) {
    starts.push(said.length);
    for (const word of spellings.get(typed.word) ?? [typed.word]) said.push({ ...typed, word });
  }
  return { raw, said, starts: [...starts, said.length] };
}

/** What the words around a place say of it. */
export interface Surroundings {
  readonly lead: Lead;
  /** No "the" stands between the lead and the place: "in the bath" is not in Bath. */
  readonly isDirect: boolean;
  /** Of whom it is said, where that is said: "he moved to Leeds", "I am in Leeds"; `dear` is whom a helper may speak of. */
  readonly subject: 'self' | 'us' | 'dear' | 'other' | undefined;
  /** "I used to live in Leeds", "not in Leeds". */
  readonly isNotMine: boolean;
  /** "Oxford Street". */
  readonly isPartOfName: boolean;
  /** Nothing else is said. */
  readonly isAlone: boolean;
  /** Nothing else is said in the clause: "Sandy, how often do I have to say it". */
  readonly isAloneInClause: boolean;
  /** Nothing else is said in the sentence: "He keeps texting me. Bedford". */
  readonly isAloneInSentence: boolean;
}

/** How many words like "the" and "north" may stand between a lead and a place, or between two places. */
export const MOST_BETWEEN = 3;
/** How far before a place its subject is looked for. */
const SUBJECT_WITHIN = 12;

/** @param from the first of the words as typed, @param to the word after the last */
export function surroundingsOf(text: PlaceText, from: number, to: number, index: PlaceIndex): Surroundings {
  const { said, starts } = text;
  const [first, end] = [starts[from] ?? 0, starts[to] ?? said.length];
  const { lead, at, isDirect } = leadBefore(said, first, index);
  const { sets } = index;
  const next = said[end];
  const isNamedOrFiller = ({ word }: RawWord, place: number) => (place >= at && place < end) || sets.filler.has(word);
  return {
    lead,
    isDirect,
    subject: subjectBefore(said, at, lead, index),
    isNotMine:
      (lead !== HOME && isOfEvent(said, first, end, sets.event)) ||
      range(at, first + 1).some((place) => endsAt(said, place, sets.notMine) !== undefined),
    isPartOfName: next !== undefined && next.clause === said[end - 1]?.clause && sets.follower.has(next.word),
    get isAlone() {
      return said.every(isNamedOrFiller);
    },
    get isAloneInClause() {
      const { clause } = said[first] ?? {};
      return said.every((one, place) => one.clause !== clause || isNamedOrFiller(one, place));
    },
    get isAloneInSentence() {
      // The stop of "St. Albans" ends none.
      const [from = 0, until = 0] = [said[first]?.sentence, said[end - 1]?.sentence];
      return said.every((one, place) => one.sentence < from || one.sentence > until || isNamedOrFiller(one, place));
    },
  };
}

/** The lead before a place, and where it begins. */
function leadBefore(said: readonly RawWord[], first: number, { leads, sets }: PlaceIndex) {
  for (let at = first; at >= first - MOST_BETWEEN; at--) {
    const words = endsAt(said, at, leads);
    if (words !== undefined)
      return { lead: leads.get(words) ?? 0, at: at - words.split(' ').length, isDirect: at === first };
    if (!isIn(said[at - 1], sets.between)) break;
  }
  return { lead: 0 as const, at: first, isDirect: false };
}

/** The longest of some phrases that ends just before a word, in the same sentence. */
function endsAt(said: readonly RawWord[], end: number, phrases: Pick<ReadonlySet<string>, 'has'>): string | undefined {
  for (let length = LONGEST_NAME; length > 0; length--) {
    const words = said.slice(Math.max(0, end - length), end);
    if (words.length < length || words[0]?.sentence !== words.at(-1)?.sentence) continue;
    const phrase = words.map(({ word }) => word).join(' ');
    if (phrases.has(phrase)) return phrase;
  }
  return undefined;
}

/**
 * The nearest person before it, who may be another: "he lives in Leeds", but not "with my mum in Leeds". "My" and "me"
 * do for where something happened, but not for who moved: "he hit me and moved to Leeds".
 */
function subjectBefore(
  said: readonly RawWord[],
  end: number,
  lead: Lead,
  { sets }: PlaceIndex,
): Surroundings['subject'] {
  const sentence = said[end]?.sentence;
  for (let at = end - 1; at >= Math.max(0, end - SUBJECT_WITHIN); at--) {
    const one = said[at];
    if (one === undefined || one.sentence !== sentence) return undefined;
    if (sets.us.has(one.word)) return 'us';
    if (sets.self.has(one.word)) return 'self';
    if (lead !== HOME && sets.mine.has(one.word)) return undefined;
    if (sets.others.has(one.word) && endsAt(said, at, sets.company) === undefined)
      return sets.dear.has(one.word) ? 'dear' : 'other';
  }
  return undefined;
}

/** "We bought it in Whitby, on the honeymoon." */
function isOfEvent(said: readonly RawWord[], place: number, end: number, event: ReadonlySet<string>): boolean {
  const sentence = said[place]?.sentence;
  return said.some(
    (one, at) =>
      one.sentence === sentence &&
      !(place <= at && at < end) &&
      Math.abs(at - place) <= SUBJECT_WITHIN &&
      event.has(one.word),
  );
}

function isIn(one: RawWord | undefined, set: ReadonlySet<string>): boolean {
  return one !== undefined && set.has(one.word);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, more) => from + more);
}
