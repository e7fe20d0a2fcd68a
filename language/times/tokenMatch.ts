import type { DayNumber } from '../../model/calendar';
import type { PartOfDay } from '../../model/times';
import type { DaysPrecision, Doubt, Repeats } from './timeExpression';
import type { Cursor, WithNext } from './timeMessage';

/** An interval of whole days, both ends included. */
export interface DayInterval {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly precision: DaysPrecision;
}

/** The value a rule gives to a run of tokens, before the matches next to it are taken into account. */
type MatchValue = MatchKind & {
  readonly part?: PartOfDay | undefined;
  readonly about?: boolean | undefined;
  /** Open-ended: it began then and still goes on, as in "for three months". */
  readonly open?: boolean;
};

type MatchKind =
  | {
      readonly kind: 'days';
      /** What it may mean, likeliest first; never empty unless it is impossible. */
      readonly options: readonly DayInterval[];
      readonly doubt?: Doubt | undefined;
      readonly impossible?: boolean;
      /** A day of the month and no more, so that the end of a range can complete it: "from the 9th to the 13th of May". */
      readonly dateOnly?: number | undefined;
      /** How often it recurs: Monday every 7 days, March every year. */
      readonly again?: 'week' | 'month' | 'year' | undefined;
    }
  /** Minutes after midnight, likeliest first. 1,440 is the midnight that ends a day. */
  | { readonly kind: 'clock'; readonly minutes: readonly number[] }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'instant'; readonly from: number; readonly to: number }
  | { readonly kind: 'repeats'; readonly repeats: Repeats }
  | { readonly kind: 'vague' };

export type MatchOf<K extends MatchValue['kind']> = Extract<MatchValue, { kind: K }>;

/** What a rule returns. */
export type RuleMatch = WithNext<MatchValue>;

export type DaysMatch = Extract<RuleMatch, { kind: 'days' }>;

/** A match and where it stands: from `start` up to, but not including, `end`. */
export type TokenMatch = MatchValue & { readonly start: Cursor; readonly end: Cursor };

/** Matches a time that begins at this token. Looks a few tokens ahead, never at all of them: cost stays linear. */
export type TimeRule = (at: Cursor) => RuleMatch | undefined;

export function oneDay(day: DayNumber): DayInterval {
  return { from: day, to: day, precision: 'day' };
}

/** Days, likeliest first, and what else the words say of them. */
export function daysMatch(options: readonly DayInterval[], next: Cursor, more: Partial<DaysMatch> = {}): DaysMatch {
  return { kind: 'days', options, next, ...more };
}
