import { fieldHolding } from '../../diary/account';
import { type Incident, SKIPPED_FIELD } from '../../diary/diary';
import { dayKnown, type IncidentTime } from '../../diary/incidentTime';
import { otherStatements } from '../../diary/statements';
import type { Moment, Repeats } from '../../language/times/timeExpression';
import { dayOfIso } from '../../model/calendar';
import type { Knowledge } from '../../model/knowledge';
import { clock } from '../openWords';
import { bulletList, text } from '../wording';

/** In characters: as much of an account as tells it apart from the others in a list. */
const BRIEF = 70;

/** What an incident holds, line by line. */
export function incidentLines(knowledge: Knowledge, incident: Incident, only?: readonly string[]): string {
  const { told, when } = incident;
  return bulletList(
    knowledge.diary_fields.flatMap(({ id, name, holds }) => {
      const words = holds === 'time' && when ? timeReadBack(knowledge, when) : (told[id] ?? SKIPPED_FIELD);
      if (words === '' || (only && !only.includes(id))) return [];
      return [text(knowledge, 'record-noted-one', { name, words: singleLine(words) })];
    }),
  );
}

/** All that an incident holds: line by line, and whatever else was written of it. */
export function wholeIncident(knowledge: Knowledge, incident: Incident): string {
  const others = otherStatements(incident).filter(({ words }) => words !== SKIPPED_FIELD);
  const added = others.map(({ words, at }) =>
    text(knowledge, 'record-noted-one', {
      name: text(knowledge, 'record-added', { when: instantWords(at) }),
      words: singleLine(words),
    }),
  );
  const found = incident.found
    ? [
        text(knowledge, 'record-noted-one', {
          name: text(knowledge, 'record-column-found'),
          words: timeReadBack(knowledge, incident.found),
        }),
      ]
    : [];
  return [incidentLines(knowledge, incident), bulletList([...found, ...added])].filter((one) => one !== '').join('\n');
}

/** When it was, or at least on which day, or when it was found. */
export function titleWords(
  knowledge: Knowledge,
  { when, found, unsettled }: Pick<Incident, 'when' | 'found' | 'unsettled'>,
): string {
  const known = when ?? (unsettled && dayKnown(unsettled));
  if (known) return timeOrAbout(knowledge, known);
  return found
    ? text(knowledge, 'record-found', { when: timeWords(knowledge, found) })
    : text(knowledge, 'record-no-day');
}

/** When, and the beginning of what happened. */
export function incidentInBrief(knowledge: Knowledge, incident: Incident) {
  const { told } = incident;
  const any = Object.values(told).find((words) => words !== SKIPPED_FIELD) ?? '';
  const what = singleLine(told[fieldHolding('story', knowledge.diary_fields)] || any);
  return {
    when: titleWords(knowledge, incident),
    what: briefly(what),
  };
}

/** The beginning of what was written, on one line. */
export function briefly(words: string): string {
  const line = singleLine(words);
  return line.length > BRIEF ? `${line.slice(0, BRIEF).replace(/\s\S*$/, '')}…` : line;
}

/** A list item ends where its line ends. */
export function singleLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** A moment is UK local time already, so it is written without any time zone; and without the platform's comma. */
function dateFormat(options: Intl.DateTimeFormatOptions): (date: string) => string {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (date) => format.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)).replace(',', '');
}

const dayWords = dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });
const monthWords = dateFormat({ month: 'long', year: 'numeric' });
const yearWords = dateFormat({ year: 'numeric' });

/** A date as closely as a column of a picture shows it. */
export const shortDate = { day: shortDay, week: shortDay, month: monthWords, year: yearWords };

const written = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** When an incident was, read back: with the weekday and the date, as closely as it is known. */
export function timeWords(knowledge: Knowledge, { moment, words, repeats, isLive }: IncidentTime): string {
  if (!moment) return text(knowledge, 'record-when-words', { words });
  const when = momentWords(knowledge, moment);
  if (isLive) return text(knowledge, 'record-live', { when });
  return repeats ? repeatedWords(knowledge, when, repeats) : when;
}

/** The same, where it stands alone: a day that was only about then is no other. Words of doubt stand beside it. */
export function timeOrAbout(knowledge: Knowledge, time: IncidentTime): string {
  const { moment, isAbout, doubt, isLive, repeats } = time;
  const when = timeWords(knowledge, time);
  const isSharp = moment?.precision === 'minute' || moment?.precision === 'day';
  if (!isAbout || doubt || isLive || repeats || !isSharp) return when;
  return text(knowledge, 'record-about', { when });
}

