import { type Clock, clockAt, hourSaid, markLength } from './hours';
import { type Message, setOf } from './message';
import { wholeAt } from './numbers';
import type { Rule } from './pieces';

const BEFORE = setOf(
  'at,@,around,about,by,before,b4,after,approx,approximately,roughly,nearly,almost,gone,from,between,till,til,until,bout,circa',
);
const LOOSE = setOf(
  'around,about,by,before,b4,after,approx,approximately,roughly,nearly,almost,gone,bout,circa',
);
/** What may follow a bare number for it to be a time: "at 7 he came", not "at 7 Cherry Lane". */
const GOES_ON = setOf(
  'and,on,in,at,last,this,when,while,i,he,she,they,it,we,his,her,my,but,so,then,or,to,till,til,until,from,the,outside,just,as,because,cos,for,with,a,again,every,each,today',
);

/** "9pm", "9.30", "21:30", "half seven", "ten to nine", "7ish", "2130", with "at" or "about" before it. */
export const clockTime: Rule = (message, place) => {
  const lead = message.is(place, BEFORE) ? 1 : 0;
  const leads = lead > 0 && message.is(place + 1, BEFORE) ? 2 : lead;
  const at = place + leads;
  const found =
    pastOrTo(message, at) ?? digital(message, at) ?? packed(message, at) ?? hourAlone(message, at);
  if (!found) return undefined;
  const loose = message.is(place, LOOSE) || (leads === 2 && message.is(place + 1, LOOSE));
  return { ...found, about: found.about || (leads > 0 && loose), length: leads + found.length };
};

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
  if ((!past && !to && !piece.half) || (to && isRange(message, place, next))) return undefined;
  if (past || to) next++;
  const hour = hourSaid(message, next);
  if (hour) {
    const minute = hour.hour * 60 + (to ? -piece.minutes : piece.minutes);
    return clockAt(message, { start: place, next: next + hour.length, minute, settled: hour.settled });
  }
  // "Ten past" and no more; "half" alone says nothing.
  const alone =
    (past || to) && piece.sure && ends(message, next) && !message.is(next, setOf('the,my,his,her'));
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
  return {
    minutes: whole.value,
    length: whole.length + unit,
    half: false,
    sure: unit === 1 || whole.value % 5 === 0,
  };
}

/** "From 5 to 7" and "5 till 7" are two times; "5 to 7" alone is five minutes before seven. */
function isRange(message: Message, place: number, to: number): boolean {
  const led = /^(?:from|between|frm)$/.test(message.word(place - 1));
  return led || (/^(?:till|til)$/.test(message.word(to)) && /^\d+$/.test(message.word(place)));
}

/** "21:30", "9.30pm", "9h30". */
function digital(message: Message, place: number): Clock | undefined {
  const [said, sign, minutes] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  const form = /^\d{1,2}$/.test(said) && /^[:.;h]$/.test(sign) && /^\d\d$/.test(minutes);
  if (!form || !message.glued(place + 1) || !message.glued(place + 2) || isInside(message, place))
    return undefined;
  const hour = Number(said);
  if (hour > 24 || Number(minutes) > 59) return undefined;
  const third = message.glued(place + 3) && message.glued(place + 4) && /^\d+$/.test(message.word(place + 4));
  // A third number makes it a date, 22.11.26, unless it is seconds.
  if (third && message.word(place + 3) !== ':') return undefined;
  const settled = said.startsWith('0') || hour > 12 || hour === 0;
  return clockAt(message, {
    start: place,
    next: place + 3 + (third ? 2 : 0),
    minute: hour * 60 + Number(minutes),
    settled,
  });
}

/** "2130 hrs", "at 930", "0740 this morning": three or four digits, which may as well be a year or a count. */
function packed(message: Message, place: number): Clock | undefined {
  const said = message.word(place);
  if (!/^\d{3,4}$/.test(said) || isInside(message, place)) return undefined;
  const hour = Number(said.slice(0, -2));
  const minute = Number(said.slice(-2));
  const marked = /^(?:hrs?|hours|h|am|pm|ish)$/.test(message.word(place + 1));
  if (hour > 23 || minute > 59 || !(marked || isToldTime(message, place, said, minute))) return undefined;
  const hours = /^(?:hrs?|hours|h)$/.test(message.word(place + 1)) ? 1 : 0;
  const settled = hour > 12 || said.length === 4;
  return clockAt(message, { start: place, next: place + 1 + hours, minute: hour * 60 + minute, settled });
}

