import type { IncidentTime } from '../../diary/incidentTime';
import type { Moment } from '../../language/times/timeExpression';
import { dayOfIso } from '../../model/calendar';
import type { Knowledge } from '../../model/knowledge';
import { clock } from '../openWords';
import { text } from '../wording';

/** A moment is UK local time already, so it is read and written without any time zone. */
const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const day = inUtc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = inUtc({ day: 'numeric', month: 'short', year: 'numeric' });
const month = inUtc({ month: 'long', year: 'numeric' });
const year = inUtc({ year: 'numeric' });
const written = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** When an incident was, read back: with the weekday and the date, as closely as it is known. */
export function timeWords(knowledge: Knowledge, { moment, words, repeats }: IncidentTime): string {
  if (!moment) return text(knowledge, 'record-when-words', { words });
  const when = momentWords(knowledge, moment);
  if (!repeats) return when;
  const { count, every, about } = repeats;
  if (count === undefined || every) return text(knowledge, 'record-again-and-again', { when });
  return text(knowledge, about ? 'record-times-about' : 'record-times', { when, count });
}

/** The same with the person's own words, and how sure it is. */
export function timeReadBack(knowledge: Knowledge, time: IncidentTime): string {
  const { moment, words, sure } = time;
  if (!moment) return text(knowledge, 'record-when-words', { words });
  return text(knowledge, sure ? 'record-when' : 'record-when-about', {
    when: timeWords(knowledge, time),
    words,
  });
}

function momentWords(knowledge: Knowledge, moment: Moment): string {
  const { from, to, precision, open } = moment;
  if (open) return text(knowledge, 'record-since', { from: dayWords(from) });
  if (precision === 'month' && from.slice(0, 7) === to.slice(0, 7)) return month.format(dateOf(from));
  if (precision === 'year' && from.slice(0, 4) === to.slice(0, 4)) return year.format(dateOf(from));
  if (from.slice(0, 10) === to.slice(0, 10)) return withinDay(knowledge, from, to);
  if (isTimed(from)) return overNight(knowledge, from, to);
  return text(knowledge, 'record-from-to', { from: dayWords(from), to: dayWords(to) });
}

function withinDay(knowledge: Knowledge, from: string, to: string): string {
  const date = dayWords(from);
  if (!isTimed(from)) return date;
  if (from === to) return text(knowledge, 'record-at', { date, time: timeOfDay(from) });
  return text(knowledge, 'record-between', { date, from: timeOfDay(from), to: timeOfDay(to) });
}

/** "That night" ends on the next day. */
function overNight(knowledge: Knowledge, from: string, to: string): string {
  const values = { date: dayWords(from), from: timeOfDay(from), to: timeOfDay(to) };
  if (dayOfIso(to) - dayOfIso(from) <= 1) return text(knowledge, 'record-between', values);
  return text(knowledge, 'record-from-to', { from: values.date, to: dayWords(to) });
}

/** Weekday and date, as they are said: without the comma that the platform puts in. */
function dayWords(date: string): string {
  return day.format(dateOf(date)).replace(',', '');
}

/** A date as closely as a column of a picture shows it. */
export function shortDate(date: string, unit: keyof typeof SHORT = 'day'): string {
  return SHORT[unit].format(dateOf(date));
}

const SHORT = { day: shortDay, week: shortDay, month, year };

/** An instant, by the clock in Britain. */
export function instantWords(instant: string): string {
  return written.format(new Date(instant)).replace(',', '');
}

function dateOf(date: string): Date {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`);
}

function isTimed(moment: string): boolean {
  return moment.length > 10;
}

/** A period ends with its last minute, 20:59; people say 9pm. */
function timeOfDay(moment: string): string {
  const minute = Number(moment.slice(14, 16));
  return clock(Number(moment.slice(11, 13)) * 60 + (minute === 59 ? 60 : minute));
}
