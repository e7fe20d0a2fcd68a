import type { Day, Hours } from '../model/knowledge';

export const DAY_NAMES: Readonly<Record<Day, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** Minutes after midnight on the 24-hour clock: 09:30. */
export function clockTime24(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Opening hours for authors: "mon–fri 09:30–17:00; bank holidays closed". */
export function hoursInWords(hours: Hours): string {
  if (hours.kind !== 'weekly') return hours.kind === 'always' ? 'always' : 'not known';
  const times = hours.open.map(
    ({ days, opens, closes }) => `${daysInWords(days)} ${clockTime24(opens)}–${clockTime24(closes)}`,
  );
  const holidays = `bank holidays ${hours.bank_holidays.replace('-', ' ')}`;
  return [`${hours.usually ? 'usually ' : ''}${times.join(', ')}`, holidays].join('; ');
}

function daysInWords(days: readonly Day[]): string {
  const all = Object.keys(DAY_NAMES);
  const inARow = all.join().includes(days.join());
  return inARow && days.length > 2 ? `${days[0]}–${days.at(-1)}` : days.join(', ');
}
