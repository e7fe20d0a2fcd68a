import type { Piece, Rule } from '../pieces';
import type { Message } from '../timeMessage';
import { ago, untilNow } from './ago';
import { besideDay, weekOf } from './besideDays';
import { clockTime } from './clockTimes';
import { dateInNumbers } from './datesInNumbers';
import { dateInWords } from './datesInWords';
import { weekdayWithDate } from './datesWithWeekday';
import { edge } from './edges';
import { monthAlone } from './months';
import { namedDay, nearDay } from './namedDays';
import { loosely, partOfDay, vague } from './parts';
import { everyCycle, howMany, often } from './repeats';
import { unitByName, yearAlone } from './unitPeriods';
import { weekday } from './weekdays';
import { weekdayInMonth } from './weekdaysInMonths';

/** Of two readings of equal length the earlier one here is taken. */
const RULES: readonly Rule[] = [
  howMany,
  everyCycle,
  often,
  ago,
  untilNow,
  dateInNumbers,
  weekdayWithDate,
  dateInWords,
  besideDay,
  weekOf,
  weekdayInMonth,
  edge,
  nearDay,
  loosely,
  vague,
  unitByName,
  weekday,
  namedDay,
  clockTime,
  partOfDay,
  monthAlone,
  yearAlone,
];

/** More times than anybody tells in one message; what comes after is left alone. */
const PIECES = 120;

/** Reads the message once from its beginning: at each place the longest that any rule can read. */
export function piecesOf(message: Message): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let place = 0; place < message.words.length && pieces.length < PIECES; ) {
    const found = mayBegin(message, place) ? longestAt(message, place) : undefined;
    if (found) pieces.push(found);
    place = found?.end ?? place + 1;
  }
  return pieces;
}

/** Of signs only these begin a time: "@ 9", "~3 weeks ago", "'23". */
function mayBegin(message: Message, place: number): boolean {
  return message.words[place]?.kind !== 'sign' || /^[@~'’‘]$/.test(message.word(place));
}

function longestAt(message: Message, place: number): Piece | undefined {
  let best: Piece | undefined;
  for (const rule of RULES) {
    const found = rule(message, place);
    if (!found) continue;
    const { length, ...meant } = found;
    if (!best || place + length > best.end) best = { ...meant, start: place, end: place + length };
  }
  return best;
}
