import { wholeNumberAt } from '../numbers';
import { setOf, type TimeMessage } from '../timeMessage';
import type { TimeRule } from '../tokenMatch';
import { CLOCK_LEADS, isBesideDay, isInsideNumber, mayEndAt } from './clockContext';
import { type ClockMatch, clockAt, hourAt, suffixLength } from './hours';
import { compactTime, digitalTime } from './timesInDigits';

const LOOSE = setOf(
  'around,about,by,before,after,approx,approximately,roughly,nearly,almost,gone,bout,circa',
);
/** "9pm", "9.30", "21:30", "half seven", "ten to nine", "7ish", "2130", with "at" or "about" before it. */
export const clockTime: TimeRule = (message, place) => {
  const lead = message.is(place, CLOCK_LEADS) ? 1 : 0;
  const leads = lead > 0 && message.is(place + 1, CLOCK_LEADS) ? 2 : lead;
  const at = place + leads;
  const found =
    pastOrTo(message, at) ?? digitalTime(message, at) ?? compactTime(message, at) ?? hourAlone(message, at);
  if (!found) return undefined;
  const loose = message.is(place, LOOSE) || (leads === 2 && message.is(place + 1, LOOSE));
  return { ...found, about: found.about || (leads > 0 && loose), length: leads + found.length };
};

const TO = setOf('to,til,till');
const PAST = setOf('past,after,gone');

/** "Half seven", "half past 7", "quarter to", "twenty five past six", "5 mins to 8". */
function pastOrTo(message: TimeMessage, place: number): ClockMatch | undefined {
  const skip = message.word(place) === 'a' && message.word(place + 1) === 'quarter' ? 1 : 0;
  const piece = minutesAt(message, place + skip);
  if (!piece) return undefined;
  let next = place + skip + piece.length;
  const past = message.is(next, PAST);
  const to = message.is(next, TO);
  if ((!past && !to && !piece.half) || (to && isRange(message, place, next))) return undefined;
  if (past || to) next++;
  const hour = hourAt(message, next);
  if (hour) {
    const minute = hour.hour * 60 + (to ? -piece.minutes : piece.minutes);
    return clockAt(message, { start: place, next: next + hour.length, minute, settled: hour.settled });
  }
  // "Ten past" and no more; "half" alone says nothing.
  const alone =
    (past || to) && piece.sure && mayEndAt(message, next) && !message.is(next, setOf('the,my,his,her'));
  return alone
    ? { kind: 'clock', minutes: [], about: true, doubt: 'no-hour', length: next - place }
    : undefined;
}

function minutesAt(message: TimeMessage, place: number) {
  const said = message.word(place);
  if (said === 'half') return { minutes: 30, length: 1, half: true, sure: true };
  if (said === 'quarter') return { minutes: 15, length: 1, half: false, sure: true };
  const whole = said === 'a' || said === 'an' ? undefined : wholeNumberAt(message.word, place);
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
function isRange(message: TimeMessage, place: number, to: number): boolean {
  const led = /^(?:from|between|frm)$/.test(message.word(place - 1));
  return led || (/^(?:till|til)$/.test(message.word(to)) && /^\d+$/.test(message.word(place)));
}

/** "9pm", "9 o'clock", "8ish"; "at 7" where nothing that could be counted follows. */
function hourAlone(message: TimeMessage, place: number): ClockMatch | undefined {
  const hour = hourAt(message, place);
  if (!hour || hour.settled || isInsideNumber(message, place)) return undefined;
  const next = place + hour.length;
  const marked = suffixLength(message, next) > 0 || message.word(place).endsWith('ish');
  const told =
    marked || isLed(message, place, next) || isBesideDay(message, place, next) || opensRange(message, next);
  return told ? clockAt(message, { start: place, next, minute: hour.hour * 60, settled: false }) : undefined;
}

function isLed(message: TimeMessage, place: number, next: number): boolean {
  const lead = message.word(place - 1);
  if (lead === 'between') return false;
  if (/^(?:and|to|-|–)$/.test(lead))
    return (
      /^(?:between|from|frm)$/.test(message.word(place - 3)) &&
      hourAt(message, place - 2) !== undefined &&
      mayEndAt(message, next)
    );
  return message.is(place - 1, CLOCK_LEADS) && mayEndAt(message, next);
}

/** "2-3am", "between 5 and 7", "8 or 9pm": the other end shows that this is a time. */
function opensRange(message: TimeMessage, next: number): boolean {
  if (!/^(?:-|–|to|till|til|until|and|or)$/.test(message.word(next))) return false;
  const other = hourAt(message, next + 1);
  if (!other) return false;
  const after = next + 1 + other.length;
  return (
    suffixLength(message, after) > 0 ||
    (/^(?:between|from|frm)$/.test(message.word(next - 2)) && mayEndAt(message, after))
  );
}
