import { type Message, setOf } from './message';
import { wholeAt } from './numbers';
import type { Found, Rule } from './pieces';

const BEFORE = setOf(
  'at,@,around,about,by,before,after,approx,roughly,nearly,almost,gone,from,between,till,til,until',
);
const LOOSE = setOf('around,about,by,before,after,approx,roughly,nearly,almost,gone,ish,~');
/** What may follow a bare number for it to be a time: "at 7 he came", not "at 7 Cherry Lane". */
const GOES_ON = setOf(
  'and,on,in,at,last,this,when,while,i,he,she,they,it,we,his,her,my,but,so,then,or,to,till,til,until,from,the,outside,just,as,because,cos,for,with,a,again,every,each,today,ish,am,pm,a.m,p.m',
);
const NOON = 720;
const DAY = 1440;

/** "9pm", "9.30", "21:30", "half seven", "ten to nine", "7ish", "2130". */
export const clockTime: Rule = (message, place) => {
  const lead = message.is(place, BEFORE) ? 1 : 0;
  const at = lead > 0 && message.is(place + 1, BEFORE) ? 2 : lead;
  const found =
    pastOrTo(message, place + at) ?? digital(message, place + at) ?? hourAlone(message, place + at, at > 0);
  if (!found) return undefined;
  const about = found.about || (at > 0 && leads(message, place, at).some((word) => LOOSE.has(word)));
  return { ...found, about, length: at + found.length };
};

function leads(message: Message, place: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => message.word(place + i));
}

type Clock = Extract<Found, { kind: 'clock' }>;

const TO = setOf('to,til,till,of,b4');
const PAST = setOf('past,after,gone');

/** "Half seven", "half past 7", "quarter to", "twenty five past six", "5 mins to 8". */
function pastOrTo(message: Message, place: number): Clock | undefined {
  const skip = message.word(place) === 'a' && message.word(place + 1) === 'quarter' ? 1 : 0;
  const piece = minutesSaid(message, place + skip);
  if (!piece) return undefined;
  let next = place + skip + piece.length;
  const past = message.is(next, PAST);
  const to = message.is(next, TO);
  if (!past && !to && !piece.half) return undefined;
  if (past || to) next++;
  const hour = hourSaid(message, next);
  if (hour) {
    const minute = hour.hour * 60 + (to ? -piece.minutes : piece.minutes);
    return finish(message, place, next + hour.length, minute, hour.settled);
  }
  // "Ten past" and no more; "half" alone says nothing.
  const alone = (past || to) && piece.sure && ends(message, next);
  return alone
    ? { kind: 'clock', minutes: [], about: true, doubt: 'no-hour', length: next - place }
    : undefined;
}

function minutesSaid(message: Message, place: number) {
  const said = message.word(place);
  if (said === 'half') return { minutes: 30, length: 1, half: true, sure: true };
  if (said === 'quarter') return { minutes: 15, length: 1, half: false, sure: true };
  const whole = said === 'a' || said === 'an' ? undefined : wholeAt(message.word, place);
  if (!whole || whole.value < 1 || whole.value > 29) return undefined;
  const unit = message.means(place + whole.length, 'unit')?.unit === 'minute' ? 1 : 0;
  const sure = unit === 1 || whole.value % 5 === 0;
  return { minutes: whole.value, length: whole.length + unit, half: false, sure };
}

interface Hour {
  readonly hour: number;
  readonly length: number;
  /** Midday and midnight are not in doubt between morning and evening. */
  readonly settled: boolean;
}

function hourSaid(message: Message, place: number): Hour | undefined {
  const noon = message.means(place, 'part');
  if (noon && noon.part.from === noon.part.to)
    return { hour: noon.part.from / 60, length: noon.length, settled: true };
  const ish = /^([a-z]+)ish$/.exec(message.word(place))?.[1];
  const whole = ish ? wholeAt(() => ish, 0) : wholeAt(message.word, place);
  if (!whole || message.word(place) === 'a' || message.word(place) === 'an') return undefined;
  const hour = whole.value;
  return hour >= 1 && hour <= 12 && whole.length === 1 ? { hour, length: 1, settled: false } : undefined;
}

/** "21:30", "9.30pm", "9h30", "2130 hrs", "0930". */
function digital(message: Message, place: number): Clock | undefined {
  const said = message.word(place);
  if (!/^\d{1,4}$/.test(said) || isInside(message, place)) return undefined;
  if (said.length >= 3) return packed(message, place, said);
  const colon = message.word(place + 1);
  const minutes = message.word(place + 2);
  if (
    !/^[:.;h]$/.test(colon) ||
    !message.glued(place + 1) ||
    !/^\d\d$/.test(minutes) ||
    !message.glued(place + 2)
  )
    return undefined;
  const hour = Number(said);
  if (hour > 24 || Number(minutes) > 59) return undefined;
  const seconds = message.word(place + 3) === ':' && message.glued(place + 3) ? 2 : 0;
  // A third number makes it a date: 22.11.26.
  if (
    seconds === 0 &&
    message.glued(place + 3) &&
    /^[.]$/.test(message.word(place + 3)) &&
    message.glued(place + 4)
  )
    return undefined;
  const sure = said.startsWith('0') || hour > 12 || hour === 0;
  return finish(message, place, place + 3 + seconds, hour * 60 + Number(minutes), sure);
}

