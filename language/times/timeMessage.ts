import { type DayNumber, dayOfIso } from '../../model/calendar';
import type { NamedDay, PartOfDay } from '../../model/times';
import type { Token } from '../text/tokens';
import { type Amount, amountAt, type Ordinal, ordinalAt } from './numbers';
import type { LexiconMatch, TimeLexicon, TimeMeaning } from './timeLexicon';

/** The UK clock when the message arrived. */
export interface Now {
  readonly today: DayNumber;
  /** Minutes after midnight. */
  readonly minute: number;
  /** The instant itself, for "two hours ago" on a night when the clocks change. */
  readonly instant: number;
}

type Meanings = readonly LexiconMatch<TimeMeaning['kind']>[];

const NONE: Meanings = [];

/** A tokenised message; what each token may mean is looked up once. */
export class TimeMessage {
  readonly #meanings: readonly Meanings[];

  /** Null once it was looked for and there is none. */
  readonly #amounts: (Amount | null | undefined)[] = [];
  readonly #ordinals: (Ordinal | null | undefined)[] = [];

  constructor(
    readonly text: string,
    readonly tokens: readonly Token[],
    readonly now: Now,
    readonly lexicon: TimeLexicon,
  ) {
    this.#meanings = lexicon.meanings(tokens);
  }

  /** The text of the token at a position; empty beyond either end. */
  readonly word = (place: number): string => this.tokens[place]?.word ?? '';

  is(place: number, words: ReadonlySet<string>): boolean {
    return words.has(this.word(place));
  }

  /** Whether no space separates the token from the one before. */
  noSpaceBefore(place: number): boolean {
    return this.tokens[place]?.noSpaceBefore ?? false;
  }

  means<K extends TimeMeaning['kind']>(place: number, kind: K): LexiconMatch<K> | undefined {
    return this.meanings(place).find((one): one is LexiconMatch<K> => one.kind === kind);
  }

  meanings(place: number): Meanings {
    return this.#meanings[place] ?? NONE;
  }

  amount(place: number): Amount | undefined {
    const known = this.#amounts[place];
    if (known !== undefined) return known ?? undefined;
    const found = amountAt(this.word, place);
    this.#amounts[place] = found ?? null;
    return found;
  }

  ordinal(place: number): Ordinal | undefined {
    const known = this.#ordinals[place];
    if (known !== undefined) return known ?? undefined;
    const found = ordinalAt(this.word, place);
    this.#ordinals[place] = found ?? null;
    return found;
  }

  part(id: string | undefined): PartOfDay | undefined {
    return this.lexicon.part(id);
  }
}

/** The first days of a named day that has a list of dates, oldest first. */
export function listedDates(named: NamedDay): readonly DayNumber[] {
  return (named.dates ?? []).map(dayOfIso).sort((a, b) => a - b);
}

export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(','));
}
