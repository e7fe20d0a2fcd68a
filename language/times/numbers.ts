/** A number as it was written; `low` and `high` differ for "two or three" and "a few". */
export interface Amount {
  readonly low: number;
  readonly high: number;
  readonly about: boolean;
  /** In tokens. */
  readonly length: number;
}

const SMALL =
  'zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'.split(
    ',',
  );
const TENS = ',,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(',');
const FIRST =
  ',first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,fifteenth,sixteenth,seventeenth,eighteenth,nineteenth,twentieth'.split(
    ',',
  );

const cardinals = new Map<string, number>([
  ...SMALL.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, i * 10] as const),
  ['a', 1],
  ['an', 1],
  ['tow', 2],
  ['fourty', 40],
  ['dozen', 12],
  ['hundred', 100],
]);
cardinals.delete('');
const ordinals = new Map<string, number>([
  ...FIRST.map((word, i) => [word, i] as const),
  ['thirtieth', 30],
  ['fith', 5],
  ['twelth', 12],
  ['forth', 4],
]);
ordinals.delete('');

/** An ordinal, as in the day of a month: "14th". */
export interface Ordinal {
  readonly value: number;
  /** In tokens. */
  readonly length: number;
}

/** The numbers that "a few" and "several" are taken to mean. */
const LOOSE: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['couple', [2, 2]],
  ['few', [3, 4]],
  ['several', [4, 6]],
]);

type WordAt = (place: number) => string;

/** "3", "three", "twenty one", "a", "a couple of", "a few", "two or three", "2-3". */
export function amountAt(word: WordAt, place: number): Amount | undefined {
  const loose = looseAt(word, place);
  if (loose) return loose;
  const first = wholeNumberAt(word, place);
  if (!first) return undefined;
  const joined = word(place + first.length);
  const second = /^(?:or|to|-|–|\/)$/.test(joined)
    ? wholeNumberAt(word, place + first.length + 1)
    : undefined;
  if (!second || second.value <= first.value) {
    return { low: first.value, high: first.value, about: false, length: first.length };
  }
  return { low: first.value, high: second.value, about: true, length: first.length + 1 + second.length };
}

function looseAt(word: WordAt, place: number): Amount | undefined {
  const skipped = word(place) === 'a' || word(place) === 'the' ? 1 : 0;
  const found = LOOSE.get(word(place + skipped));
  if (!found) return undefined;
  const of = word(place + skipped + 1) === 'of' ? 1 : 0;
  return { low: found[0], high: found[1], about: true, length: skipped + 1 + of };
}

/** A whole number in digits or words. */
export function wholeNumberAt(
  word: WordAt,
  place: number,
): { readonly value: number; readonly length: number } | undefined {
  const said = word(place);
  if (/^\d{1,4}$/.test(said)) return { value: Number(said), length: 1 };
  const value = cardinals.get(said);
  if (value === undefined) return undefined;
  const dash = word(place + 1) === '-' ? 1 : 0;
  const ones = cardinals.get(word(place + 1 + dash));
  if (value >= 20 && value < 100 && ones !== undefined && ones > 0 && ones < 10) {
    return { value: value + ones, length: 2 + dash };
  }
  return { value, length: 1 };
}

/** "14th", "the fourteenth", "twenty first": the day of a month. */
export function ordinalAt(word: WordAt, place: number): Ordinal | undefined {
  const said = word(place);
  if (/^\d{1,2}$/.test(said) && /^(?:st|nd|rd|th)$/.test(word(place + 1))) {
    return { value: Number(said), length: 2 };
  }
  const value = ordinals.get(said);
  if (value !== undefined) return { value, length: 1 };
  const tens = cardinals.get(said);
  const dash = word(place + 1) === '-' ? 1 : 0;
  const ones = ordinals.get(word(place + 1 + dash));
  if ((tens === 20 || tens === 30) && ones !== undefined && ones < 10)
    return { value: tens + ones, length: 2 + dash };
  return undefined;
}
