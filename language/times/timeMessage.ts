import type { NamedDay, PartOfDay } from '../../model/times';
import { type DayNumber, dayOfIso } from './calendar';
import { type Amount, amountAt, type Ordinal, ordinalAt } from './numbers';
import type { Lexicon, Meaning, MeaningOf } from './timeLexicon';
import type { Word } from './timeWords';

/** The UK clock when the message came. */
export interface Now {
  readonly today: DayNumber;
  /** Minutes after midnight. */
  readonly minute: number;
  /** The instant itself, for "two hours ago" on a night when the clocks change. */
  readonly instant: number;
}

/** A message cut into words, each with what it may stand for. */
export class Message {
  readonly #meanings: (readonly MeaningOf<Meaning['kind']>[] | undefined)[] = [];

  /** Null where it was looked for and is none. */
  readonly #amounts: (Amount | null | undefined)[] = [];
  readonly #ordinals: (Ordinal | null | undefined)[] = [];

  constructor(
    readonly text: string,
    readonly words: readonly Word[],
    readonly now: Now,
    readonly lexicon: Lexicon,
  ) {}

  /** The word at a place, empty beyond either end. */
  readonly word = (place: number): string => this.words[place]?.text ?? '';

  is(place: number, words: ReadonlySet<string>): boolean {
    return words.has(this.word(place));
  }

  /** Whether the place follows the word before it without a space. */
  glued(place: number): boolean {
    return this.words[place]?.glued ?? false;
  }

  means<K extends Meaning['kind']>(place: number, kind: K): MeaningOf<K> | undefined {
    return this.meanings(place).find((one): one is MeaningOf<K> => one.kind === kind);
  }

  meanings(place: number): readonly MeaningOf<Meaning['kind']>[] {
    const known = this.#meanings[place];
    if (known) return known;
    const found = this.lexicon.at(this.words, place);
    this.#meanings[place] = found;
    return found;
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

/** The first days on which a day with a list falls, oldest first. */
export function listed(named: NamedDay): readonly DayNumber[] {
  return (named.dates ?? []).map(dayOfIso).sort((a, b) => a - b);
}

export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(','));
}
