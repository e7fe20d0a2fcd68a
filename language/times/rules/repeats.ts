import { DAYS } from '../../../model/ukTime';
import { amountAt, type WholeNumber } from '../numbers';
import type { Repeats } from '../timeExpression';
import type { TimeMessage } from '../timeMessage';
import type { RuleMatch, TimeRule } from '../tokenMatch';

/** "Every night", "most days", "nearly every day", "every other week", "weekends", "on mondays", "daily". */
export const everyCycle: TimeRule = (message, place) => {
  const adverb = message.means(place, 'every');
  if (adverb) return repeatsMatch({ every: adverb.unit, about: false }, adverb.length);
  const most = message.says(place, 'most');
  const at = place + (most || message.says(place, 'nearly'));
  const every = message.says(at, 'every');
  if (every > 0) return everyOne(message, place, at + every, at > place);
  if (at === place) return plural(message, place);
  const one = most > 0 && message.lexicon.isPlural(message.word(at)) ? cycleAt(message, at) : undefined;
  return one && repeatsMatch({ every: one.id, about: true }, most + one.length);
};

/** "Every single blooming day". */
const MAX_BETWEEN = 4;

function everyOne(message: TimeMessage, place: number, start: number, most: boolean): RuleMatch | undefined {
  const next = message.past(start, MAX_BETWEEN, 'between-every');
  const at = next + message.says(next, 'not-each');
  const one = cycleAt(message, at);
  if (one) return repeatsMatch({ every: one.id, about: most || at > next }, at + one.length - place);
  const amount = amountAt(message, at);
  const unit = amount && message.means(at + amount.length, 'unit');
  if (!unit) return undefined;
  return repeatsMatch({ every: unit.unit, about: true }, at + amount.length + unit.length - place);
}

/** A weekday, a part of the day or a unit; "tuesday night" counts as Tuesday. */
function cycleAt(message: TimeMessage, place: number) {
  const weekday = message.means(place, 'weekday');
  if (weekday) {
    const part = message.means(place + weekday.length, 'part');
    const length = weekday.length + (part?.length ?? 0);
    return { id: DAYS[weekday.weekday] ?? 'mon', length, plural: weekday.plural || (part?.plural ?? false) };
  }
  const unit = message.means(place, 'unit');
  // Of the units only weekends are a habit by themselves, and "two weekends" are none.
  const many = unit?.unit === 'weekend' && message.lexicon.isPlural(message.word(place));
  const habit = many && !amountAt(message, place - 1) && message.says(place - 1, 'of') === 0;
  if (unit) return { id: unit.unit, length: unit.length, plural: habit };
  const part = message.means(place, 'part');
  return part && { id: part.part.id, length: part.length, plural: part.plural };
}

/** "Mondays", "at weekends", "in the evenings", "saturday nights". */
function plural(message: TimeMessage, place: number): RuleMatch | undefined {
  const on = place + message.says(place, 'on', 'at', 'in');
  const at = on > place ? on + message.says(on, 'the') : place;
  const one = cycleAt(message, at);
  return one?.plural ? repeatsMatch({ every: one.id, about: true }, at + one.length - place) : undefined;
}

/** "All the time", "loads of times". */
export const often: TimeRule = (message, place) => {
  const said = message.means(place, 'often');
  return said && repeatsMatch({ about: true }, said.length);
};

/** "Three times a week", "about 20 times", "twice", "x5", "5x". */
export const howMany: TimeRule = (message, place) => {
  const at = message.past(place, 1, 'loose', 'nearly', 'over');
  const times = message.means(at, 'times');
  const count = times ? onceOrTwice(message, at, times) : countAt(message, at);
  if (!count) return undefined;
  const next = at + count.length;
  const each = message.word(next) === '/' ? 1 : message.says(next, 'a', 'per', 'every');
  const unit = each > 0 ? cycleAt(message, next + each) : undefined;
  // "Once he left" counts nothing.
  const once = times?.value === 1 && count.length === times.length && !unit;
  if (once && message.tokens.length > 1 && message.says(place - 1, 'only') === 0) return undefined;
  const repeats = { count: count.count, about: count.about || at > place };
  if (!unit) return repeatsMatch(repeats, next - place);
  return repeatsMatch({ ...repeats, every: unit.id }, next + each + unit.length - place);
};

function onceOrTwice(message: TimeMessage, place: number, { value, length }: WholeNumber) {
  const or = message.says(place + length, 'or', 'maybe');
  const second = or > 0 ? message.means(place + length + or, 'times') : undefined;
  return second
    ? { count: second.value, about: true, length: length + or + second.length }
    : { count: value, about: false, length };
}

function countAt(message: TimeMessage, place: number) {
  const sign = message.says(place, 'count-sign');
  const said = message.word(place + sign);
  if (sign > 0 && /^\d{1,3}$/.test(said)) return { count: Number(said), about: false, length: sign + 1 };
  const amount = amountAt(message, place);
  if (!amount || (message.says(place, 'a') > 0 && !message.means(place, 'amount'))) return undefined;
  const plus = message.word(place + amount.length) === '+' ? 1 : 0;
  const times = message.says(place + amount.length + plus, 'times');
  const length = amount.length + plus + times;
  return times > 0 ? { count: amount.low, about: amount.about || plus > 0, length } : undefined;
}

function repeatsMatch(repeats: Repeats, length: number): RuleMatch {
  return { kind: 'repeats', repeats, length };
}
