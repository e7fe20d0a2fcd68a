import type { NamedDay, PartOfDay, WordGroupName } from '../../model/times';
import { type DayNumber, dayOfIso } from './calendar';
import type { LexiconMatch, TimeLexicon, TimeMeaning } from './timeLexicon';
import type { TimeToken } from './timeTokens';

/** The UK clock when the message arrived. */
export interface Now {
  readonly today: DayNumber;
  /** Minutes after midnight. */
  readonly minute: number;
  /** The instant itself, for "two hours ago" on a night when the clocks change. */
  readonly instant: number;
}

/** A tokenised message; what each token may mean is looked up once. */
export class TimeMessage {
  readonly #meanings: (readonly LexiconMatch<TimeMeaning['kind']>[] | undefined)[] = [];

  constructor(
    readonly text: string,
    readonly tokens: readonly TimeToken[],
    readonly now: Now,
    readonly lexicon: TimeLexicon,
  ) {}

  /** The text of the token at a position; empty beyond either end. */
  word(place: number): string {
    return this.tokens[place]?.text ?? '';
  }

  /** Whether no space separates the token from the one before. */
  noSpaceBefore(place: number): boolean {
    return this.tokens[place]?.noSpaceBefore ?? false;
  }

  /** How many tokens the longest of these words takes up here; 0 where none of them stands. */
  says(place: number, ...groups: readonly WordGroupName[]): number {
    for (const meaning of this.meanings(place))
      if (meaning.kind === 'word' && groups.includes(meaning.group)) return meaning.length;
    return 0;
  }

  /** The position after such words, at most so many of them. */
  past(place: number, most: number, ...groups: readonly WordGroupName[]): number {
    const length = most > 0 ? this.says(place, ...groups) : 0;
    return length > 0 ? this.past(place + length, most - 1, ...groups) : place;
  }

  means<K extends TimeMeaning['kind']>(place: number, kind: K): LexiconMatch<K> | undefined {
    return this.meanings(place).find((one): one is LexiconMatch<K> => one.kind === kind);
  }

  meanings(place: number): readonly LexiconMatch<TimeMeaning['kind']>[] {
    const known = this.#meanings[place];
    if (known) return known;
    const found = this.lexicon.at(this.tokens, place);
    this.#meanings[place] = found;
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
