import type { Moment, TimeExpression } from '../language/times/timeExpression';
import { dayOfIso } from '../model/calendar';
import { type IncidentTime, timeFor, type UnconfirmedTime } from './incidentTime';

/** Days after the known one from which a correction is read too: "Wednesday" of that week, "the 13th" of that month. */
const READ_FROM = [3, 15];
const DAY = 86_400_000;
const NOON = 12;

/**
 * The time that is meant by words that put a known one right: of all that they can mean, what is nearest to it. Where that
 * is not what they mean by themselves, the person is asked.
 *
 * @param read reads the times of the correction as they are meant at an instant
 */
export function correctedTime(
  known: Moment,
  read: (at: Date) => readonly TimeExpression[],
  now: Date,
): { readonly when?: IncidentTime; readonly unsettled?: UnconfirmedTime } {
  const usual = read(now)[0];
  if (!usual?.best || usual.problem) return {};
  const day = Date.parse(`${known.from.slice(0, 10)}T23:59:00Z`);
  if (usual.doubts.includes('no-day'))
    return { when: timeOf(read(new Date(Math.min(day, now.getTime())))[0] ?? usual) };
  const all = [...READ_FROM.map((days) => new Date(Math.min(day + days * DAY, now.getTime()))), now].flatMap((at) =>
    read(at)
      .slice(0, 1)
      .filter(({ best, problem }) => best && !problem),
  );
  const away = ({ best }: TimeExpression) =>
    Math.abs(dayOfIso((best ?? known).from.slice(0, 10)) - dayOfIso(known.from.slice(0, 10)));
  const nearest = [...all].sort((one, other) => away(one) - away(other))[0] ?? usual;
  // "That was Wednesday", of a Wednesday.
  if (nearest.best?.precision === 'day' && nearest.best.from === known.from.slice(0, 10) && !usual.words.match(/\d/u))
    return { when: withHoursOf(known, timeOf(nearest)) };
  if (nearest.best?.from === usual.best.from && usual.certainty !== 'ambiguous')
    return { when: withHoursOf(known, timeOf(usual)) };
  const choices = [nearest, usual].flatMap((one) => [
    timeOf(one),
    ...one.others.map((moment) => ({ ...timeOf(one), moment })),
  ]);
  const different = choices.filter(
    ({ moment }, at) => choices.findIndex((one) => one.moment?.from === moment?.from) === at,
  );
  const timed = different.map((one) => withHoursOf(known, one));
  return { unsettled: { why: 'ambiguous', words: usual.words, choices: timed } };
}

/** What a number alone may be in place of a known time: the hour of that day, or the day of that month. */
export function correctedByNumber(
  known: Moment,
  number: number,
  words: string,
  now: Date,
): { readonly unsettled?: UnconfirmedTime } {
  const day = known.from.slice(0, 10);
  const two = (figures: number) => String(figures).padStart(2, '0');
  const isTimed = known.from.length > 10;
  const isAfternoon = isTimed && Number(known.from.slice(11, 13)) >= NOON;
  const hours = (isAfternoon || !isTimed ? [NOON, 0] : [0, NOON]).map((half) => (number % NOON) + half);
  const times: readonly Moment[] =
    number < 1 || number > NOON
      ? []
      : hours
          .map((hour) => `${day}T${two(hour)}:00`)
          .map((at) => ({ from: at, to: at, precision: 'minute', open: false }));
  const date = `${day.slice(0, 8)}${two(number)}`;
  const days: readonly IncidentTime[] = isInCalendar(date)
    ? [withHoursOf(known, { words, sure: true, moment: { from: date, to: date, precision: 'day', open: false } })]
    : [];
  const hoursMeant = times.map((moment) => ({ words, sure: true, moment }));
  const choices = (isTimed ? [...hoursMeant, ...days] : [...days, ...hoursMeant]).filter(
    ({ moment }) => moment !== undefined && moment.from.slice(0, 10) <= now.toISOString().slice(0, 10),
  );
  return choices.length > 0 ? { unsettled: { why: 'ambiguous', words, choices } } : {};
}

/** Whether there is such a day: there is no 31 November. */
function isInCalendar(date: string): boolean {
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}

/** Another day takes nothing back of the hour. */
function withHoursOf(known: Moment, time: IncidentTime): IncidentTime {
  const day = time.moment?.precision === 'day' && time.moment.from.slice(0, 10);
  const isTimed = known.from.length > 10 && known.from.slice(0, 10) === known.to.slice(0, 10);
  if (!day || !isTimed || time.repeats) return time;
  return { ...time, moment: { ...known, from: `${day}${known.from.slice(10)}`, to: `${day}${known.to.slice(10)}` } };
}

function timeOf(time: TimeExpression): IncidentTime {
  return timeFor(time, time.best);
}