/** "Since 2 October, every day, about 200 times": what was said of how often, and nothing worked out from it. */
function repeatedWords(knowledge: Knowledge, when: string, { count, every, about, isApart }: Repeats): string {
  const cycle = EACH.find((one) => one === every);
  if (every && !cycle) return text(knowledge, 'record-again-and-again', { when });
  if (cycle && count !== undefined && !isApart) {
    const each = text(knowledge, `record-a-${cycle}`);
    return text(knowledge, about ? 'record-times-each-about' : 'record-times-each', { when, count, each });
  }
  const often = cycle ? text(knowledge, `record-each-${cycle}`, { when }) : when;
  if (count === undefined) return cycle ? often : text(knowledge, 'record-again-and-again', { when });
  return text(knowledge, about ? 'record-times-about' : 'record-times', { when: often, count });
}

/** The units of which it is said how often in each. */
const EACH = ['hour', 'day', 'night', 'week', 'month'] as const;

/** The same with the person's own words, and how sure it is. */
function timeReadBack(knowledge: Knowledge, time: IncidentTime): string {
  const { moment, words, sure, isLive } = time;
  // The clock says it, or what was pasted: there are no words for it.
  if (isLive || words === '') return timeWords(knowledge, time);
  if (!moment) return text(knowledge, 'record-when-words', { words });
  return text(knowledge, sure ? 'record-when' : 'record-when-about', {
    when: timeWords(knowledge, time),
    words,
  });
}

function momentWords(knowledge: Knowledge, moment: Moment): string {
  const { from, to, precision, open, part } = moment;
  // "On Wednesday night": the hours of a night are the program's, and nobody said them.
  const named = precision === 'part-of-day' && !open ? partName(knowledge, part) : undefined;
  if (named) return text(knowledge, 'record-at', { date: dayWords(from), time: named });
  if (open) return sinceWords(knowledge, moment);
  if (precision === 'month' && from.slice(0, 7) === to.slice(0, 7)) return monthWords(from);
  if (precision === 'year' && from.slice(0, 4) === to.slice(0, 4)) return yearWords(from);
  // "2019 or 2020": nobody said the first of January.
  if (from.endsWith('-01-01') && to.endsWith('-12-31'))
    return text(knowledge, 'record-from-to', { from: yearWords(from), to: yearWords(to) });
  if (from.slice(0, 10) === to.slice(0, 10)) return withinDay(knowledge, moment);
  if (isTimed(from)) return overNight(knowledge, moment);
  return text(knowledge, 'record-from-to', { from: dayWords(from), to: dayWords(to) });
}

/** Since a day, or no more than the month or year that was said. */
function sinceWords(knowledge: Knowledge, { from, begins }: Moment): string {
  // People differ about when a summer begins.
  if (begins === 'season') return text(knowledge, 'record-since-about', { from: monthWords(from) });
  const words = { month: monthWords, year: yearWords };
  return text(knowledge, 'record-since', { from: (begins ? words[begins] : dayWords)(from) });
}

/** A part of the day, as it is usually called. */
function partName({ times }: Knowledge, part: string | undefined): string | undefined {
  const { beside = [], also = [] } = times.parts.find(({ id }) => id === part) ?? {};
  return beside[0] ?? also[0];
}

function withinDay(knowledge: Knowledge, moment: Moment): string {
  const { from, to } = moment;
  const date = dayWords(from);
  if (!isTimed(from)) return date;
  if (from === to) return text(knowledge, 'record-at', { date, time: timeOfDay(from) });
  return text(knowledge, 'record-between', { date, from: timeOfDay(from), to: endTime(moment) });
}

/** "That night" ends on the next day. */
function overNight(knowledge: Knowledge, moment: Moment): string {
  const { from, to } = moment;
  const values = { date: dayWords(from), from: timeOfDay(from), to: endTime(moment) };
  if (dayOfIso(to) - dayOfIso(from) <= 1) return text(knowledge, 'record-between', values);
  return text(knowledge, 'record-from-to', { from: values.date, to: dayWords(to) });
}

/** An instant, by the clock in Britain. */
export function instantWords(instant: string): string {
  return written.format(new Date(instant)).replace(',', '');
}

function isTimed(moment: string): boolean {
  return moment.length > 10;
}

/** To the minute: who was rung at 21:59 was not rung at 10pm. */
function timeOfDay(moment: string): string {
  return clock(Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)));
}

/** A part of the day ends with its last minute, 20:59; people say 9pm. */
function endTime({ to, precision }: Moment): string {
  const isLast = precision === 'part-of-day' && to.endsWith(':59');
  return isLast ? clock((Number(to.slice(11, 13)) + 1) * 60) : timeOfDay(to);
}
