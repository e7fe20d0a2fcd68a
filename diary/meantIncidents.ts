import type { Word } from '../language/text/tokenizer';
import type { TimeExpression } from '../language/times/timeExpression';
import type { WordSet } from '../model/lexicon';
import type { NamedWordSet } from '../model/namedEntries';
import type { Incident } from './diary';
import { ofDay } from './namedIncidents';
import { RecordCues, type WordSplitter } from './recordCues';

/** Incidents that a message names, and the words that name them. */
export interface Meant {
  readonly incidents: readonly Incident[];
  readonly words: ReadonlySet<Word>;
}

/** A story of no more words than this is known by all of them: "now the cards". */
const SHORT_STORY = 5;
/** Words between "the" and "one": "the staff car park one". */
const NAMING_AT_MOST = 4;

const NOTHING: Meant = { incidents: [], words: new Set() };

/** Hears which incidents are meant: by number, by day, or by words that stand in them. */
export class MeantIncidents {
  readonly #cues: RecordCues;

  constructor(
    private readonly splitter: WordSplitter,
    sets: readonly WordSet[],
  ) {
    this.#cues = new RecordCues(splitter, sets);
  }

  /** @param isBare whether a number alone may be that of an incident: "remove 1" */
  of(words: readonly Word[], times: readonly TimeExpression[], incidents: readonly Incident[], isBare: boolean): Meant {
    const found = [
      this.#byNumber(words, times, incidents, isBare),
      ...words.flatMap((word, at) =>
        this.#isIn(word, 'record-one') ? [this.#byOne(words, at, times, incidents)] : [],
      ),
      ...this.#byPlace(words, incidents),
      this.#byShortStory(words, incidents),
    ];
    const ids = new Set(found.flatMap(({ incidents: some }) => some.map(({ id }) => id)));
    return {
      incidents: incidents.filter(({ id }) => ids.has(id)),
      words: new Set(found.flatMap((one) => [...one.words])),
    };
  }

  /** Whether a number is named, be there an incident of it or not. */
  namesNumber(words: readonly Word[]): boolean {
    return words.some(({ word }, at) => {
      const before = words[at - 1];
      return /^\d{1,3}$/.test(word) && before !== undefined && this.#isIn(before, 'record-numbered');
    });
  }

  /** The words by which one is named that may not be there: "the July one". */
  naming(words: readonly Word[]): ReadonlySet<Word> {
    const spans = words.flatMap((word, at) => {
      const lead = words.findLastIndex((one, place) => place < at && this.#isIn(one, 'one-lead'));
      const isNamed = this.#isIn(word, 'record-one') && lead >= 0 && at - lead > 1 && at - lead <= NAMING_AT_MOST;
      return isNamed ? words.slice(lead, at + 1) : [];
    });
    return new Set(spans);
  }

  #byNumber(
    words: readonly Word[],
    times: readonly TimeExpression[],
    incidents: readonly Incident[],
    isBare: boolean,
  ): Meant {
    const isTime = ({ start, end }: Word) =>
      times.some((time) => time.start <= start && end <= time.end && time.words.length > 3);
    const meant = new Set<Word>();
    const ids: number[] = [];
    for (const [at, word] of words.entries()) {
      const before = words[at - 1];
      const joined = before && this.#isIn(before, 'conjunction') ? words[at - 2] : before;
      const isListed = joined !== undefined && meant.has(joined);
      const isNumbered = before !== undefined && this.#isIn(before, 'record-numbered');
      if (!/^\d{1,3}$/.test(word.word) || !(isNumbered || isListed || (isBare && !isTime(word)))) continue;
      ids.push(Number(word.word));
      for (const one of isNumbered ? [before, word] : [word]) meant.add(one);
    }
    return { incidents: incidents.filter(({ id }) => ids.includes(id)), words: meant };
  }

