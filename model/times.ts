import type { Day } from './service';

/** The words for times, as `knowledge/times.yaml` gives them. The grammar is in `language/times/`. */
export interface Times {
  readonly weekdays: readonly TimeTerm<Day>[];
  readonly months: readonly TimeTerm<MonthName>[];
  readonly units: readonly TimeUnit[];
  readonly parts: readonly PartOfDay[];
  readonly near: readonly NearDay[];
  readonly days: readonly NamedDay[];
  /** The small words of the grammar, by what they do: every one of `WORD_GROUPS`. */
  readonly words: readonly WordGroup[];
  readonly numbers: readonly NumberWords[];
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
/** What the small words of the grammar do; knowledge/times.yaml says which words do it. */
export const WORD_GROUPS = [
  'the',
  'a',
  'of',
  'in',
  'on',
  'at',
  'and',
  'or',
  'to',
  'for',
  'since',
  'from',
  'between',
  'till',
  'through',
  'dash',
  'within',
  'during',
  'this',
  'last',
  'next',
  'before',
  'before-last',
  'after',
  'just-gone',
  'the-other',
  'earlier',
  'later',
  'now',
  'just-now',
  'until-now',
  'ago',
  'not-until-now',
  'coming-day',
  'these',
  'loose',
  'nearly',
  'side',
  'gone',
  'over',
  'maybe',
  'half',
  'quarter',
  'minutes-to',
  'minutes-past',
  'am',
  'pm',
  'oclock',
  'ish',
  'hours',
  'goes-on',
  'half-a',
  'quarter-of-a',
  'three-quarters-of-a',
  'and-a-half',
  'or-two',
  'or-so',
  'padding',
  'early',
  'edge-start',
  'edge-middle',
  'edge-end',
  'week-of',
  'week-commencing',
  'some',
  'all',
  'that',
  'part-leads',
  'part-of-another',
  'every',
  'most',
  'not-each',
  'between-every',
  'times',
  'count-sign',
  'per',
  'only',
  'linking',
  'joining',
  'range-gap',
  'number-of',
  'counted',
  'counted-after',
  'fraction-of',
  'whose',
  'thing',
  'verb',
  'plural-ending',
  'nth-ending',
] as const;
export type WordGroupName = (typeof WORD_GROUPS)[number];
export type MonthName = (typeof MONTH_NAMES)[number];
export type UnitName = (typeof UNIT_NAMES)[number];

/** A weekday or month, with the ways people write it. */
export interface TimeTerm<Id extends string = string> {
  readonly id: Id;
  readonly also: readonly string[];
  /** Words that mean it only next to other time words: "sat" is a day in "last sat", not in "he sat". */
  readonly beside: readonly string[];
}

/** What time is counted in. */
export interface TimeUnit {
  readonly id: UnitName;
  readonly also: readonly string[];
  /** One word for every one of them: "daily". */
  readonly every: readonly string[];
}

export interface WordGroup {
  readonly id: WordGroupName;
  readonly also: readonly string[];
}

/** A number in letters. */
export interface NumberWords {
  readonly value: number;
  /** The most that people mean by it, where they differ: "a few" are three or four. */
  readonly to?: number;
  readonly also: readonly string[];
  /** "Third". */
  readonly ordinals: readonly string[];
  /** "Twice". */
  readonly times: readonly string[];
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
