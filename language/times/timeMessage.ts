import { type DayNumber, dayOfIso } from '../../model/calendar';
import type { PartOfDay, WordGroupName } from '../../model/times';
import { ukTime } from '../../model/ukTime';
import type { Token } from '../text/tokens';
import type { LexiconMatch, TimeLexicon, TimeMeaning } from './timeLexicon';

/** The UK clock when the message arrived. */
export interface Now {
  readonly today: DayNumber;
  /** Minutes after midnight. */
  readonly minute: number;
  /** Minutes after the beginning of 1970, by the same clock. */
  readonly present: number;
  /** The latest such minute that the clock has shown: after `present` in the hour after it went back. */
  readonly reached: number;
  /** The instant itself, for "two hours ago" on a night when the clocks change. */
  readonly instant: number;
}

const DAY = 1440;
const AN_HOUR = 3_600_000;

/** The UK clock at an instant. */
export function nowAt(at: Date): Now {
  const instant = at.getTime();
  const present = ukMinute(instant);
  // The clock changes at a full hour.
  const reached = Math.max(present, ukMinute(instant - (instant % AN_HOUR) - 1));
  return { today: Math.floor(present / DAY), minute: present % DAY, present, reached, instant };
}

/** What the UK clock shows, in minutes since the beginning of 1970. */
export function ukMinute(instant: number): number {
  const { date, minute } = ukTime(new Date(instant));
  return dayOfIso(date) * DAY + minute;
}

type Kind = TimeMeaning['kind'];
type Meanings = readonly LexiconMatch<Kind>[];

/** A tokenised message; what each token may mean is looked up once. */
export class TimeMessage {
  readonly #cursors: readonly Cursor[];

  constructor(
    readonly text: string,
    readonly tokens: readonly Token[],
    readonly now: Now,
    readonly lexicon: TimeLexicon,
  ) {
    const end: Meanings = [];
    this.#cursors = [...lexicon.meanings(tokens), end].map((all, place) => new Cursor(this, place, all));
  }

  /** The same cursor each time, so that cursors can be compared; before the first token and after the last nothing stands. */
  at(place: number): Cursor {
    return this.#cursors[place] ?? new Cursor(this, place, []);
  }

  part(id: string | undefined): PartOfDay | undefined {
    return id === undefined ? undefined : this.lexicon.parts.get(id);
  }
}

/** What a rule read, and where the reading goes on. */
export type WithNext<T> = T & { readonly next: Cursor };

/** A place in a message at which a rule reads. Each step gives another cursor, so that a rule can go back and try again. */
export class Cursor {
  constructor(
    readonly message: TimeMessage,
    /** In tokens. */
    readonly place: number,
    /** All that may begin here, longest first. */
    readonly meanings: Meanings,
  ) {}

  get now(): Now {
    return this.message.now;
  }

  get #token(): Token | undefined {
    return this.message.tokens[this.place];
  }

  /** Empty beyond either end. */
  get word(): string {
    return this.#token?.word ?? '';
  }

  get kind(): Token['kind'] | undefined {
    return this.#token?.kind;
  }

  get noSpaceBefore(): boolean {
    return this.#token?.noSpaceBefore ?? false;
  }

  /** The apostrophe of "'23": a sign of which no letter is left, right before a number. */
  get isYearApostrophe(): boolean {
    const number = this.step(1);
    return this.kind === 'sign' && this.word === '' && number.kind === 'number' && number.noSpaceBefore;
  }

  get before(): Cursor {
    return this.step(-1);
  }

  /** So many tokens further on, or back. */
  step(tokens: number): Cursor {
    return this.message.at(this.place + tokens);
  }

  /** After the longest of these words; undefined where none of them stands here. */
  after(...groups: readonly WordGroupName[]): Cursor | undefined {
    for (const meaning of this.meanings) {
      if (meaning.kind !== 'word') continue;
      for (const group of groups) if (meaning.groups.has(group)) return this.step(meaning.length);
    }
    return undefined;
  }

  /** The first of these words that stands here. */
  which<G extends WordGroupName>(...groups: readonly G[]): WithNext<{ readonly group: G }> | undefined {
    const group = groups.find((one) => this.says(one));
    return group && { group, next: this.past(group) };
  }

  says(...groups: readonly WordGroupName[]): boolean {
    return this.after(...groups) !== undefined;
  }

  /** After one of these words, or still here where none of them stands. */
  past(...groups: readonly WordGroupName[]): Cursor {
    return this.after(...groups) ?? this;
  }

  /** After at most so many of these words. */
  pastSome(most: number, ...groups: readonly WordGroupName[]): Cursor {
    const next = most > 0 ? this.after(...groups) : undefined;
    return next?.pastSome(most - 1, ...groups) ?? this;
  }

  /** After one token that is written like this, or still here. */
  pastSign(pattern: RegExp): Cursor {
    return pattern.test(this.word) ? this.step(1) : this;
  }

  means<K extends Kind>(kind: K): WithNext<LexiconMatch<K>> | undefined {
    const found = this.meanings.find((one): one is LexiconMatch<K> => one.kind === kind);
    return found && { ...found, next: this.step(found.length) };
  }

  /** Whether nothing else is said than what stands from here to there. */
  isAllUntil(next: Cursor): boolean {
    return next.place - this.place === this.message.tokens.length;
  }
}
