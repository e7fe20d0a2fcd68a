import { wholeAt } from '../numbers';
import type { Rule } from '../pieces';
import { type Message, setOf } from '../timeMessage';
import { BEFORE, besideDay, ends, isInside } from './clockContext';
import { type Clock, clockAt, hourSaid, markLength } from './hours';
import { digital, packed } from './timesInDigits';

const LOOSE = setOf(
  'around,about,by,before,after,approx,approximately,roughly,nearly,almost,gone,bout,circa',
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

const TO = setOf('to,til,till');
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
