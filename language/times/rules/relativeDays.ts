import { addMonths, weekdayOf } from '../../../model/calendar';
import type { TimeMessage } from '../timeMessage';
import { type DayInterval, type DaysMatch, oneDay, type TimeRule } from '../tokenMatch';
import { dateInNumbers } from './datesInNumbers';
import { dateInWords } from './datesInWords';
import { durationAt } from './durations';
import { namedDay, nearDay } from './namedDays';

/** A day counted in days or weeks from another: "the day after boxing day", "2 weeks before christmas". */
export const relativeDay: TimeRule = (message, place) => {
  const the = /^(?:the|a)$/.test(message.word(place)) ? 1 : 0;
  const duration = the ? undefined : durationAt(message, place);
  const bare = message.means(place + the, 'unit');
  const unit = duration?.unit ?? bare?.unit;
  const at = place + (duration?.length ?? the + (bare?.length ?? 0));
  const side = message.word(at);
  if (!unit || (side !== 'before' && side !== 'after')) return undefined;
  const anchor = anchorAt(message, at + 1);
  const day = anchor?.options[0];
  if (!anchor || !day) return undefined;
  const steps = (duration?.amount.low ?? 1) * (side === 'after' ? 1 : -1);
  const moved = movedBy(day, unit, steps, duration === undefined);
  if (!moved) return undefined;
  const part = unit === 'night' ? message.part('night') : undefined;
  const about = unit === 'month' || moved.precision === 'week' || !Number.isInteger(steps);
  return {
    kind: 'days',
    options: [moved],
    about,
    length: at + 1 + anchor.length - place,
    ...(part && { part }),
  };
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
  const short =
    message.word(place) === 'w' && message.word(place + 1) === '/' && message.word(place + 2) === 'c';
  const the = message.word(place) === 'the' ? 1 : 0;
  const week = message.means(place + the, 'unit')?.unit === 'week';
  const of = /^(?:of|commencing|beginning|starting|ending|from|with)$/.test(message.word(place + the + 1));
  if (!short && !(week && of)) return undefined;
  const at = short ? place + 3 : place + the + 2;
  const day = anchorAt(message, at);
  const first = day?.options[0];
  if (!day || !first || first.precision !== 'day') return undefined;
  const from = first.from - weekdayOf(first.from);
  return {
    kind: 'days',
    options: [{ from, to: from + 6, precision: 'week' }],
    length: at + day.length - place,
  };
};
