import { PhraseMatcher } from '../language/text/phraseMatcher';
import { READ_AT_MOST } from '../language/text/tokens';
import type { TimeExpression } from '../language/times/timeExpression';
import type { DiaryField, Knowledge } from '../model/knowledge';
import type { NamedWordSet } from '../model/namedEntries';
import type { AccountDetails } from './account';
import { anyOf, type Clause, Clauses, QUOTED } from './clauses';
import { DeniedAnswers, type Span } from './deniedAnswers';
import { SKIPPED_FIELD } from './diary';
import { FieldChanges } from './fieldChanges';
import { HeldAnswers } from './heldAnswers';
import { NamedIncidents } from './namedIncidents';
import { type PastedLog, pastedLog } from './pastedLog';
import { type PresentPart, PresentPartReader } from './presentParts';
import { RecordRequests } from './recordRequests';
import { RecordWishes } from './recordWishes';
import { type NameSplitter, Redaction } from './redaction';
import { TakingOut } from './takingOut';
import { WitnessNames } from './witnessNames';

/** Where a sentence ends in which somebody saw it. */
const WITNESS_ENDS = /(?<=[.!?\u2026])\s+|\n+/u;

/** The stop of “St. Mary's” ends no sentence. */
const SENTENCE_END = /(?<=[\p{L}\d]{4})[.!?]+\s+|\n+/u;

/** An answer in place of a button has no more words than this. */
const SHORTEST = 3;
/** What is done stands among the first words: "i blocked it", "coach is called Steve". */
const DEED_AT = 2;
/** A place is named in no more words than these, where none of them says that it is one. */
const LONGEST_PLACE = 10;

/** Words, and what somebody did: so much is a story. */
const STORY_FROM = 25;
const DEEDS_FROM = 2;

/** Extracts what an account says about each field, always in the person's own words. */
export class AccountReader {
  readonly #story: string | undefined;
  /** Marks a line of a list of calls; undefined where nothing can be pasted. */
  readonly #calls: PhraseMatcher<string> | undefined;
  readonly #clauses: Clauses;
  readonly #presentParts: PresentPartReader;
  /** What is left hanging where a time is cut off: "outside my flat at". */
  readonly #hanging: RegExp;
  /** Where a place ends and something else is told. */
  readonly #placeEnd: RegExp;
  /** The field that names who saw it; '' where there is none. */
  readonly #whoSaw: string;
  readonly #names: WitnessNames;
  /** Where an hour begins behind a place: "outside mine at 2am". */
  readonly #hour: RegExp;
  /** With whom a sentence begins that tells what somebody did, and what is done: that is no place. */
  readonly #tellers: PhraseMatcher<'they' | 'deed' | 'self' | 'else'>;
  readonly #nothing: PhraseMatcher<true>;
  readonly requests: RecordRequests;
  readonly named: NamedIncidents;
  readonly denied: DeniedAnswers;
  readonly takingOut: TakingOut;
  readonly wishes: RecordWishes;
  readonly heldAnswers: HeldAnswers;
  readonly fieldChanges: FieldChanges;
  readonly redaction: Redaction;
  readonly #fieldPhrases: readonly { readonly field: DiaryField; readonly index: PhraseMatcher<string> }[];

