import { addMonths, weekdayOf } from '../../../model/calendar';
import type { TimeMessage } from '../timeMessage';
import { type DayInterval, type DaysMatch, daysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { dateInNumbers } from './datesInNumbers';
import { dateInWords } from './datesInWords';
import { durationAt } from './durations';
import { namedDay, nearDay } from './namedDays';

/** A day counted in days or weeks from another: "the day after boxing day", "2 weeks before christmas". */
export const relativeDay: TimeRule = (message, place) => {
  const the = message.says(place, 'the', 'a');
  const duration = the > 0 ? undefined : durationAt(message, place);
  const bare = message.means(place + the, 'unit');
  const unit = duration?.unit ?? bare?.unit;
  const at = place + (duration?.length ?? the + (bare?.length ?? 0));
  const before = message.says(at, 'before');
  const side = before || message.says(at, 'after');
  const anchor = unit && side > 0 ? anchorAt(message, at + side) : undefined;
  const day = anchor?.options[0];
  if (!unit || !anchor || !day) return undefined;
  const steps = (duration?.amount.low ?? 1) * (before > 0 ? -1 : 1);
  const moved = movedBy(day, unit, steps, duration === undefined);
  const part = unit === 'night' ? message.part('night') : undefined;
  const about = unit === 'month' || moved?.precision === 'week' || !Number.isInteger(steps);
  return moved && daysMatch([moved], at + side + anchor.length - place, { about, part });
};

function anchorAt(message: TimeMessage, place: number): DaysMatch | undefined {
  for (const rule of [nearDay, namedDay, dateInNumbers, dateInWords]) {
    const found = rule(message, place);
    if (found?.kind === 'days') return found;
  }
  return undefined;
}

function movedBy(day: DayInterval, unit: string, steps: number, one: boolean): DayInterval | undefined {
  if (unit === 'month') return oneDay(addMonths(day.from, Math.round(steps)));
  if (unit === 'week' && one) {
    const from = steps > 0 ? day.to + 1 : day.from - 7;
    return { from, to: from + 6, precision: 'week' };
  }
  const days = { day: 1, night: 1, week: 7, fortnight: 14 }[unit];
  if (days === undefined) return undefined;
  return oneDay((steps > 0 ? day.to : day.from) + Math.trunc(steps * days));
}

/** "The week of the 9th", "week commencing 9 November", "w/c 9/11". */
export const weekOfDate: TimeRule = (message, place) => {
  const the = place + message.says(place, 'the');
  const week = message.means(the, 'unit');
  const of = week?.unit === 'week' ? message.says(the + week.length, 'of', 'from', 'week-of') : 0;
  const short = message.says(place, 'week-commencing');
  const at = week && of > 0 ? the + week.length + of : place + short;
  const day = at > place ? anchorAt(message, at) : undefined;
  const first = day?.options[0];
  if (first?.precision !== 'day' || !day) return undefined;
  const from = first.from - weekdayOf(first.from);
  return daysMatch([{ from, to: from + 6, precision: 'week' }], at + day.length - place);
};
