import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import type { Incident } from './diary';
import { type Meant, MeantIncidents } from './meantIncidents';
import type { WordSplitter } from './recordCues';

/** What somebody wants of what is written down, and of which incidents. */
export interface RecordWish {
  readonly wants: 'read' | 'keep' | 'remove' | 'split' | 'paste' | 'nothing';
  /** Those that are named; none where it may be all of them. */
  readonly incidents: readonly Incident[];
  /** Whether somebody is not to see it. */
  readonly isHidden?: true;
  /** What else is said, in sentences of its own; '' where nothing is. */
  readonly rest: string;
}

const CUES = [
  'question',
  'paste',
  'heading',
  'read',
  'read-it',
  'keep',
  'keep-it',
  'hidden',
  'remove',
  'not-one',
  'split',
  'all',
] as const;
type Cue = (typeof CUES)[number] | 'they' | 'reported';

interface Found {
  readonly meaning: Cue;
  readonly from: number;
  readonly to: number;
}

/** Words: a longer message tells something. */
const WISH_AT_MOST = 30;

/** Words of a heading: "now the cards". */
const HEADING_AT_MOST = 5;
const HEADED_AT_MOST = 2;

/** "Can you please". */
const LEADING = ['record-lead', 'wish-lead', 'filler'] as const satisfies readonly NamedWordSet[];
/** What may stand beside a wish and tells nothing. */
const BESIDE = [
  ...LEADING,
  ...(['contrast-small', 'record-thing', 'record-polite', 'record-numbered', 'record-one'] as const),
  ...(['conjunction', 'wish-beside'] as const),
] as const satisfies readonly NamedWordSet[];

/** Hears what somebody wants done with their record, in whatever words: to read it, to take it with them, to take some of it out. */
export class RecordWishes {
  readonly #phrases: PhraseMatcher<Cue>;
  readonly meant: MeantIncidents;

  constructor(
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#phrases = new PhraseMatcher<Cue>(splitter.wordSets);
    for (const cue of CUES)
      for (const phrase of sets.find(({ id }) => id === `wish-${cue}`)?.words ?? []) this.#phrases.add(phrase, cue);
    this.#phrases.add('<they>', 'they');
    this.#phrases.add('<record-reported>', 'reported');
    this.meant = new MeantIncidents(splitter, sets);
  }

