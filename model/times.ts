import type { Day } from './service';

/** The words for times, as `knowledge/times.yaml` gives them. The grammar is in `language/times/`. */
export interface Times {
  readonly weekdays: readonly TimeTerm<Day>[];
  readonly months: readonly TimeTerm<MonthName>[];
  readonly units: readonly TimeTerm<UnitName>[];
  readonly parts: readonly PartOfDay[];
  readonly near: readonly NearDay[];
  readonly days: readonly NamedDay[];
  /** Repeatedly, without a number: "all the time". */
  readonly often: readonly string[];
  /** Long ago or recently, with no day that could be stored: "ages ago". */
  readonly vague: readonly string[];
}

export const MONTH_NAMES = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;
export const UNIT_NAMES = [
  'minute',
  'hour',
  'day',
  'night',
  'week',
  'fortnight',
  'weekend',
  'month',
  'year',
] as const;
export type MonthName = (typeof MONTH_NAMES)[number];
export type UnitName = (typeof UNIT_NAMES)[number];

/** A weekday, month or unit, with the ways people write it. */
export interface TimeTerm<Id extends string = string> {
  readonly id: Id;
  readonly also: readonly string[];
  /** Words that mean it only next to other time words: "sat" is a day in "last sat", not in "he sat". */
  readonly beside: readonly string[];
}

/** In minutes after midnight; above 1,440 it ends on the next day. `from` is `to` for a single minute, as midday is. */
export interface PartOfDay {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Another part that some people mean by the same word: dinner time. */
  readonly or?: string;
  readonly also: readonly string[];
  /** As in `TimeTerm`: "tea" is a time in "monday tea" and "at tea", not in "a cup of tea". */
  readonly beside: readonly string[];
}

/** "Yesterday", "tonight": a number of days ago, perhaps one part of that day. Negative: still to come. */
export interface NearDay {
  readonly id: string;
  readonly days_ago: number;
  readonly part?: string;
  readonly also: readonly string[];
}

/** A day or period of the year that has a name. Exactly one of `on`, `easter`, `nth` and `dates` says when. */
export interface NamedDay {
  readonly id: string;
  /** Month and day, 12-26; several where it comes more than once a year. */
  readonly on?: readonly string[];
  /** Days from Easter Sunday. */
  readonly easter?: number;
  /** The second Sunday of November. */
  readonly nth?: readonly NthWeekday[];
  /** ISO dates of its first days, where only a list can say. */
  readonly dates?: readonly string[];
  /** How many days it lasts. */
  readonly days: number;
  /** Whether people and places differ about its days. */
  readonly about: boolean;
  readonly part?: string;
  readonly also: readonly string[];
}

export interface NthWeekday {
  readonly which: 'first' | 'second' | 'third' | 'fourth' | 'last';
  readonly day: Day;
  readonly month: MonthName;
  /** Days to add: Black Friday is the day after a Thursday. */
  readonly plus: number;
}
