import type { PartOfDay } from '../../model/times';
import type { DayNumber } from './calendar';
import type { Message } from './timeMessage';
import type { Doubt, Precision, Repeats } from './when';

/** Whole days, both ends among them. */
export interface Days {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly precision: Exclude<Precision, 'minute' | 'part-of-day'>;
}

/** What a rule read from a run of words, before its neighbours have their say. */
export type Meant =
  | {
      readonly kind: 'days';
      /** Ways to read it, likeliest first; never empty unless it is impossible. */
      readonly options: readonly Days[];
      readonly part?: PartOfDay;
      readonly about?: boolean;
      readonly doubt?: Doubt;
      readonly impossible?: boolean;
      /** It began then and goes on: "for three months". */
      readonly open?: boolean;
      /** Only this much was said, so that the end of a range can complete it: "from the 9th to the 13th of May". */
      readonly dateOnly?: number;
      /** How it comes round again: Monday after 7 days, March after a year. */
      readonly again?: 'week' | 'month' | 'year';
    }
  | {
      readonly kind: 'clock';
      /** Minutes after midnight, likeliest first. 1,440 is the midnight that ends a day. */
      readonly minutes: readonly number[];
      readonly about: boolean;
      readonly doubt?: Doubt;
    }
  | { readonly kind: 'part'; readonly part: PartOfDay; readonly about: boolean }
  | {
      readonly kind: 'instant';
      readonly from: number;
      readonly to: number;
      readonly about: boolean;
      readonly open?: boolean;
    }
  | { readonly kind: 'repeats'; readonly repeats: Repeats }
  | { readonly kind: 'vague' };

/** `length` in words. */
export type Found = Meant & { readonly length: number };

export type DaysFound = Extract<Found, { kind: 'days' }>;

/** Where it stands, in words: `start` up to, not including, `end`. */
export type Piece = Meant & { readonly start: number; readonly end: number };

/** Reads something that begins at this place, or nothing. Looks at a few words ahead, never at all of them. */
export type Rule = (message: Message, place: number) => Found | undefined;

export function oneDay(day: DayNumber): Days {
  return { from: day, to: day, precision: 'day' };
}