function packed(message: Message, place: number, said: string): Clock | undefined {
  const hour = Number(said.slice(0, -2));
  const minute = Number(said.slice(-2));
  const after = message.word(place + 1);
  const marked = /^(?:hrs?|hours|h|am|pm|ish)$/.test(after);
  const told = marked || message.is(place - 1, BEFORE) || message.words.length === 1 || said.startsWith('0');
  const year = said.length === 4 && hour >= 19 && hour <= 20 && !marked;
  const led = /^(?:at|@|around|about)$/.test(message.word(place - 1));
  if (hour > 23 || minute > 59 || !told || (year && !led)) return undefined;
  if (!marked && !ends(message, place + 1)) return undefined;
  const hours = /^(?:hrs?|hours|h)$/.test(after) ? 1 : 0;
  return finish(message, place, place + 1 + hours, hour * 60 + minute, hour > 12 || said.length === 4);
}

/** "9pm", "9 o'clock", "8ish"; "at 7" where nothing follows that would be counted. */
function hourAlone(message: Message, place: number, led: boolean): Clock | undefined {
  const hour = hourSaid(message, place);
  if (!hour || hour.settled || isInside(message, place)) return undefined;
  const next = place + hour.length;
  const marked =
    /^(?:am|pm|oclock|clock|ish|a|p|o)$/.test(message.word(next)) && markLength(message, next) > 0;
  const ish = message.word(place).endsWith('ish');
  const whole = message.words.length <= 2 && /^\d/.test(message.word(place)) === false;
  if (!marked && !ish && !(led && ends(message, next)) && !(besideDay(message, place, next) && !whole))
    return undefined;
  return finish(message, place, next, hour.hour * 60, false);
}

/** "Tues 8", "8 last night", "8 in the evening": a number right beside a day or a part of one. */
function besideDay(message: Message, place: number, next: number): boolean {
  const skip =
    message.word(next) === 'in' || message.word(next) === 'at' || message.word(next) === 'on' ? 1 : 0;
  const the = message.word(next + skip) === 'the' || message.word(next + skip) === 'this' ? 1 : 0;
  const after =
    message.means(next + skip + the, 'part') ?? (the === 0 ? message.means(next + skip, 'near') : undefined);
  if (after) return true;
  const before =
    message.means(place - 1, 'near') ??
    message.means(place - 1, 'weekday') ??
    message.means(place - 1, 'part');
  return before !== undefined && ends(message, next) && message.word(next) !== 'to';
}

/** am, pm, o'clock and -ish after a time settle it or loosen it. */
function finish(message: Message, start: number, next: number, minute: number, settled: boolean): Clock {
  let place = next;
  let half: 'am' | 'pm' | undefined;
  let about = message.word(next - 1).endsWith('ish');
  for (let marks = 0; marks < 3; marks++) {
    const length = markLength(message, place);
    if (length === 0) break;
    const mark = message.word(place);
    if (mark === 'ish') about = true;
    else if (mark.startsWith('a')) half = 'am';
    else if (mark.startsWith('p')) half = 'pm';
    place += length;
  }
  return { kind: 'clock', minutes: readings(minute, half, settled), about, length: place - start };
}

/** How many words the mark at this place takes: "pm", "p.m.", "o'clock", "ish", "-ish". */
function markLength(message: Message, place: number): number {
  const said = message.word(place);
  if (said === 'am' || said === 'pm' || said === 'oclock' || said === 'ish') return 1;
  if (said === '-' && message.word(place + 1) === 'ish') return 2;
  if (said === 'o' && message.word(place + 1) === 'clock') return 2;
  if ((said === 'a' || said === 'p') && message.word(place + 1) === '.' && message.word(place + 2) === 'm')
    return message.word(place + 3) === '.' && message.glued(place + 3) ? 4 : 3;
  return (said === 'a' || said === 'p') && message.word(place + 1) === 'm' ? 2 : 0;
}

function readings(minute: number, half: 'am' | 'pm' | undefined, settled: boolean): readonly number[] {
  const within = ((minute % NOON) + NOON) % NOON;
  if (half === 'am') return [within];
  if (half === 'pm') return [within + NOON];
  if (settled || minute >= 13 * 60) return [(minute + DAY) % DAY];
  return [within + NOON, within];
}

/** Part of a longer number, a date or an amount: 07700 900412, 02/03, £7.50. */
function isInside(message: Message, place: number): boolean {
  const before = message.word(place - 1);
  const after = message.word(place + 1);
  if (/^[£$#]$/.test(before) || /^(?:no|number|flat|house|room|bus|unit|age|aged|page)$/.test(before))
    return true;
  if (message.glued(place) && /^[/.:]$/.test(before) && /^\d+$/.test(message.word(place - 2))) return true;
  if (message.glued(place + 1) && /^[/%]$/.test(after)) return true;
  return /^\d{4,}$/.test(before) || /^\d{5,}$/.test(after);
}

/** Whether a bare number may end here. */
function ends(message: Message, next: number): boolean {
  const word = message.words[next];
  if (!word || word.kind === 'sign' || message.is(next, GOES_ON)) return true;
  return message.meanings(next).some(({ kind }) => kind !== 'unit' && kind !== 'month');
}
