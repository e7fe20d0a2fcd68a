import type { Day, Hours, Knowledge } from '../model/knowledge';
import { DAYS } from '../model/ukTime';
import type { OpenState } from '../triage/openHours';
import { text } from './wording';

/** Below this, minutes are counted out: "closes in 10 minutes". */
const COUNT_MINUTES = 60;

/** To be read, or to be read out to a caller. */
export type HoursStyle = 'open' | 'aloud';

/** Whether a service is open, as words: "Open now, until 4pm", "Opens Monday at 9.30am". */
export function openWords(knowledge: Knowledge, open: OpenState, style: HoursStyle = 'open'): string {
  if (open.kind === 'always') return text(knowledge, `${style}-always`);
  if (open.kind === 'not-known') return text(knowledge, open.holiday ? `${style}-holiday` : `${style}-not-known`);
  const state = open.kind === 'open' ? openNow(knowledge, open, style) : closedNow(knowledge, open, style);
  return open.usually ? text(knowledge, `${style}-usually`, { state }) : state;
}

type State<Kind> = Extract<OpenState, { readonly kind: Kind }>;

function openNow(knowledge: Knowledge, { minutesLeft, until }: State<'open'>, style: HoursStyle): string {
  return minutesLeft <= COUNT_MINUTES
    ? text(knowledge, `${style}-closes-in`, { minutes: minutesLeft })
    : text(knowledge, `${style}-until`, { time: clock(until) });
}

function closedNow(knowledge: Knowledge, { opens }: State<'closed'>, style: HoursStyle): string {
  if (!opens) return text(knowledge, `${style}-closed`);
  const { inDays, inMinutes } = opens;
  const time = clock(opens.minute);
  if (inDays === 0 && inMinutes <= COUNT_MINUTES) return text(knowledge, `${style}-opens-in`, { minutes: inMinutes });
  if (inDays === 0) return text(knowledge, `${style}-opens-today`, { time });
  if (inDays === 1) return text(knowledge, `${style}-opens-tomorrow`, { time });
  const day = text(knowledge, `day-${opens.day}`);
  return text(knowledge, inDays < 7 ? `${style}-opens-day` : `${style}-opens-next`, { day, time });
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
  if (hours.kind !== 'weekly') return text(knowledge, `open-${hours.kind}`);
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
