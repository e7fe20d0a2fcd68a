import type { TimeMessage } from './timeMessage';

/** A number as it was written; `low` and `high` differ for "two or three" and "a few". */
export interface Amount {
  readonly low: number;
  readonly high: number;
  readonly about: boolean;
  /** In tokens. */
  readonly length: number;
}

/** A whole number, or the one that an ordinal stands for. */
export interface WholeNumber {
  readonly value: number;
  /** In tokens. */
  readonly length: number;
}

/** "3", "three", "twenty one", "a", "a couple of", "a few", "two or three", "2-3". */
export function amountAt(message: TimeMessage, place: number): Amount | undefined {
  const rough = message.means(place, 'amount');
  if (rough) return { low: rough.low, high: rough.high, about: true, length: rough.length };
  const one = message.says(place, 'a');
  const first = numberAt(message, place) ?? (one > 0 ? { value: 1, length: one } : undefined);
  if (!first) return undefined;
  const next = place + first.length;
  const joined = message.word(next) === '/' ? 1 : message.says(next, 'or', 'to', 'dash');
  const second = joined > 0 ? numberAt(message, next + joined) : undefined;
  if (!second || second.value <= first.value)
    return { low: first.value, high: first.value, about: false, length: first.length };
  return { low: first.value, high: second.value, about: true, length: first.length + joined + second.length };
}

/** A whole number in digits or words: "3", "twenty one", "two hundred", "a hundred and twenty". */
export function numberAt(message: TimeMessage, place: number): WholeNumber | undefined {
  const said = message.word(place);
  if (/^\d{1,4}$/.test(said)) return { value: Number(said), length: 1 };
  const number = message.means(place, 'number');
  if (!number) return undefined;
  const times = number.value < 10 ? message.means(place + number.length, 'number') : undefined;
  if (number.value === 100) return withRest(message, place, number);
  if (times?.value === 100)
    return withRest(message, place, { value: number.value * 100, length: number.length + times.length });
  return withOnes(message, place, number, 'number') ?? number;
}

function withRest(message: TimeMessage, place: number, hundreds: WholeNumber): WholeNumber {
  const next = place + hundreds.length + message.says(place + hundreds.length, 'and');
  const rest = message.means(next, 'number') && numberAt(message, next);
  if (!rest || rest.value >= 100) return hundreds;
  return { value: hundreds.value + rest.value, length: next + rest.length - place };
}

/** "14th", "the fourteenth", "twenty first": the day of a month. */
export function ordinalAt(message: TimeMessage, place: number): WholeNumber | undefined {
  const ending = message.says(place + 1, 'nth-ending');
  if (ending > 0 && /^\d{1,2}$/.test(message.word(place)))
    return { value: Number(message.word(place)), length: 1 + ending };
  const ordinal = message.means(place, 'ordinal');
  const tens = ordinal ? undefined : message.means(place, 'number');
  return ordinal ?? (tens && withOnes(message, place, tens, 'ordinal'));
}

function withOnes(message: TimeMessage, place: number, tens: WholeNumber, kind: 'number' | 'ordinal') {
  if (tens.value < 20 || tens.value > 90 || tens.value % 10 !== 0) return undefined;
  const next = place + tens.length + (message.word(place + tens.length) === '-' ? 1 : 0);
  const ones = message.means(next, kind);
  if (!ones || ones.value < 1 || ones.value > 9) return undefined;
  return { value: tens.value + ones.value, length: next + ones.length - place };
}