  of(text: string, times: readonly TimeExpression[], incidents: readonly Incident[]): RecordWish | undefined {
    const words = this.splitter.tokenize(text);
    if (words.length > WISH_AT_MOST || incidents.length === 0) return undefined;
    const found = this.#phrases.find(words);
    const wish = this.#removal(words, found, times, incidents) ?? this.#reading(words, found, times, incidents);
    return wish && { ...wish, rest: this.#rest(text, words, found, times, incidents) };
  }

  /** Whether it names the record, or an incident by its number: elsewhere "print it" may mean something else. */
  namesRecord(text: string): boolean {
    const words = this.splitter.tokenize(text);
    return words.some((word) => this.#isIn(word, 'wish-record')) || this.meant.namesNumber(words);
  }

  /** Whether it only says what is told next: "now the cards". */
  isHeading(text: string, times: readonly TimeExpression[]): boolean {
    const words = this.splitter.tokenize(text);
    const cue = this.#phrases.find(words).findLast(({ meaning, from }) => meaning === 'heading' && from === 0);
    const headed = cue ? words.length - cue.to : 0;
    const isNew = times.every(({ best }) => !best || best.precision === 'minute');
    return isNew && words.length <= HEADING_AT_MOST && headed > 0 && headed <= HEADED_AT_MOST;
  }

  /** The incidents that a message names, whatever else it says. */
  named(text: string, times: readonly TimeExpression[], incidents: readonly Incident[]): readonly Incident[] {
    return this.meant.of(this.splitter.tokenize(text), times, incidents, false).incidents;
  }

  /** The incidents that a message names, where it says no more than which, or which it means instead: "and number 6", "no, I mean the cards one". */
  namesOnly(text: string, times: readonly TimeExpression[], incidents: readonly Incident[]): readonly Incident[] {
    const words = this.splitter.tokenize(text);
    // "Keep the cards. I mean number 4."
    const isKept = ({ sentence }: Word) =>
      words.some((word) => word.sentence === sentence && this.#isIn(word, 'wish-keeps'));
    const rest = words.filter((word) => !isKept(word));
    const meant = this.meant.of(rest, times, incidents, false);
    const isOther = (word: Word) =>
      !meant.words.has(word) && !this.#isBeside(word) && !this.#isIn(word, 'time-correction');
    return words.length > WISH_AT_MOST || rest.some(isOther) ? [] : meant.incidents;
  }

  /** The sentences that ask for nothing, and say more than which incident is meant. */
  #rest(
    text: string,
    words: readonly Word[],
    found: readonly Found[],
    times: readonly TimeExpression[],
    incidents: readonly Incident[],
  ): string {
    const asking = new Set(found.filter(isWish).map(({ from }) => words[from]?.sentence));
    const meant = this.meant.of(words, times, incidents, false);
    const tells = ({ sentence }: Word) =>
      !asking.has(sentence) &&
      words.some((word) => word.sentence === sentence && !meant.words.has(word) && !this.#isBeside(word));
    const told = words.filter(tells);
    const sentences = [...new Set(told.map(({ sentence }) => sentence))];
    const textOf = (sentence: number) => {
      const own = told.filter((word) => word.sentence === sentence);
      return text.slice(own[0]?.start, own.at(-1)?.end);
    };
    return sentences.map(textOf).join('. ');
  }

  #reading(
    words: readonly Word[],
    found: readonly Found[],
    times: readonly TimeExpression[],
    incidents: readonly Incident[],
  ): Omit<RecordWish, 'rest'> | undefined {
    const meant = this.meant.of(words, times, incidents, false);
    const asked = (cue: Cue) => found.some((one) => one.meaning === cue && this.#isAsked(words, found, one, meant));
    const askedOfIt = (cue: Cue) =>
      found.some((one) => one.meaning === cue && this.#isAsked(words, found, one, meant) && this.#ends(words, one));
    // "That's not an incident, that's a question. Leave it out."
    if (found.some(({ meaning }) => meaning === 'question')) return { wants: 'nothing', incidents: [] };
    if (asked('paste')) return { wants: 'paste', incidents: [] };
    if (asked('split')) return { wants: 'split', incidents: meant.incidents };
    // "How do I print it" says how, whatever is to be read.
    const isHidden = found.some(({ meaning }) => meaning === 'hidden') && { isHidden: true as const };
    // "Show me my record, he was outside again" tells, and "so she can't see it" does not.
    const asks = new Set(found.filter(isWish).map(({ from }) => words[from]?.sentence));
    const isTold = (one: Found) =>
      one.meaning === 'they' && !isWithin(one, found) && asks.has(words[one.from]?.sentence);
    if (found.some(isTold)) return undefined;
    if (asked('keep') || askedOfIt('keep-it') || (isHidden && asked('keep-it')))
      return { wants: 'keep', incidents: [], ...isHidden };
    return asked('read') || askedOfIt('read-it') ? { wants: 'read', incidents: meant.incidents } : undefined;
  }

  #removal(
    words: readonly Word[],
    found: readonly Found[],
    times: readonly TimeExpression[],
    incidents: readonly Incident[],
  ): Omit<RecordWish, 'rest'> | undefined {
    const cues = found.filter(({ meaning }) => meaning === 'remove' || meaning === 'not-one');
    const isOther = ({ meaning }: Found) => meaning === 'reported' || meaning === 'question';
    if (cues.length === 0 || found.some(isOther)) return undefined;
    const meant = this.meant.of(words, times, incidents, true);
    // "And the July one", where there is none: it is asked which is meant.
    const unknown = meant.incidents.length > 0 ? new Set<Word>() : this.meant.naming(words);
    // "I made a mistake, delete the flowers one": what stands in another clause names nobody.
    const clauses = new Set(cues.map(({ from }) => words[from]?.clause));
    const isNear = [...meant.words].some(({ clause }) => clauses.has(clause));
    const sentences = new Set(cues.map(({ from }) => words[from]?.sentence));
    const isOfThem = found.some((one) => one.meaning === 'they' && sentences.has(words[one.from]?.sentence));
    const isAsking = (word: Word) => (isNear && !isOfThem ? clauses.has(word.clause) : sentences.has(word.sentence));
    const isOfCue = (_word: Word, at: number) => found.some((one) => isRemoval(one) && one.from <= at && at < one.to);
    const isTold = words.some(
      (word, at) =>
        isAsking(word) && !isOfCue(word, at) && !meant.words.has(word) && !unknown.has(word) && !this.#isBeside(word),
    );
    if (isTold) return undefined;
    const isAll = found.some(({ meaning }) => meaning === 'all');
    if (meant.incidents.length > 0) return { wants: 'remove', incidents: meant.incidents };
    if (isAll) return { wants: 'remove', incidents };
    // There is no such number: it is asked which is meant.
    return unknown.size > 0 || this.meant.namesNumber(words) ? { wants: 'remove', incidents: [] } : undefined;
  }

  /** Whether nothing but "can you please" or the name of an incident stands before it, and nobody else is told of: "he made me read it". */
  #isAsked(words: readonly Word[], found: readonly Found[], { from }: Found, meant: Meant): boolean {
    const { sentence, clause } = words[from] ?? {};
    // "I said it has not split them."
    const isOwn = (one: Found) => this.#isIn(words[one.from - 1] as Word, 'record-subject');
    const isOther = (one: Found) =>
      (one.meaning === 'they' || (one.meaning === 'reported' && (one.from === 0 || !isOwn(one)))) &&
      one.from < from &&
      words[one.from]?.sentence === sentence;
    if (found.some(isOther)) return false;
    const before = words.slice(0, from).filter((word) => word.clause === clause || word.sentence === sentence);
    const [last, last2] = [words[from - 1], words[from - 2]];
    const isNear = (word: Word | undefined, set: NamedWordSet) =>
      word !== undefined && word.sentence === sentence && this.#isIn(word, set);
    const isSubject = (word: Word | undefined) => isNear(word, 'record-subject');
    const isModal = (word: Word | undefined) => isNear(word, 'record-modal');
    const isAsking = isModal(last2) || isNear(last2, 'wish-do');
    if ((isSubject(last) && !isAsking) || (isModal(last) && isSubject(last2))) return false;
    const isLead = (word: Word) => meant.words.has(word) || LEADING.some((set) => this.#isIn(word, set));
    const ofWish = (word: Word) => found.some((one) => isWish(one) && words.slice(one.from, one.to).includes(word));
    return before.every((word) => isLead(word) || ofWish(word));
  }

  /** Whether nothing is told behind it in its sentence. */
  #ends(words: readonly Word[], { from, to }: Found): boolean {
    const sentence = words[from]?.sentence;
    return words.slice(to).every((word) => word.sentence !== sentence || this.#isBeside(word));
  }

  #isBeside(word: Word): boolean {
    return /^\d+$/.test(word.word) || BESIDE.some((set) => this.#isIn(word, set));
  }

  #isIn(word: Word, set: NamedWordSet): boolean {
    return this.#phrases.isIn(word, set);
  }
}

function isRemoval({ meaning }: Found): boolean {
  return meaning === 'remove' || meaning === 'not-one' || meaning === 'all';
}

function isWish({ meaning }: Found): boolean {
  return meaning !== 'they' && meaning !== 'reported';
}

/** Whether it stands within words that ask for something: "so that he does not see it". */
function isWithin({ from }: Found, found: readonly Found[]): boolean {
  return found.some((one) => isWish(one) && one.from <= from && from < one.to);
}