function isToldTime(message: Message, place: number, said: string, minute: number): boolean {
  if (!ends(message, place + 1)) return false;
  const lead = message.word(place - 1);
  if (/^(?:at|@)$/.test(lead)) return true;
  const year = said.length === 4 && /^(?:19|20)/.test(said);
  if (/^(?:about|around|from|till|til|until|by|bout)$/.test(lead))
    return said.length === 4 && !year && minute % 5 === 0;
  if (besideDay(message, place, place + 1) && !year) return true;
  if (afterDate(message, place)) return !year || /^\d{4}$/.test(lead);
  return !year && (message.words.length === 1 || said.startsWith('0'));
}

/** "17/11/26 2130", "17 nov, 2130". */
function afterDate(message: Message, place: number): boolean {
  if (!/^(?:,|\d\d|\d{4})$/.test(message.word(place - 1))) return false;
  return [2, 3].some(
    (back) => message.means(place - back, 'month') || /^[/.-]$/.test(message.word(place - back)),
  );
}

/** "9pm", "9 o'clock", "8ish"; "at 7" where nothing follows that would be counted. */
function hourAlone(message: Message, place: number): Clock | undefined {
  const hour = hourSaid(message, place);
  if (!hour || hour.settled || isInside(message, place)) return undefined;
  const next = place + hour.length;
  const marked = markLength(message, next) > 0 || message.word(place).endsWith('ish');
  const told =
    marked || isLed(message, place, next) || besideDay(message, place, next) || opensRange(message, next);
  return told ? clockAt(message, { start: place, next, minute: hour.hour * 60, settled: false }) : undefined;
}

function isLed(message: Message, place: number, next: number): boolean {
  const lead = message.word(place - 1);
  if (lead === 'between') return false;
  if (/^(?:and|to|-|–)$/.test(lead))
    return (
      /^(?:between|from|frm)$/.test(message.word(place - 3)) &&
      hourSaid(message, place - 2) !== undefined &&
      ends(message, next)
    );
  return message.is(place - 1, BEFORE) && ends(message, next);
}

/** "2-3am", "between 5 and 7", "8 or 9pm": the other end shows that this is a time. */
function opensRange(message: Message, next: number): boolean {
  if (!/^(?:-|–|to|till|til|until|and|or)$/.test(message.word(next))) return false;
  const other = hourSaid(message, next + 1);
  if (!other) return false;
  const after = next + 1 + other.length;
  return (
    markLength(message, after) > 0 ||
    (/^(?:between|from|frm)$/.test(message.word(next - 2)) && ends(message, after))
  );
}

/** "Tues 8", "8 last night", "8 in the evening": a number right beside a day or a part of one. */
function besideDay(message: Message, place: number, next: number): boolean {
  const skip = /^(?:in|at|on)$/.test(message.word(next)) ? 1 : 0;
  const the = /^(?:the|this)$/.test(message.word(next + skip)) ? 1 : 0;
  const after =
    message.means(next + skip + the, 'part') ?? (the === 0 ? message.means(next + skip, 'near') : undefined);
  if (after) return true;
  const before = (['near', 'weekday', 'part'] as const).some((kind) => message.means(place - 1, kind));
  return before && ends(message, next) && message.word(next) !== 'to';
}

/** Part of a longer number, a date or an amount: 07700 900412, 02/03, £7.50. */
function isInside(message: Message, place: number): boolean {
  const [before, after] = [message.word(place - 1), message.word(place + 1)];
  if (/^(?:[£$#]|no|number|flat|house|room|bus|unit|age|aged|page|platform|ref)$/.test(before)) return true;
  if (message.glued(place) && /^[/.:]$/.test(before) && /^\d+$/.test(message.word(place - 2))) return true;
  if (message.glued(place + 1) && /^[/%]$/.test(after)) return true;
  return (/^\d{3,}$/.test(before) && !/^(?:19|20)\d\d$/.test(before)) || /^\d{3,}$/.test(after);
}

/** Whether a bare number may end here. */
function ends(message: Message, next: number): boolean {
  const word = message.words[next];
  if (!word || word.kind === 'sign' || message.is(next, GOES_ON)) return true;
  return message.meanings(next).some(({ kind }) => kind !== 'unit' && kind !== 'month');
}
