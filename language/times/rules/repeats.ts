import { DAYS } from '../../../model/ukTime';
import type { Repeats } from '../timeExpression';
import { setOf, type TimeMessage } from '../timeMessage';
import type { RuleMatch, TimeRule } from '../tokenMatch';

const EVERY = setOf('every,each,evry,evrey,everyday,ever');
const MOST = setOf('most,nearly,almost,practically,virtually');
const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['daily', 'day'],
  ['nightly', 'night'],
  ['weekly', 'week'],
  ['fortnightly', 'fortnight'],
  ['monthly', 'month'],
  ['yearly', 'year'],
  ['hourly', 'hour'],
  ['everyday', 'day'],
  ['everynight', 'night'],
]);

/** "Every night", "most days", "nearly every day", "every other week", "weekends", "on mondays", "daily". */
export const everyCycle: TimeRule = (message, place) => {
  const adverb = ADVERBS.get(message.word(place));
  if (adverb) return repeatsMatch({ every: adverb, about: false }, 1);
  let at = place;
  let about = false;
  if (message.is(at, MOST)) {
    at++;
    about = true;
  }
  if (message.is(at, EVERY)) return everyOne(message, place, at + 1, about);
  if (about && message.word(place) === 'most') {
    const one = cycleAt(message, at);
    return one && message.word(at).endsWith('s')
      ? repeatsMatch({ every: one.id, about: true }, at + one.length - place)
      : undefined;
  }
  return about ? undefined : plural(message, place);
};

function everyOne(message: TimeMessage, place: number, start: number, most: boolean): RuleMatch | undefined {
  let at = start;
  let about = most;
  while (/^(?:single|blooming|bloody|fucking|damn|blessed)$/.test(message.word(at))) at++;
  if (/^(?:other|second|few|couple)$/.test(message.word(at))) {
    about = true;
    at += message.word(at) === 'couple' && message.word(at + 1) === 'of' ? 2 : 1;
  }
  const one = cycleAt(message, at);
  if (!one) {
    const amount = message.amount(at);
    const unit = amount && message.means(at + amount.length, 'unit');
    return unit
      ? repeatsMatch({ every: unit.unit, about: true }, at + amount.length + unit.length - place)
      : undefined;
  }
  return repeatsMatch({ every: one.id, about }, at + one.length - place);
}

/** A weekday, a part of the day or a unit; "tuesday night" counts as Tuesday. */
function cycleAt(
  message: TimeMessage,
  place: number,
): { readonly id: string; readonly length: number } | undefined {
  const weekday = message.means(place, 'weekday');
  if (weekday) {
    const part = message.means(place + weekday.length, 'part');
    return { id: DAYS[weekday.weekday] ?? 'mon', length: weekday.length + (part?.length ?? 0) };
  }
  const part = message.means(place, 'part');
  const unit = message.means(place, 'unit');
  if (unit) return { id: unit.unit, length: unit.length };
  return part && { id: part.part.id, length: part.length };
}

/** "Mondays", "at weekends", "in the evenings", "saturday nights". */
function plural(message: TimeMessage, place: number): RuleMatch | undefined {
  const on = /^(?:on|at|in)$/.test(message.word(place)) ? 1 : 0;
  const the = on && message.word(place + 1) === 'the' ? 1 : 0;
  const at = place + on + the;
  const weekday = message.means(at, 'weekday');
  const after = weekday && message.means(at + weekday.length, 'part');
  if (weekday?.plural || (weekday && after?.plural))
    return repeatsMatch(
      { every: DAYS[weekday.weekday] ?? 'mon', about: true },
      at + weekday.length + (after?.length ?? 0) - place,
    );
  const part = message.means(at, 'part');
  if (part?.plural) return repeatsMatch({ every: part.part.id, about: true }, at + part.length - place);
  const unit = message.means(at, 'unit');
  const weekends =
    unit?.unit === 'weekend' &&
    message.word(at).endsWith('s') &&
    !/^\d+$|^(?:two|three|few|of)$/.test(message.word(place - 1));
  return weekends ? repeatsMatch({ every: 'weekend', about: true }, at + unit.length - place) : undefined;
}

/** "All the time", "loads of times". */
export const often: TimeRule = (message, place) => {
  const said = message.means(place, 'often');
  return said && repeatsMatch({ about: true }, said.length);
};

const LOOSE = setOf('about,around,roughly,approx,like,over,nearly,almost,maybe,probably,~,least');
const OFTEN: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);

/** "Three times a week", "about 20 times", "twice", "x5", "5x". */
export const howMany: TimeRule = (message, place) => {
  const loose = message.is(place, LOOSE) ? 1 : 0;
  const at = place + loose;
  const times = OFTEN.get(message.word(at));
  const count = times === undefined ? countAt(message, at) : onceOrTwice(message, at, times);
  if (!count) return undefined;
  const next = at + count.length;
  const each = /^(?:a|an|per|each|every)$/.test(message.word(next)) || message.word(next) === '/' ? 1 : 0;
  const unit = each ? cycleAt(message, next + 1) : undefined;
  // "Once he left" counts nothing.
  if (
    times === 1 &&
    count.length === 1 &&
    !unit &&
    message.tokens.length > 1 &&
    !/^(?:just|only)$/.test(message.word(place - 1))
  )
    return undefined;
  const repeats = { count: count.count, about: count.about || loose > 0 };
  if (!unit) return repeatsMatch(repeats, next - place);
  return repeatsMatch({ ...repeats, every: unit.id }, next + 1 + unit.length - place);
};

function onceOrTwice(message: TimeMessage, place: number, count: number) {
  const or = /^(?:or|maybe)$/.test(message.word(place + 1)) ? OFTEN.get(message.word(place + 2)) : undefined;
  return { count: or ?? count, about: or !== undefined, length: or === undefined ? 1 : 3 };
}

function countAt(message: TimeMessage, place: number) {
  if (message.word(place) === 'x' && /^\d{1,3}$/.test(message.word(place + 1)))
    return { count: Number(message.word(place + 1)), about: false, length: 2 };
  const amount = message.amount(place);
  if (!amount || (amount.length === 1 && /^an?$/.test(message.word(place)))) return undefined;
  const plus = message.word(place + amount.length) === '+' ? 1 : 0;
  const next = message.word(place + amount.length + plus);
  if (next === 'x' || next === 'times' || next === 'time' || next === 'tims')
    return { count: amount.low, about: amount.about || plus > 0, length: amount.length + plus + 1 };
  return undefined;
}

function repeatsMatch(repeats: Repeats, length: number): RuleMatch {
  return { kind: 'repeats', repeats, length };
}
