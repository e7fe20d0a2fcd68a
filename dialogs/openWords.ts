import type { Day, Hours, Knowledge } from '../model/knowledge';
import { DAYS } from '../model/ukTime';
import type { OpenState } from '../triage/openHours';
import { text } from './wording';

/** Below this, minutes are counted out: "closes in 10 minutes". */
const COUNT_MINUTES = 60;

/** To be read, or to be read out to a caller. */
export type HoursStyle = 'open' | 'aloud';

/** Whether a service is open, as words: "Open now, until 4pm", "Opens Monday at 9.30am". */
export function openWords(
  knowledge: Knowledge,
  open: OpenState,
  minuteNow: number,
  style: HoursStyle = 'open',
): string {
  switch (open.kind) {
    case 'always':
      return text(knowledge, `${style}-always`);
    case 'not-known':
      return text(knowledge, `${style}-not-known`);
    case 'open':
      return usually(knowledge, open.usually, openNow(knowledge, open, style), style);
    case 'closed':
      return usually(knowledge, open.usually, closedNow(knowledge, open, minuteNow, style), style);
  }
}

function openNow(
  knowledge: Knowledge,
  open: Extract<OpenState, { kind: 'open' }>,
  style: HoursStyle,
): string {
  return open.minutesLeft <= COUNT_MINUTES
    ? text(knowledge, `${style}-closes-in`, { minutes: open.minutesLeft })
    : text(knowledge, `${style}-until`, { time: clock(open.until) });
}

function closedNow(
  knowledge: Knowledge,
  { opens }: Extract<OpenState, { kind: 'closed' }>,
  now: number,
  style: HoursStyle,
): string {
  if (!opens) return text(knowledge, `${style}-closed`);
  const time = clock(opens.minute);
  if (opens.inDays === 0 && opens.minute - now <= COUNT_MINUTES) {
    return text(knowledge, `${style}-opens-in`, { minutes: opens.minute - now });
  }
  if (opens.inDays === 0) return text(knowledge, `${style}-opens-today`, { time });
  if (opens.inDays === 1) return text(knowledge, `${style}-opens-tomorrow`, { time });
  const day = text(knowledge, `day-${opens.day}`);
  return text(knowledge, opens.inDays < 7 ? `${style}-opens-day` : `${style}-opens-next`, { day, time });
}

function usually(knowledge: Knowledge, isUsual: boolean, words: string, style: HoursStyle): string {
  return isUsual ? text(knowledge, `${style}-usually`, { state: words }) : words;
}

/** Minutes after midnight as people in Britain write them: 9.30am, 4pm. */
export function clock(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24;
  const minute = minutes % 60;
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  return `${shown}${minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`;
}

/** The hours of a week in words, for pages that are not rebuilt every minute. */
export function hoursWords(knowledge: Knowledge, hours: Hours): string {
  if (hours.kind === 'always') return text(knowledge, 'open-always');
  if (hours.kind === 'not-known') return text(knowledge, 'open-not-known');
  const parts = hours.open.map(({ days, opens, closes }) =>
    text(knowledge, 'hours-part', {
      days: daysWords(knowledge, days),
      opens: clock(opens),
      closes: clock(closes),
    }),
  );
  const words = parts.join('. ');
  return hours.usually ? text(knowledge, 'open-usually', { state: words }) : words;
}

/** "Monday to Friday" where they follow one another, else one by one. */
function daysWords(knowledge: Knowledge, days: readonly Day[]): string {
  const name = (day: Day) => text(knowledge, `day-${day}`);
  const places = days.map((day) => DAYS.indexOf(day));
  const [first, last] = [days[0], days.at(-1)];
  const running = places.every((place, i) => i === 0 || place === (places[i - 1] ?? 0) + 1);
  if (first && last && running && days.length > 2)
    return text(knowledge, 'days-from-to', { from: name(first), to: name(last) });
  return days.map(name).join(', ');
}
