import { numberAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import type { TimeRule } from '../tokenMatch';
import { CLOCK_LEADS, isBesideDay, isInsideNumber, mayEndAt, ROUGHLY } from './clockContext';
import { type ClockMatch, clockAt, hourAt, suffixLength } from './hours';
import { compactTime, digitalTime } from './timesInDigits';

/** "9pm", "9.30", "21:30", "half seven", "ten to nine", "7ish", "2130", with "at" or "about" before it. */
export const clockTime: TimeRule = (message, place) => {
  const second = place + message.says(place, ...CLOCK_LEADS);
  const at = second > place ? message.past(second, 1, ...CLOCK_LEADS) : place;
  const found =
    pastOrTo(message, at) ?? digitalTime(message, at) ?? compactTime(message, at) ?? hourAlone(message, at);
  if (!found) return undefined;
  const loose =
    (second > place && message.says(place, ...ROUGHLY) > 0) ||
    (at > second && message.says(second, ...ROUGHLY) > 0);
  return { ...found, about: found.about || loose, length: at - place + found.length };
};

/** "Half seven", "half past 7", "quarter to", "twenty five past six", "5 mins to 8". */
function pastOrTo(message: TimeMessage, place: number): ClockMatch | undefined {
  const said = minutesAt(message, place);
  if (!said) return undefined;
  const end = place + said.length;
  const past = message.says(end, 'minutes-past');
  const to = message.says(end, 'minutes-to');
  if ((past === 0 && to === 0 && !said.half) || (to > 0 && isRange(message, place, end, said.sure)))
    return undefined;
  const next = end + (past || to);
  const hour = hourAt(message, next);
  if (hour) {
    const minute = hour.hour * 60 + (to > 0 ? -said.minutes : said.minutes);
    return clockAt(message, { start: place, next: next + hour.length, minute, settled: hour.settled });
  }
  // "Ten past" and no more; "half" alone says nothing.
  const alone = next > end && said.sure && mayEndAt(message, next) && message.says(next, 'whose') === 0;
  return alone ? { kind: 'clock', minutes: [], about: true, length: next - place } : undefined;
}

function minutesAt(message: TimeMessage, place: number) {
  const half = message.says(place, 'half');
  const named = half || message.says(place, 'quarter');
  if (named > 0) return { minutes: half > 0 ? 30 : 15, length: named, half: half > 0, sure: true };
  const whole = numberAt(message, place);
  if (!whole || whole.value < 1 || whole.value > 29) return undefined;
  const unit = message.means(place + whole.length, 'unit');
  const length = whole.length + (unit?.unit === 'minute' ? unit.length : 0);
  const sure = length > whole.length || whole.value % 5 === 0;
  return { minutes: whole.value, length, half: false, sure };
}

/** "From 5 to 7", "5 till 7" and "2 to 3am" are two times; "5 to 7" alone is five minutes before seven. */
function isRange(message: TimeMessage, place: number, to: number, sure: boolean): boolean {
  const till = message.says(to, 'till') > 0 && /^\d+$/.test(message.word(place));
  return till || message.says(place - 1, 'from') > 0 || (!sure && hourAt(message, place) !== undefined);
}

/** "9pm", "9 o'clock", "8ish"; "at 7" where nothing that could be counted follows. */
function hourAlone(message: TimeMessage, place: number): ClockMatch | undefined {
  const hour = hourAt(message, place);
  if (!hour || hour.settled || isInsideNumber(message, place)) return undefined;
  const next = place + hour.length;
  const marked = suffixLength(message, next) > 0 || message.means(place, 'ish') !== undefined;
  const told =
    marked || isLed(message, place, next) || isBesideDay(message, place, next) || opensRange(message, next);
  return told ? clockAt(message, { start: place, next, minute: hour.hour * 60, settled: false }) : undefined;
}

function isLed(message: TimeMessage, place: number, next: number): boolean {
  if (!mayEndAt(message, next) || message.says(place - 1, 'between') > 0) return false;
  if (message.says(place - 1, 'and', 'to', 'dash') > 0)
    return message.says(place - 3, 'from') > 0 && hourAt(message, place - 2) !== undefined;
  return message.says(place - 1, ...CLOCK_LEADS) > 0;
}

/** "2-3am", "between 5 and 7", "8 or 9pm": the other end shows that this is a time. */
function opensRange(message: TimeMessage, next: number): boolean {
  const to = message.says(next, 'dash', 'to', 'till', 'and', 'or');
  const other = to > 0 ? hourAt(message, next + to) : undefined;
  if (!other) return false;
  const after = next + to + other.length;
  const led = message.says(next - 2, 'from') > 0 && mayEndAt(message, after);
  return led || suffixLength(message, after) > 0;
}
