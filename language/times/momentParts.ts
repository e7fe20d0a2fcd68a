import type { Day } from '../../model/service';
import { dateOf, dayOfIso, weekdayName } from './calendar';
import type { Moment } from './timeExpression';

/** A day, and perhaps a time of it, in the parts that a sentence is made of. */
export interface DayParts {
  readonly weekday: Day;
  /** The day of the month, from 1. */
  readonly date: number;
  /** From 1. */
  readonly month: number;
  readonly year: number;
  /** By the 24-hour clock: "21:30". Absent where no time of day was given. */
  readonly time?: string;
}

export interface MomentParts {
  readonly from: DayParts;
  /** Absent where it is the same day or minute as `from`, or where it goes on until now. */
  readonly to?: DayParts;
  readonly precision: Moment['precision'];
  readonly open: boolean;
  /** An id of `parts` in knowledge/times.yaml. The night of a Tuesday ends on Wednesday, but is Tuesday's. */
  readonly part?: string;
}

/** What a sentence needs to repeat a time to the person: weekday, day, month, year, time. The words are in knowledge/. */
export function momentParts({ from, to, precision, open, part }: Moment): MomentParts {
  const named = part === undefined ? {} : { part };
  const begins = dayParts(from, precision === 'part-of-day');
  const ends = open || from === to || precision === 'part-of-day' ? {} : { to: dayParts(to, false) };
  return { from: begins, ...ends, precision, open, ...named };
}

/** The hours of a part of the day come from knowledge/; the person never gave them. */
function dayParts(iso: string, withoutTime: boolean): DayParts {
  const day = dayOfIso(iso);
  const time = withoutTime || iso.length === 10 ? {} : { time: iso.slice(11) };
  return { weekday: weekdayName(day), ...dateOf(day), ...time };
}
