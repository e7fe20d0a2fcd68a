import { DAYS } from '../../../model/ukTime';
import { amountAt, type WholeNumber } from '../numbers';
import type { Repeats } from '../timeExpression';
import type { Cursor } from '../timeMessage';
import type { RuleMatch, TimeRule } from '../tokenMatch';

/** "Every night", "most days", "nearly every day", "every other week", "weekends", "on mondays", "daily". */
export const everyCycle: TimeRule = (at) => {
  const adverb = at.means('every');
  if (adverb) return repeatsMatch({ every: adverb.unit, about: false }, adverb.next);
  const most = at.after('most');
  const start = most ?? at.past('nearly');
  const every = start.after('every');
  if (every) return everyOne(every, start !== at);
  if (start === at) return plural(at);
  const one = most && at.message.lexicon.isPlural(most.word) ? cycleAt(most) : undefined;
  return one && repeatsMatch({ every: one.id, about: true }, one.next);
};

/** "Every single blooming day". */
const MAX_BETWEEN = 4;

function everyOne(at: Cursor, most: boolean): RuleMatch | undefined {
  const next = at.pastSome(MAX_BETWEEN, 'between-every');
  const start = next.past('not-each');
  const one = cycleAt(start);
  if (one) return repeatsMatch({ every: one.id, about: most || start !== next }, otherDays(one.next));
  const unit = amountAt(start)?.next.means('unit');
  return unit && repeatsMatch({ every: unit.unit, about: true }, unit.next);
}

/** "Every Tuesday and Thursday" is no more than again and again. */
function otherDays(at: Cursor): Cursor {
  const next = (at.word === ',' ? at.step(1) : at).past('and', 'or').means('weekday')?.next;
  return next ? otherDays(next) : at;
}

/** A weekday, a part of the day or a unit; "tuesday night" counts as Tuesday. */
function cycleAt(at: Cursor) {
  const weekday = at.means('weekday');
  if (weekday) {
    const part = partAfter(weekday.next);
    const plural = weekday.plural || (part?.plural ?? false);
    return { id: DAYS[weekday.weekday] ?? 'mon', next: part?.next ?? weekday.next, plural };
  }
  const unit = at.means('unit');
  // Of the units only weekends are a habit by themselves, and "two weekends" are none.
  const many = unit?.unit === 'weekend' && at.message.lexicon.isPlural(at.word);
  const habit = many && !amountAt(at.before) && !at.before.says('of');
  if (unit) return { id: unit.unit, next: unit.next, plural: habit };
  const part = at.means('part');
  return part && { id: part.part.id, next: part.next, plural: part.plural };
}

/** The part of a weekday: "night" in "saturday night"; "nights" are a unit as well, in "for three nights". */
export function partAfter(
  weekday: Cursor,
): { readonly id: string; readonly next: Cursor; readonly plural: boolean } | undefined {
  const part = weekday.means('part');
  if (part) return { id: part.part.id, next: part.next, plural: part.plural };
  const nights = weekday.means('unit');
  return nights?.unit === 'night' ? { id: 'night', next: nights.next, plural: true } : undefined;
}

/** "Mondays", "at weekends", "in the evenings", "saturday nights". */
function plural(at: Cursor): RuleMatch | undefined {
  const one = cycleAt(at.after('on', 'at', 'in')?.past('the') ?? at);
  return one?.plural ? repeatsMatch({ every: one.id, about: true }, otherDays(one.next)) : undefined;
}

/** "All the time", "loads of times". */
export const often: TimeRule = (at) => {
  const said = at.means('often');
  return said && repeatsMatch({ about: true }, said.next);
};

/** "Three times a week", "about 20 times", "twice", "x5", "5x". */
export const howMany: TimeRule = (at) => {
  const start = at.past('loose', 'nearly', 'over');
  const times = start.means('times');
  const count = times ? onceOrTwice(times) : countAt(start);
  if (!count) return undefined;
  const { next } = count;
  const each = next.word === '/' ? next.step(1) : next.after('a', 'per', 'every');
  const unit = each && cycleAt(each);
  // "Once he left" counts nothing.
  const once = times?.value === 1 && next === times.next && !unit;
  if (once && at.message.tokens.length > 1 && !at.before.says('only')) return undefined;
  const repeats = { count: count.count, about: count.about || start !== at };
  return unit ? repeatsMatch({ ...repeats, every: unit.id }, unit.next) : repeatsMatch(repeats, next);
};

function onceOrTwice({ value, next }: WholeNumber) {
  const second = next.after('or', 'maybe')?.means('times');
  return second ? { count: second.value, about: true, next: second.next } : { count: value, about: false, next };
}

function countAt(at: Cursor) {
  const said = at.after('count-sign');
  if (said && /^\d{1,3}$/.test(said.word)) return { count: Number(said.word), about: false, next: said.step(1) };
  const amount = amountAt(at);
  if (!amount || (at.says('a') && !at.means('amount'))) return undefined;
  const plus = amount.next.pastSign(/^\+$/);
  const next = plus.after('times');
  return next && { count: amount.low, about: amount.about || plus !== amount.next, next };
}

function repeatsMatch(repeats: Repeats, next: Cursor): RuleMatch {
  return { kind: 'repeats', repeats, next };
}
