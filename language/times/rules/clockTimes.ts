import type { WordGroupName } from '../../../model/times';
import { numberAt } from '../numbers';
import type { TimeMessage } from '../timeMessage';
import type { TimeRule } from '../tokenMatch';
import { type ClockMatch, clockAt, hourAt, suffixLength } from './hours';

/** "9pm", "9.30", "21:30", "half seven", "ten to nine", "7ish", "2130", with "at" or "about" before it. */
export const clockTime: TimeRule = (message, place) => {
  const second = place + message.says(place, ...CLOCK_LEADS);
  const at = second > place ? message.past(second, 1, ...CLOCK_LEADS) : place;
  const found =
    pastOrTo(message, at) ?? digitalTime(message, at) ?? compactTime(message, at) ?? hourAlone(message, at);
  if (!found) return undefined;
  const isLoose = (from: number, to: number) => to > from && message.says(from, ...ROUGHLY) > 0;
  const loose = isLoose(place, second) || isLoose(second, at);
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

/** "21:30", "9.30pm", "9h30". */
function digitalTime(message: TimeMessage, place: number): ClockMatch | undefined {
  const [said, sign, minutes] = [message.word(place), message.word(place + 1), message.word(place + 2)];
  const joined = /^[:.;]$/.test(sign) || message.says(place + 1, 'hours') > 0;
  if (!joined || !/^\d{1,2}$/.test(said) || !/^\d\d$/.test(minutes)) return undefined;
  if (!message.noSpaceBefore(place + 1) || !message.noSpaceBefore(place + 2)) return undefined;
  const hour = Number(said);
  if (hour > 24 || Number(minutes) > 59 || isInsideNumber(message, place)) return undefined;
  const apart = !message.noSpaceBefore(place + 3) || !message.noSpaceBefore(place + 4);
  const third = !apart && /^\d+$/.test(message.word(place + 4));
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
function compactTime(message: TimeMessage, place: number): ClockMatch | undefined {
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

/** "About 9pm", "by 7", "gone 9": not to the minute. */
export const ROUGHLY: readonly WordGroupName[] = ['loose', 'nearly', 'side', 'gone'];
/** Words that lead into a time of day: "at 7", "about 9pm". */
const CLOCK_LEADS: readonly WordGroupName[] = ['at', 'from', 'till', ...ROUGHLY];

/** "Tues 8", "8 last night", "8 in the evening": a number right next to a day or a part of one. */
function isBesideDay(message: TimeMessage, place: number, next: number): boolean {
  const skip = next + message.says(next, 'in', 'at', 'on');
  const the = skip + message.says(skip, 'the', 'this');
  const after = message.means(the, 'part') ?? (the === skip ? message.means(skip, 'near') : undefined);
  // "One night" is not one o'clock.
  if (after) return message.tokens[place]?.kind !== 'word' || numberAt(message, place)?.value !== 1;
  const before = (['near', 'weekday', 'part'] as const).some((kind) => message.means(place - 1, kind));
  return before && mayEndAt(message, next) && message.says(next, 'to') === 0;
}

/** Part of a longer number, a date or an amount: 07700 900412, 02/03, £7.50. */
function isInsideNumber(message: TimeMessage, place: number): boolean {
  const [before, after] = [message.word(place - 1), message.word(place + 1)];
  if (message.says(place - 1, 'number-of') > 0) return true;
  if (message.noSpaceBefore(place) && /^[/.:]$/.test(before) && /^\d+$/.test(message.word(place - 2)))
    return true;
  if (message.noSpaceBefore(place + 1) && /^[/%]$/.test(after)) return true;
  return (/^\d{3,}$/.test(before) && !/^(?:19|20)\d\d$/.test(before)) || /^\d{3,}$/.test(after);
}

/** Whether a bare number may be a time, judging by what follows it: "at 7 he came", not "at 7 Cherry Lane". */
function mayEndAt(message: TimeMessage, next: number): boolean {
  const word = message.tokens[next];
  if (!word || word.kind === 'sign' || message.says(next, 'goes-on') > 0) return true;
  return message.meanings(next).some(({ kind }) => SAYS_WHEN.has(kind));
}

/** What makes a number before it a time. "7 weeks" is a count, "7 may" a date. */
const SAYS_WHEN: ReadonlySet<string> = new Set(['weekday', 'part', 'near', 'named', 'often', 'vague']);
