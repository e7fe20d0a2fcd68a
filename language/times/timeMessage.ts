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
  /** The instant itself, for "two hours ago" on a night when the clocks change. */
  readonly instant: number;
}

const DAY = 1440;

/** The UK clock at an instant. */
export function nowAt(instant: Date): Now {
  const { date, minute } = ukTime(instant);
  const today = dayOfIso(date);
  return { today, minute, present: today * DAY + minute, instant: instant.getTime() };
}

type Meanings = readonly LexiconMatch<TimeMeaning['kind']>[];

/** A tokenised message; what each token may mean is looked up once. */
export class TimeMessage {
  readonly #meanings: readonly Meanings[];

  constructor(
    readonly text: string,
    readonly tokens: readonly Token[],
    readonly now: Now,
    readonly lexicon: TimeLexicon,
  ) {
    this.#meanings = lexicon.meanings(tokens);
  }

  /** The text of the token at a position; empty beyond either end. */
  word(place: number): string {
    return this.tokens[place]?.word ?? '';
  }

  /** The apostrophe of "'23": a sign of which no letter is left, right before a number. */
  isApostrophe(place: number): boolean {
    const [sign, number] = [this.tokens[place], this.tokens[place + 1]];
    return sign?.kind === 'sign' && sign.word === '' && number?.kind === 'number' && number.noSpaceBefore;
  }

  /** Whether no space separates the token from the one before. */
  noSpaceBefore(place: number): boolean {
    return this.tokens[place]?.noSpaceBefore ?? false;
  }

  /** How many tokens the longest of these words takes up here; 0 where none of them stands. */
  says(place: number, ...groups: readonly WordGroupName[]): number {
    for (const meaning of this.meanings(place)) {
      if (meaning.kind !== 'word') continue;
      for (const group of groups) if (meaning.groups.has(group)) return meaning.length;
    }
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

  meanings(place: number): Meanings {
    return this.#meanings[place] ?? [];
  }

  part(id: string | undefined): PartOfDay | undefined {
    return id === undefined ? undefined : this.lexicon.parts.get(id);
  }
}