  constructor(
    { diary_fields: fields, word_sets: sets }: Pick<Knowledge, 'diary_fields' | 'word_sets'>,
    private readonly splitter: NameSplitter,
  ) {
    this.requests = new RecordRequests(splitter, sets);
    this.named = new NamedIncidents(splitter, sets);
    this.fieldChanges = new FieldChanges(fields, splitter, sets);
    this.heldAnswers = new HeldAnswers(splitter, sets);
    this.wishes = new RecordWishes(splitter, sets);
    this.takingOut = new TakingOut(fields, splitter, sets);
    this.redaction = new Redaction(fields, splitter);
    this.#story = fields.find(({ holds }) => holds === 'story')?.id;
    this.#clauses = new Clauses(splitter, sets);
    this.denied = new DeniedAnswers(
      fields.filter(({ holds }) => holds === 'words'),
      splitter,
      this.#clauses,
    );
    this.#presentParts = new PresentPartReader(splitter, this.#clauses, sets);
    this.#placeEnd = new RegExp(`\\s${anyOf(sets, 'place-end')}(?=\\s|$)`, 'iu');
    this.#whoSaw = fields.find(({ people }) => people === 'saw')?.id ?? '';
    this.#names = new WitnessNames(splitter);
    this.#hour = new RegExp(
      `\\s${anyOf(sets, 'time-lead')}\\s+\\d{1,2}(?:[.:]\\d\\d)?(?:\\s*${anyOf(sets, 'hour-end')}(?=\\P{L}|$)|\\s*$)`,
      'iu',
    );
    this.#hanging = new RegExp(`\\s${anyOf(sets, 'time-lead')}?\\s*$`, 'iu');
    this.#tellers = new PhraseMatcher<'they' | 'deed' | 'self' | 'else'>(splitter.wordSets);
    this.#tellers.add('<they>', 'they');
    this.#tellers.add('<place-not>', 'deed');
    this.#tellers.add('<record-subject>', 'self');
    const elsewhere = sets.find(({ id }) => id === ('record-else' satisfies NamedWordSet))?.words ?? [];
    for (const phrase of elsewhere) this.#tellers.add(phrase, 'else');
    this.#nothing = new PhraseMatcher<true>(splitter.wordSets);
    const none = sets.find(({ id }) => id === ('record-none' satisfies NamedWordSet))?.words ?? [];
    for (const phrase of none) this.#nothing.add(phrase, true, true);
    const known = fields.map((field) => {
      const index = new PhraseMatcher<string>(splitter.wordSets);
      for (const [phrase, meaning] of phrasesOf(field)) index.add(phrase, meaning);
      return { field, index };
    });
    this.#fieldPhrases = known.filter(({ field }) => field.holds === 'words');
    this.#calls = known.find(({ field }) => field.holds === 'pasted')?.index;
  }

  /**
   * @param asked the field that was asked about: it takes the whole message, unless all of that is about other fields
   * @param times the words in it that say when, which are not part of a place
   */
  read(text: string, asked: string, times: readonly string[]): AccountDetails['told'] {
    const clauses = this.#telling(text.slice(0, READ_AT_MOST), times);
    const filled: Record<string, string> = {};
    const elsewhere = new Set<Clause>();
    for (const { field, index } of this.#fieldPhrases) {
      const all = clauses.flatMap((clause) => this.#mention(clause, field, index, times));
      // "A woman saw. No one else" names one.
      const some = all.filter(({ clause }) => !clause.words.every((word) => this.#tellers.isIn(word, 'nobody-else')));
      const found = some.length > 0 ? some : all;
      if (found.length === 0 || field.id === asked) continue;
      // "Black hoodie and a baseball cap": all of it tells of one thing.
      const isWhole = asked !== this.#story && clauses.every((one) => found.some(({ words }) => words === one.text));
      filled[field.id] = isWhole
        ? this.#withoutSaidBefore(text)
        : [...new Set(found.map(({ words }) => words))].join('; ');
      for (const { clause } of found) elsewhere.add(clause);
    }
    const seen = filled[this.#whoSaw];
    if (seen !== undefined) filled[this.#whoSaw] = this.#witnesses(text, seen);
    const only = asked !== this.#story && clauses.length > 0 && clauses.every((one) => elsewhere.has(one));
    const marked = this.#fieldPhrases.find(({ field }) => field.id === asked);
    if (marked && marked.field.options.length > 0 && this.#isNone(text)) return { ...filled, [asked]: SKIPPED_FIELD };
    if (marked && this.isStory(text, asked, times)) {
      const said = clauses.flatMap((one) => this.#mention(one, marked.field, marked.index, times));
      const found = [...new Set(said.map(({ words }) => words))].join('; ');
      return { ...filled, [asked]: asked === this.#whoSaw && found !== '' ? this.#witnesses(text, found) : found };
    }
    const itself = marked && clauses.some((one) => marked.index.find(one.words).length > 0);
    const isElse = marked && !itself && this.#isElse(marked.field, clauses, elsewhere);
    if (isElse && !only) return { ...filled, [asked]: SKIPPED_FIELD };
    if (only && !itself) return filled;
    // "Yes please, he came up to me in person": what the button would have said. The words stand in the record as they are.
    const pressed = itself ? clauses.flatMap((one) => this.#mention(one, marked.field, marked.index, times)) : [];
    if (marked && marked.field.options.length > 0 && pressed.length > 0)
      return { ...filled, [asked]: [...new Set(pressed.map(({ words }) => words))].join('; ') };
    const own =
      asked === this.#story ? text.trim() : this.#ownSentences(this.#withoutSaidBefore(text), times, elsewhere);
    const answer = marked?.field.takes === 'rest' ? this.#placeIn(own, marked, times) : own;
    return { ...filled, [asked]: asked === this.#whoSaw ? this.#witnesses(answer, answer) : answer };
  }

  /** Who saw it, by name where a sentence has no more than "she saw him" beside that. */
  #witnesses(text: string, found: string): string {
    const named = text.split(WITNESS_ENDS).flatMap((sentence) => {
      const names = this.#names.in(sentence);
      return names === undefined ? [] : [{ sentence, names }];
    });
    const others = found.split('; ').filter((one) => !named.some(({ sentence }) => sentence.includes(one)));
    const isWhole = named.some(({ sentence }) => found.includes(sentence));
    const rest = isWhole ? [] : others;
    return named.length === 0 ? found : [...named.map(({ names }) => names), ...rest].join('; ');
  }

  /** Whether it says that none of the answers to press is right, and no more. */
  #isNone(text: string): boolean {
    return this.#nothing.find(this.splitter.tokenize(text)).length > 0;
  }

  /** Whether it says something of a field by that field's own words. */
  isAbout({ id }: DiaryField, text: string): boolean {
    const known = this.#fieldPhrases.find(({ field }) => field.id === id);
    return known !== undefined && known.index.find(this.splitter.tokenize(text)).length > 0;
  }

  /** Whether an answer is a story of its own, and says at most in passing what was asked: it belongs to what happened. */
  isStory(text: string, asked: string, times: readonly string[]): boolean {
    const known = this.#fieldPhrases.find(({ field }) => field.id === asked);
    if (!known || known.field.options.length > 0 || known.field.takes === 'rest') return false;
    const clauses = this.#telling(text.slice(0, READ_AT_MOST), times);
    const deeds = clauses.filter(({ words }) =>
      this.#tellers.find(words).some((one) => isTellerFirst(one, words.length)),
    );
    const about = clauses.filter(({ words }) => known.index.find(words).length > 0);
    const count = clauses.reduce((all, { words }) => all + words.length, 0);
    return count >= STORY_FROM && deeds.length >= DEEDS_FROM && about.length * 2 < clauses.length;
  }

  /** An answer without what only says that it was told before: "already said. The depot gate". */
  #withoutSaidBefore(text: string): string {
    const sentences = text.trim().split(/(?<=[.!?])\s+|\n+/u);
    const told = sentences.filter((one) => {
      const words = this.splitter.tokenize(one);
      return ![
        this.requests.isSaidBefore(words),
        this.requests.isAboutRecord(words),
        this.requests.isEnough(words),
      ].some(Boolean);
    });
    return told.length === sentences.length ? text.trim() : told.join(' ');
  }

  /** Of an answer that tells several things, from the first sentence to the last that is about no other field. */
  #ownSentences(text: string, times: readonly string[], elsewhere: ReadonlySet<Clause>): string {
    const others = new Set([...elsewhere].map((one) => one.text));
    const sentences = text.split(/(?<=[.!?])\s+|\n+/u);
    const isOwn = (sentence: string) => this.#telling(sentence, times).some((one) => !others.has(one.text));
    const [first, last] = [sentences.findIndex(isOwn), sentences.findLastIndex(isOwn)];
    if (first < 0 || (first === 0 && last === sentences.length - 1)) return text;
    const from = text.indexOf(sentences[first] ?? '');
    const to = text.indexOf(sentences[last] ?? '', from) + (sentences[last] ?? '').length;
    return text.slice(from, to).replace(/[.!?]+$/, '');
  }

  /**
   * Of an answer to where it was, its first sentence, and where else it was; the rest stands in the record as
   * it was told. A number is never cut off.
   */
  #placeIn(
    text: string,
    { field, index }: { field: DiaryField; index: PhraseMatcher<string> },
    times: readonly string[],
  ): string {
    const [opening = '', ...more] = text.trim().split(SENTENCE_END);
    const first = this.#placeWithin(opening, { field, index }, times);
    if (more.some((sentence) => /\d{3}/.test(sentence))) return text.trim();
    const isSaid = index.find(this.splitter.tokenize(first)).length > 0;
    const places = more.flatMap((sentence) =>
      this.#telling(sentence, times).flatMap((clause) => this.#mention(clause, field, index, times)),
    );
    // "It was about. Near the Co-op": there it begins later.
    if (!isSaid && places.length > 0) return text.trim();
    return [first, ...places.map(({ words }) => words)].join('; ');
  }

  /** Of a sentence that tells what somebody did, the place alone; of any other, all of it. */
  #placeWithin(
    sentence: string,
    { field, index }: { field: DiaryField; index: PhraseMatcher<string> },
    times: readonly string[],
  ): string {
    const clauses = this.#telling(sentence, times);
    const isDeed = ({ words }: Clause) =>
      this.#tellers.find(words).some(({ from, to }) => from === 0 && words.length - to >= SHORTEST);
    if (!clauses.some(isDeed)) return sentence;
    const places = clauses.flatMap((clause) => this.#mention(clause, field, index, times));
    return places.length > 0 ? [...new Set(places.map(({ words }) => words))].join('; ') : sentence;
  }

  /**
   * Whether an answer tells something else than what was asked beside other things: "he wears a green cap", asked how it was
   * done; "he wrote that he has a gun", asked where. It stands in the record as it is, and in no field.
   */
  #isElse({ options, takes }: DiaryField, clauses: readonly Clause[], elsewhere: ReadonlySet<Clause>): boolean {
    const [first] = clauses;
    if (!first) return false;
    if (clauses.some(({ words }) => this.#tellers.find(words).some(({ meaning }) => meaning === 'else'))) return true;
    if (options.length > 0) return clauses.some((one) => one.words.length > SHORTEST || elsewhere.has(one));
    if (elsewhere.has(first)) return true;
    if (takes !== 'rest') return false;
    const isTold = this.#tellers
      .find(first.words)
      .some(({ meaning, from }) =>
        meaning === 'they' ? from === 0 && first.words.length > SHORTEST : meaning === 'deed' && from <= DEED_AT,
      );
    return isTold || first.words.length > LONGEST_PLACE;
  }

  /** What was pasted into an account: messages or a list of calls. */
  pastedIn(text: string): PastedLog | undefined {
    return this.#calls && pastedLog(text, (line) => this.#calls?.find(this.splitter.tokenize(line)).length !== 0);
  }

  /** What of a message may be of this minute. See PresentPartReader. */
  presentPart(text: string, past: readonly Pick<TimeExpression, 'start' | 'end'>[]): PresentPart {
    return this.#presentParts.of(text, past);
  }

  /** Those that tell something. */
  #telling(text: string, times: readonly string[]): readonly Clause[] {
    return this.#clauses
      .of(text, times)
      .filter(
        ({ words }) =>
          !this.requests.isEnough(words) && !this.requests.isSaidBefore(words) && !this.requests.isAboutRecord(words),
      );
  }

  /** What a clause says about a field: the option's label, the rest from the cue on, or all of it. */
  #mention(
    clause: Clause,
    { takes }: DiaryField,
    index: PhraseMatcher<string>,
    times: readonly string[],
  ): readonly { readonly clause: Clause; readonly words: string }[] {
    // "I saw him myself" names no witness.
    const found = outermost(index.find(clause.words), this.#spansIn(clause));
    const [first] = found;
    if (!first) return [];
    if (first.meaning !== '')
      return this.denied.notDenied(clause, found).map(({ meaning }) => ({ clause, words: meaning }));
    if (takes !== 'rest') return [{ clause, words: this.#withWhoSaw(clause) }];
    // "She works in the office with me" does not say where it was.
    const isTheirs = clause.words.slice(0, first.from).some((word) => this.#tellers.isIn(word, 'place-theirs'));
    if (isTheirs) return [];
    const from = clause.words[first.from]?.start ?? 0;
    return [{ clause, words: this.#beforeTimes(clause.text.slice(from), times).trim() }];
  }

  /** "My sister was in the kitchen and saw all of it": who saw it stands in the clause before. */
  #withWhoSaw({ text, words: [first], lead }: Clause): string {
    const isSaw = first !== undefined && this.#tellers.isIn(first, 'saw-or-heard' satisfies NamedWordSet);
    return isSaw && lead ? `${lead} ${text}` : text;
  }

  /** Where each clause tells something, of whatever field: found once, as a long text is full of it. */
  readonly #spans = new WeakMap<Clause, readonly Span[]>();

  #spansIn(clause: Clause): readonly Span[] {
    const spans = this.#spans.get(clause) ?? this.#fieldPhrases.flatMap(({ index }) => index.find(clause.words));
    this.#spans.set(clause, spans);
    return spans;
  }

  /** What stands before a time, a quotation or another thing that is told. */
  #beforeTimes(text: string, times: readonly string[]): string {
    const cuts = [
      ...times.map((time) => text.indexOf(time)),
      text.search(QUOTED),
      text.search(this.#placeEnd),
      text.search(this.#hour),
    ];
    return text.slice(0, Math.min(text.length, ...cuts.filter((place) => place > 0))).replace(this.#hanging, '');
  }
}

/** Whether a clause begins with somebody else, and goes on. */
function isTellerFirst(
  { meaning, from }: { readonly meaning: string; readonly from: number },
  length: number,
): boolean {
  return meaning === 'they' && from === 0 && length >= SHORTEST;
}

/** Those that stand in no longer one. Linear, however many there are. */
function outermost<T extends Span>(found: readonly T[], all: readonly Span[]): readonly T[] {
  if (found.length === 0) return found;
  const furthest: number[] = [];
  for (const { from, to } of all) furthest[from] = Math.max(furthest[from] ?? 0, to);
  const before: number[] = [];
  let most = 0;
  for (let at = 0; at < furthest.length; at++) {
    before[at] = most;
    most = Math.max(most, furthest[at] ?? 0);
  }
  return found.filter(({ from, to }) => (before[from] ?? 0) < to && (furthest[from] ?? 0) <= to);
}

function phrasesOf({ also, options }: DiaryField): Iterable<readonly [string, string]> {
  const pressed = options.flatMap(({ label, also: said }) => [label, ...said].map((one) => [one, label] as const));
  return [...also.map((one) => [one, ''] as const), ...pressed];
}
