import type { Day } from './service';

/** The words for times, as `knowledge/times.yaml` gives them. Grammar is in `language/when/`. */
export interface Times {
  readonly weekdays: readonly Said<Day>[];
  readonly months: readonly Said<MonthName>[];
  readonly units: readonly Said<UnitName>[];
  readonly parts: readonly PartOfDay[];
  readonly near: readonly NearDay[];
  readonly days: readonly NamedDay[];
  /** Again and again, without a number: "all the time". */
  readonly often: readonly string[];
  /** Long ago or lately, without a day that could be stored: "ages ago". */
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

/** Something with the ways people say it. */
export interface Said<Id extends string = string> {
  readonly id: Id;
  readonly also: readonly string[];
  /** Words that mean it only beside other words of time: "sat" is a day in "last sat", not in "he sat". */
  readonly beside: readonly string[];
}

/** Minutes after midnight; above 1,440 it ends on the next day. Alike where it is one minute, as midday is. */
export interface PartOfDay {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Another part that some people mean by the same word: dinner time. */
  readonly or?: string;
  readonly also: readonly string[];
  /** As in `Said`: "tea" is a time in "monday tea" and "at tea", not in "a cup of tea". */
  readonly beside: readonly string[];
}

/** "Yesterday", "tonight": so many days ago, perhaps a part of that day. Negative: it is to come. */
export interface NearDay {
  readonly id: string;
  readonly days_ago: number;
  readonly part?: string;
  readonly also: readonly string[];
}

/** A day or a stretch of the year with a name. Exactly one of `on`, `easter`, `nth` and `dates` says when. */
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
