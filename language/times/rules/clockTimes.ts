import { numberAt } from '../numbers';
import type { Cursor } from '../timeMessage';
import type { TimeRule } from '../tokenMatch';
import { CLOCK_LEADS, isBesideDay, isInsideNumber, isLed, mayEndAt, ROUGHLY } from './besideNumbers';
import { dayInList } from './daysOfMonths';
import { type ClockMatch, clockAt, hourAt, SUFFIXES } from './hours';
import { compactTime, digitalTime, spokenTime } from './hoursAndMinutes';
import { partOfDay } from './partsOfDay';

/** "9pm", "9.30", "21:30", "half seven", "ten to nine", "7ish", "2130", with "at" or "about" before it. */
export const clockTime: TimeRule = (at) => {
  const second = at.past(...CLOCK_LEADS);
  const start = second.past(...CLOCK_LEADS);
  const found =
    hourOf24(start) ??
    pastOrTo(start) ??
    digitalTime(start) ??
    compactTime(start) ??
    spokenTime(start) ??
    hourAlone(start);
  const loose = at.says(...ROUGHLY) || second.says(...ROUGHLY);
  return found && { ...found, about: found.about || loose };
};

/** "Half seven", "half past 7", "quarter to", "twenty five past six", "5 mins to 8". */
function pastOrTo(at: Cursor): ClockMatch | undefined {
  const said = minutesAt(at);
  if (!said) return undefined;
  const past = said.next.after('minutes-past');
  const to = said.next.after('minutes-to');
  if ((!past && !to && !said.half) || (to && isRange(at, said.next, said.sure))) return undefined;
  const next = past ?? to ?? said.next;
  const hour = hourAt(next);
  if (hour) return clockAt(hour.next, hour.hour * 60 + (to ? -said.minutes : said.minutes), hour.settled);
  // "Ten past" and no more; "half" alone says nothing.
  // "20 minutes after I got home" is no time of the clock.
  const alone = next !== said.next && !said.next.says('after') && said.sure && mayEndAt(next) && !next.says('whose');
  return alone ? { kind: 'clock', minutes: [], about: true, next } : undefined;
}

function minutesAt(at: Cursor) {
  const half = at.after('half');
  const named = half ?? at.after('quarter');
  if (named) return { minutes: half ? 30 : 15, next: named, half: half !== undefined, sure: true };
  const whole = numberAt(at);
  if (!whole || whole.value < 1 || whole.value > 29) return undefined;
  const unit = whole.next.means('unit');
  const next = unit?.unit === 'minute' ? unit.next : whole.next;
  return { minutes: whole.value, next, half: false, sure: next !== whole.next || whole.value % 5 === 0 };
}

/** "From 5 to 7", "5 till 7" and "2 to 3am" are two times; "5 to 7" alone is five minutes before seven. */
function isRange(at: Cursor, to: Cursor, sure: boolean): boolean {
  const till = to.says('till') && /^\d+$/.test(at.word);
  return till || at.before.says('from') || (!sure && hourAt(at) !== undefined);
}

/** "9pm", "9 o'clock", "8ish"; "at 7" where nothing that could be counted follows. */
function hourAlone(at: Cursor): ClockMatch | undefined {
  const hour = hourAt(at);
  // "The Friday one" is no hour.
  const isWhich = at.says('some') && at.before.means('weekday') && at.step(-2).says('the', 'that');
  if (!hour || hour.settled || isWhich || isInsideNumber(at)) return undefined;
  const { next } = hour;
  const marked = next.says(...SUFFIXES) || at.means('ish') !== undefined;
  const told = marked || isLed(at, next) || isBesideDay(at, next) || opensRange(next);
  // "From 5 to 9 june" are days.
  return told && !dayInList(at) ? clockAt(next, hour.hour * 60, false) : undefined;
}

/** "18h", "18h30", "18 o'clock": as hours are counted in most other languages. */
function hourOf24(at: Cursor): ClockMatch | undefined {
  const sign = /^(?:1?\d|2[0-3])$/.test(at.word) && !isInsideNumber(at) ? at.step(1) : undefined;
  const minutes = sign?.says('hours') && sign.noSpaceBefore ? sign.step(1) : undefined;
  if (minutes?.noSpaceBefore && /^[0-5]\d$/.test(minutes.word))
    return clockAt(minutes.step(1), Number(at.word) * 60 + Number(minutes.word), true);
  const next = /^(?:1[3-9]|2[0-3])$/.test(at.word) && !isInsideNumber(at) ? at.step(1) : undefined;
  const isHour = next?.says('oclock') || (next?.says('hours') && next.noSpaceBefore);
  return next && isHour ? clockAt(next.step(next.says('oclock') ? 0 : 1), Number(at.word) * 60, true) : undefined;
}

/** "2-3am", "between 5 and 7", "8 or 9pm": the other end shows that this is a time. */
function opensRange(next: Cursor): boolean {
  const to = next.after('dash', 'to', 'till', 'and', 'or');
  const ends = to && digitalTime(to);
  // "9 - 9.30pm".
  if (ends && next.says('dash', 'to', 'till') && ends.next.before.says('am', 'pm')) return true;
  const other = to && hourAt(to);
  if (!other) return false;
  // "5 or 6 at night".
  const isPart = next.says('or') && partOfDay(other.next)?.kind === 'part';
  return (next.step(-2).says('from') && mayEndAt(other.next)) || other.next.says(...SUFFIXES) || isPart;
}
