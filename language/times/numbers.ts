import type { Cursor, WithNext } from './timeMessage';

/** A number as it was written; `low` and `high` differ for "two or three" and "a few". */
export interface Amount {
  readonly low: number;
  readonly high: number;
  readonly about: boolean;
}

/** A whole number, or the one that an ordinal stands for. */
export type WholeNumber = WithNext<{ readonly value: number }>;

/** "3", "three", "twenty one", "a", "a couple of", "a few", "two or three", "2-3". */
export function amountAt(at: Cursor): WithNext<Amount> | undefined {
  const rough = at.means('amount');
  if (rough) return { low: rough.low, high: rough.high, about: true, next: rough.next };
  const one = at.after('a');
  const first = numberAt(at) ?? (one && { value: 1, next: one });
  if (!first) return undefined;
  const { value: low, next } = first;
  const joined = next.word === '/' ? next.step(1) : next.after('or', 'to', 'dash');
  const second = joined && numberAt(joined);
  return second && second.value > low
    ? { low, high: second.value, about: true, next: second.next }
    : { low, high: low, about: false, next };
}

/** A whole number in digits or words: "3", "twenty one", "two hundred", "a hundred and twenty". */
export function numberAt(at: Cursor): WholeNumber | undefined {
  if (/^\d{1,4}$/.test(at.word)) return { value: Number(at.word), next: at.step(1) };
  const number = at.means('number');
  if (!number) return undefined;
  if (number.value === 100) return withRest(number);
  const times = number.value < 10 ? number.next.means('number') : undefined;
  if (times?.value === 100) return withRest({ value: number.value * 100, next: times.next });
  return withOnes(number, 'number') ?? number;
}

function withRest(hundreds: WholeNumber): WholeNumber {
  const at = hundreds.next.past('and');
  const rest = at.means('number') && numberAt(at);
  return rest && rest.value < 100 ? { value: hundreds.value + rest.value, next: rest.next } : hundreds;
}

/** "14th", "the fourteenth", "twenty first": the day of a month. */
export function ordinalAt(at: Cursor): WholeNumber | undefined {
  const ending = /^\d{1,2}$/.test(at.word) ? at.step(1).after('nth-ending') : undefined;
  if (ending) return { value: Number(at.word), next: ending };
  const tens = at.means('number');
  return at.means('ordinal') ?? (tens && withOnes(tens, 'ordinal'));
}

function withOnes(tens: WholeNumber, kind: 'number' | 'ordinal'): WholeNumber | undefined {
  if (tens.value < 20 || tens.value > 90 || tens.value % 10 !== 0) return undefined;
  const ones = tens.next.pastSign(/^-$/).means(kind);
  if (!ones || ones.value < 1 || ones.value > 9) return undefined;
  return { value: tens.value + ones.value, next: ones.next };
}
