import type { TimeMessage } from '../timeMessage';
import { isBesideDay, isInsideNumber, mayEndAt } from './clockContext';
import { type ClockMatch, clockAt, suffixLength } from './hours';

/** "21:30", "9.30pm", "9h30". */
export function digitalTime(message: TimeMessage, place: number): ClockMatch | undefined {
  const [said, sign, minutes] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  const joined = /^[:.;]$/.test(sign) || message.says(place + 1, 'hours') > 0;
  if (!joined || !/^\d{1,2}$/.test(said) || !/^\d\d$/.test(minutes)) return undefined;
  if (!message.noSpaceBefore(place + 1) || !message.noSpaceBefore(place + 2)) return undefined;
  const hour = Number(said);
  if (hour > 24 || Number(minutes) > 59 || isInsideNumber(message, place)) return undefined;
  const third =
    message.noSpaceBefore(place + 3) &&
    message.noSpaceBefore(place + 4) &&
    /^\d+$/.test(message.word(place + 4));
  // A third number makes it a date, 22.11.26, unless it is seconds.
  if (third && message.word(place + 3) !== ':') return undefined;
  const end = place + 3 + (third ? 2 : 0);
  return clockAt(message, {
    start: place,
    next: end + message.says(end, 'hours'),
    minute: hour * 60 + Number(minutes),
    settled: said.startsWith('0') || hour > 12 || hour === 0,
  });
}

/** "2130 hrs", "at 930", "0740 this morning": three or four digits, which may as well be a year or a count. */
export function compactTime(message: TimeMessage, place: number): ClockMatch | undefined {
  const said = message.word(place);
  if (!/^\d{3,4}$/.test(said) || isInsideNumber(message, place)) return undefined;
  const hour = Number(said.slice(0, -2));
  const minute = Number(said.slice(-2));
  if (hour > 23 || minute > 59) return undefined;
  const hours = message.says(place + 1, 'hours');
  const marked = hours > 0 || suffixLength(message, place + 1) > 0;
  if (!marked && !isCompactTime(message, place, said, minute)) return undefined;
  return clockAt(message, {
    start: place,
    next: place + 1 + hours,
    minute: hour * 60 + minute,
    settled: hour > 12 || said.length === 4,
  });
}

function isCompactTime(message: TimeMessage, place: number, said: string, minute: number): boolean {
  if (!mayEndAt(message, place + 1)) return false;
  if (message.says(place - 1, 'at') > 0) return true;
  const year = said.length === 4 && /^(?:19|20)/.test(said);
  if (message.says(place - 1, 'loose', 'side', 'from', 'till') > 0)
    return said.length === 4 && !year && minute % 5 === 0;
  if (isBesideDay(message, place, place + 1) && !year) return true;
  if (afterDate(message, place)) return !year || /^\d{4}$/.test(message.word(place - 1));
  return !year && (message.tokens.length === 1 || said.startsWith('0'));
}

/** "17/11/26 2130", "17 nov, 2130". */
function afterDate(message: TimeMessage, place: number): boolean {
  if (!/^(?:,|\d\d|\d{4})$/.test(message.word(place - 1))) return false;
  return [2, 3].some(
    (back) => message.means(place - back, 'month') || /^[/.-]$/.test(message.word(place - back)),
  );
}
