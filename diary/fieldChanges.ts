import { PhraseMatcher } from '../language/text/phraseMatcher';
import type { Word } from '../language/text/tokenizer';
import type { DiaryField } from '../model/knowledge';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import { type Incident, SKIPPED_FIELD } from './diary';
import type { WordSplitter } from './recordCues';

/** What is to stand in a field that is named: "the where should say staff car park". */
export interface FieldChange {
  readonly field: string;
  readonly words: string;
  /** Whether it stands beside what the field holds: "Mrs Okafor was told". */
  readonly isAdded?: true;
}

/** Words of a name: "my head teacher Mrs Okafor". */
const NAME_AT_MOST = 5;

/** What of an incident shall be put right by one message. */
export interface FieldsChanged {
  readonly changes: readonly FieldChange[];
  /** Whether the message says nothing else: what the fields say is all there is to keep. */
  readonly isPlain: boolean;
}

/** Words: a longer message tells something. */
const CHANGE_AT_MOST = 40;
const QUOTES = /^[\s:;,.'"\u2018\u2019\u201c\u201d]+|[\s:;,.!'"\u2018\u2019\u201c\u201d]+$/gu;
const POSSESSIVE = /['\u2019]s$/u;

type Cue = 'should-say' | 'put' | 'into' | 'it-was' | 'wrong' | 'was-told' | 'too';
const CUES = ['should-say', 'put', 'into', 'it-was', 'wrong', 'was-told', 'too'] as const satisfies readonly Cue[];

interface Found {
  readonly meaning: string;
  readonly from: number;
  readonly to: number;
}

/** Hears which fields of an incident shall say what, each named as the record names it or as people call it. */
export class FieldChanges {
  readonly #cues: PhraseMatcher<string>;
  readonly #called: PhraseMatcher<string>;

  constructor(
    private readonly fields: readonly DiaryField[],
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#cues = new PhraseMatcher<string>(splitter.wordSets);
    for (const cue of CUES)
      for (const phrase of sets.find(({ id }) => id === `change-${cue}`)?.words ?? []) this.#cues.add(phrase, cue);
    this.#called = new PhraseMatcher<string>(splitter.wordSets);
    for (const { id, name, called } of fields.filter(({ holds }) => holds === 'words'))
      for (const one of [name, ...called]) this.#called.add(one.toLowerCase(), id);
  }

  /** Undefined where no field is named. */
  of(text: string): FieldsChanged | undefined {
    const words = this.splitter.tokenize(text);
    if (words.length > CHANGE_AT_MOST) return undefined;
    const sentences = new Map<number, Word[]>();
    for (const word of words) sentences.set(word.sentence, [...(sentences.get(word.sentence) ?? []), word]);
    const changes = [...sentences.values()]
      .flatMap((one, at, all) => this.#inSentence(text, one, all[at + 1] ?? []))
      .filter(({ field, words: said }) => field !== '' && said !== '');
    return changes.length > 0 ? { changes, isPlain: this.#isPlain(words, changes) } : undefined;
  }

  /** An incident with them. */
  applied(incident: Incident, changes: readonly FieldChange[]): Incident {
    const told: Record<string, string> = { ...incident.told };
    for (const { field, words, isAdded } of changes) {
      const before = told[field] ?? SKIPPED_FIELD;
      if (isAdded && before.includes(words)) continue;
      const isAnswer = before === SKIPPED_FIELD || this.#isNameless(before);
      told[field] = isAdded && !isAnswer ? `${before}; ${words}` : words;
    }
    return { ...incident, told };
  }

  /** "She saw him": whoever is named stands in its place. */
  #isNameless(words: string): boolean {
    const [first] = this.splitter.tokenize(words);
    return first !== undefined && this.#isIn(first, 'witness-pronoun');
  }

  #isPlain(words: readonly Word[], changes: readonly FieldChange[]): boolean {
    const said = new Set(changes.flatMap((one) => this.splitter.tokenize(one.words)).map(({ stem }) => stem));
    const asks = [...this.#cues.find(words), ...this.#called.find(words)];
    const isAsking = (at: number) => asks.some(({ from, to }) => from <= at && at < to);
    return words.every(
      (word, at) => said.has(word.stem) || isAsking(at) || this.#isLed([word]) || this.#isSmall([word]),
    );
  }

  /** @param next the sentence behind it: "The where is wrong. It was the car park" */
  #inSentence(text: string, words: readonly Word[], next: readonly Word[]): readonly FieldChange[] {
    const cues = this.#cues.find(words);
    const called = longest(this.#called.find(words));
    const colon = this.#colon(text, words, called);
    if (colon) return colon;
    const first = (cue: Cue) => cues.find(({ meaning }) => meaning === cue);
    const told = this.#told(text, words, first('was-told')) ?? [];
    if (called.length === 0)
      return [...told, ...this.#too(text, words, first('too')), ...this.#nameIn(text, words, first('put'))];
    const changed = called.map((field) => ({
      field: field.meaning,
      words: this.#saidRight(text, words, cues, field, next) ?? this.#put(text, words, cues, field),
    }));
    return [...told, ...changed];
  }

  /** "The where should say the park", "the where is wrong, it was the park"; undefined where neither is said. '' where it does not say what is right. */
  #saidRight(
    text: string,
    words: readonly Word[],
    cues: readonly Found[],
    field: Found,
    next: readonly Word[],
  ): string | undefined {
    const behindField = (cue: Cue) => {
      const found = cues.find(({ meaning, from }) => meaning === cue && from >= field.to);
      const isNear = found && this.#isSmall(words.slice(field.to, found.from));
      return isNear && this.#isLed(clauseBefore(words, field.from)) ? found : undefined;
    };
    const should = behindField('should-say');
    if (should) return this.#between(text, words, cues, should.to);
    const wrong = behindField('wrong');
    if (!wrong) return undefined;
    const isNot = (word: Word | undefined) => word !== undefined && this.#isIn(word, 'contrast-not');
    const right = cues.findLast((one) => one.meaning === 'it-was' && one.from >= wrong.to && !isNot(words[one.to]));
    if (right) return this.#between(text, words, cues, right.to);
    const behind = this.#cues.find(next).find(({ meaning, from }) => meaning === 'it-was' && from === 0);
    return behind && !isNot(next[behind.to]) ? textOf(text, next.slice(behind.to)) : '';
  }

  /** "Put the park in the where", "in the where put the park", "change the where to the park"; '' where none is said. */
  #put(text: string, words: readonly Word[], cues: readonly Found[], field: Found): string {
    const put = cues.find(({ meaning }) => meaning === 'put');
    if (!put) return '';
    const to = words[field.to];
    const isTo = put.to <= field.from && to !== undefined && this.#isIn(to, 'change-to');
    if (isTo && this.#isSmall(words.slice(put.to, field.from))) return this.#between(text, words, cues, field.to + 1);
    if (!this.#isLed(clauseBefore(words, Math.min(put.from, field.from)))) return '';
    if (put.from >= field.to)
      return this.#isSmall(words.slice(field.to, put.from)) ? this.#between(text, words, cues, put.to) : '';
    const into = cues.find((one) => one.meaning === 'into' && one.from >= put.to && one.to <= field.from);
    const isInto = into && this.#isSmall(words.slice(into.to, field.from));
    return isInto ? this.#between(text, words, cues, put.to, into.from) : '';
  }

  /** The words up to where something else is asked for: "the where should say the park, and put Joyce in". */
  #between(
    text: string,
    words: readonly Word[],
    cues: readonly Found[],
    from: number,
    to: number = words.length,
  ): string {
    const end = cues.find((one) => one.meaning === 'put' && one.from > from && one.from < to)?.from ?? to;
    const said = words.slice(from, end);
    const last = said.findLastIndex((word) => end === to || !this.#isIn(word, 'conjunction'));
    return textOf(text, said.slice(0, last + 1));
  }

  /** "How: in person." */
  #colon(text: string, words: readonly Word[], called: readonly Found[]): readonly FieldChange[] | undefined {
    const [field] = called;
    const last = field && words[field.to - 1];
    if (!field || !last || !this.#isLed(words.slice(0, field.from)) || text.slice(last.end).trimStart()[0] !== ':')
      return undefined;
    return [{ field: field.meaning, words: textOf(text, words.slice(field.to)) }];
  }

  /** "Put Joyce's name in": who is to be named saw it. */
  #nameIn(text: string, words: readonly Word[], put: Found | undefined): readonly FieldChange[] {
    const name = words.findIndex((word, at) => put && at >= put.to && this.#isIn(word, 'change-name'));
    const who = put && name > 0 ? words.slice(put.to, name) : [];
    const behind = words[name + 1];
    if (!put || !this.#isLed(words.slice(0, put.from)) || who.length === 0 || who.length > NAME_AT_MOST) return [];
    const isPut = behind !== undefined && this.#isIn(behind, 'change-in');
    return isPut ? [{ field: this.#naming('saw'), words: textOf(text, who), isAdded: true }] : [];
  }

  /** "Deano too, not just Liam": he saw it as well. */
  #too(text: string, words: readonly Word[], too: Found | undefined): readonly FieldChange[] {
    const who = words.slice(0, too?.from ?? 0);
    const behind = words.slice(too?.to ?? 0);
    const isNamed = who.length > 0 && who.every((word) => !this.#isIn(word, 'told-by-whom'));
    const isOnly =
      behind.length > 0 && behind.length <= NAME_AT_MOST && behind[0] && this.#isIn(behind[0], 'contrast-not');
    return isNamed && isOnly && who.length <= NAME_AT_MOST
      ? [{ field: this.#naming('saw'), words: textOf(text, who), isAdded: true }]
      : [];
  }

  /** "Mrs Okafor was told", and no more than that. */
  #told(text: string, words: readonly Word[], was: Found | undefined): readonly FieldChange[] | undefined {
    const clause = was && words[was.from]?.clause;
    const who = was ? words.slice(0, was.from).filter((word) => word.clause === clause) : [];
    const isNamed = who.length > 0 && who.every((word) => !this.#isIn(word, 'told-by-whom'));
    if (!was || !isNamed || who.length > NAME_AT_MOST) return undefined;
    // "Mrs Okafor was told to leave me alone" tells what somebody said.
    const behind = words[was.to];
    if (behind && behind.clause === clause && !this.#isIn(behind, 'told-behind')) return undefined;
    return [{ field: this.#naming('told'), words: textOf(text, who), isAdded: true }];
  }

  /** The field that names those people; '' where there is none. */
  #naming(who: DiaryField['people']): string {
    return this.fields.find(({ people }) => people === who)?.id ?? '';
  }

  #isLed(words: readonly Word[]): boolean {
    return words.every((word) =>
      (['record-lead', 'wish-lead', 'contrast-small', 'filler', 'record-put'] as const).some((set) =>
        this.#isIn(word, set),
      ),
    );
  }

  #isSmall(words: readonly Word[]): boolean {
    return words.every((word) => this.#isIn(word, 'contrast-small') || this.#isIn(word, 'change-small'));
  }

  #isIn(word: Word, set: NamedWordSet): boolean {
    return this.#cues.isIn(word, set);
  }
}

/** The words as they were typed, without quotation marks around them. */
function textOf(text: string, words: readonly Word[]): string {
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? text.slice(first.start, last.end).replace(QUOTES, '').replace(POSSESSIVE, '') : '';
}

/** The words of its clause that stand before a word. */
function clauseBefore(words: readonly Word[], place: number): readonly Word[] {
  return words.slice(0, place).filter(({ clause }) => clause === words[place]?.clause);
}

/** Of the names of fields that overlap, the longest. */
function longest(found: readonly Found[]): readonly Found[] {
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one && other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from,
      ),
  );
}