  /** "The first one", "the last entry". */
  #byPlace(words: readonly Word[], incidents: readonly Incident[]): readonly Meant[] {
    const named = this.#cues.find(words).filter(({ meaning }) => meaning === 'named');
    return named.map(({ from, to }) => {
      const number = this.#cues.ordinalIn(words.slice(from, to)) ?? incidents.at(-1)?.id;
      return { incidents: incidents.filter(({ id }) => id === number), words: new Set(words.slice(from, to)) };
    });
  }

  /** "The Friday one", "the car park one", "the one that says oh goodness no". @param at where "one" stands */
  #byOne(words: readonly Word[], at: number, times: readonly TimeExpression[], incidents: readonly Incident[]): Meant {
    const one = words[at] as Word;
    const isNear = (word: Word) => word.sentence === one.sentence;
    const lead = words.findLastIndex(
      (word, place) => place < at && at - place <= NAMING_AT_MOST + 1 && isNear(word) && this.#isIn(word, 'one-lead'),
    );
    if (lead < 0) return NOTHING;
    const between = words.slice(lead + 1, at);
    const behind = this.#behind(words, at);
    const naming = between.length > 0 ? between : behind;
    const meant = this.#naming(naming, times, incidents);
    const all = [...words.slice(lead, at + 1), ...(between.length > 0 ? [] : behind)];
    return meant.length > 0 ? { incidents: meant, words: new Set(all) } : NOTHING;
  }

  /** What stands behind "the one that says", up to what is wanted of it. */
  #behind(words: readonly Word[], at: number): readonly Word[] {
    const one = words[at];
    const rest = words.slice(at + 1);
    const end = rest.findIndex((word) => word.sentence !== one?.sentence || this.#isIn(word, 'one-end'));
    const some = end < 0 ? rest : rest.slice(0, end);
    return some[0] && this.#isIn(some[0], 'one-says') ? some : [];
  }

  #naming(
    words: readonly Word[],
    times: readonly TimeExpression[],
    incidents: readonly Incident[],
  ): readonly Incident[] {
    const within = times.filter(({ start, end }) => words.some((word) => start < word.end && word.start < end));
    const months = within.flatMap(({ best }) => (best?.precision === 'month' ? [best.from.slice(0, 7)] : []));
    const ofMonth = incidents.filter(({ when }) => months.includes(when?.moment?.from.slice(0, 7) ?? ''));
    if (within.length > 0) return months.length > 0 ? ofMonth : ofDay(within, incidents);
    const told = words.filter((word) => !this.#isSmall(word)).map(({ stem }) => stem);
    if (told.length === 0) return [];
    return incidents.filter((incident) => {
      const stems = this.#stemsOf(incident);
      return told.every((stem) => stems.has(stem));
    });
  }

  /** "And now the cards as well", where that is all that stands in one. */
  #byShortStory(words: readonly Word[], incidents: readonly Incident[]): Meant {
    const meant = new Set<Word>();
    const found = incidents.filter(({ said = [] }) => {
      const story = this.splitter.tokenize(said[0]?.words ?? '').map(({ stem }) => stem);
      if (story.length < 2 || story.length > SHORT_STORY) return false;
      const at = words.findIndex((_word, from) => story.every((stem, place) => words[from + place]?.stem === stem));
      for (const word of at < 0 ? [] : words.slice(at, at + story.length)) meant.add(word);
      return at >= 0;
    });
    return { incidents: found, words: meant };
  }

  #stemsOf({ said = [], told }: Incident): ReadonlySet<string> {
    const texts = [...said.map(({ words }) => words), ...Object.values(told)];
    return new Set(texts.flatMap((one) => this.splitter.tokenize(one).map(({ stem }) => stem)));
  }

  #isSmall(word: Word): boolean {
    return this.#isIn(word, 'contrast-small') || this.#isIn(word, 'one-says');
  }

  #isIn(word: Word, set: NamedWordSet): boolean {
    return this.#cues.isIn(word, set);
  }
}
