/** How precisely the words say when it was. */
export type Precision = 'minute' | 'part-of-day' | DaysPrecision;
/** That of an interval of whole days. */
export type DaysPrecision = 'day' | 'weekend' | 'week' | 'range' | 'month' | 'season' | 'year';

/** An interval of UK local time. */
export interface Moment {
  /** ISO date, or date and time: 2026-11-21 or 2026-11-21T21:00. */
  readonly from: string;
  /** The last day or minute of it, in the same form as `from`. */
  readonly to: string;
  readonly precision: Precision;
  /** Open-ended: it goes on until now, as far as the words say ("since easter"). `to` is today then. */
  readonly open: boolean;
  /** Of what goes on since a month, a season or a year, that it is no more than that: nobody said its first day. */
  readonly begins?: 'month' | 'season' | 'year';
  /** The part of day that was named: an id of `parts` in knowledge/times.yaml. */
  readonly part?: string;
}

/** Why the words are ambiguous, or do not say enough. */
export type Doubt =
  /** "Half seven": in the morning or in the evening? */
  | 'half-of-day'
  /** "Last Tuesday": this week's or the one before? "Last week": from Monday, or seven days? */
  | 'which-week'
  /** Said on a Sunday, "Sunday": today or a week ago? */
  | 'today-or-before'
  /** "It began in August. On the 4th …": of August, or the latest? */
  | 'which-month'
  /** In July, "the summer before last": two or one before this? */
  | 'which-year'
  /** "Midnight on Friday", "2am Friday night": the night before or after? */
  | 'which-night'
  /** A time of day without a day: the latest one is taken. */
  | 'no-day'
  /** "Christmas", "start of term", "dinner time": people differ. */
  | 'people-differ'
  /** "Tuesday 22 November" when the 22nd is not a Tuesday. The date is taken. */
  | 'weekday-differs'
  /** "Nov 24": a day or a year? */
  | 'day-or-year'
  /** The clocks went forward over it: that time did not exist. */
  | 'clock-skipped'
  /** The clocks went back over it: that time came twice. */
  | 'clock-twice'
  /** "Ages ago". */
  | 'vague'
  /** "Ten past": no hour was said. */
  | 'no-hour'
  /** Only the stock recogniser could read it. */
  | 'stock';

/** How often: "every night", "about 20 times", "three times a week". */
export interface Repeats {
  /** Each or most of these: an id of `units`, `weekdays` or `parts` in knowledge/times.yaml. */
  readonly every?: string;
  /** How many times: in all, or in each `every`. */
  readonly count?: number;
  /** Whether the count and the `every` were said apart: "every day, maybe 200 times" is not 200 times a day. */
  readonly isApart?: true;
  /** "Most", "about", "nearly every". */
  readonly about: boolean;
}

/** A time expression in a message, as data. The sentences that repeat it to the person are in knowledge/. */
export interface TimeExpression {
  /** The exact words it was read from: `text.slice(start, end)`. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** Absent where the words name no time that could be stored: "ages ago", "most days", 30 February. */
  readonly best?: Moment;
  /** Other ways to read the words, likeliest first; never in the future. */
  readonly others: readonly Moment[];
  /** `about`: the words themselves are not exact. `ambiguous`: the person has to be asked. */
  readonly certainty: 'sure' | 'about' | 'ambiguous';
  readonly doubts: readonly Doubt[];
  /**
   * `impossible`: not in the calendar, or skipped by the clocks; there is no `best`. `future`: `best` is
   * in the future. The person is asked about either; neither is corrected for them.
   */
  readonly problem?: 'impossible' | 'future';
  readonly repeats?: Repeats;
}
