import type { Day, Hours, Knowledge } from '../model/knowledge';
import { DAYS } from '../model/ukTime';
import { clock, DAY_NAMES } from './openWords';
import { text } from './wording';

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
  const name = (day: Day) => text(knowledge, DAY_NAMES[day]);
  const places = days.map((day) => DAYS.indexOf(day));
  const [first, last] = [days[0], days.at(-1)];
  const running = places.every((place, i) => i === 0 || place === (places[i - 1] ?? 0) + 1);
  if (first && last && running && days.length > 2)
    return text(knowledge, 'days-from-to', { from: name(first), to: name(last) });
  return days.map(name).join(', ');
}
