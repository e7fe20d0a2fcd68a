import { Tokenizer } from '../../../language/text/tokenizer';

const reader = new Tokenizer(
  [
    { word: 'he is', also: ['hes'] },
    { word: 'to be honest', also: ['tbh'] },
  ],
  ['horse'],
  ['outside', 'house', 'help', 'yes'],
);
const read = (text: string) => reader.tokenize(text).map(({ word }) => word);

test('apostrophes, accents, capitals and punctuation make no difference', () => {
  expect(read("He's OUTSIDE—my caf\u00e9!!")).toEqual(['he', 'is', 'outside', 'my', 'cafe']);
});

test('an emoji is a word of its own', () => expect(read('help🆘🚪')).toEqual(['help', '🆘', '🚪']));

test('slips of the thumb and letters held down are taken for what was meant', () => {
  expect(read('outsdie outsid yesss hellp')).toEqual(['outside', 'outside', 'yes', 'help']);
});

test('a word that is right is left as it is', () => expect(read('horse')).toEqual(['horse']));

test('each word tells where it stood', () => {
  const text = 'Tbh hes outside';
  expect(reader.tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    ...['Tbh', 'Tbh', 'Tbh'],
    ...['hes', 'hes'],
    'outside',
  ]);
});

test('of a wall of text the beginning is read', () => {
  expect(reader.tokenize('ab '.repeat(5000)).length).toBeLessThanOrEqual(1334);
});

test('accents in disorder are taken off, however many', () => {
  expect(read(`a${'\u0301\u0323'.repeat(1990)}b`)).toEqual(['ab']);
});

test('a word is the same with quotes around it', () => {
  expect(read("'help' \u2018outsdie\u2019")).toEqual(['help', 'outside']);
});

test.each([
  ['cooking', 'choking'],
  ['dying', 'doing'],
  ['guns', 'guys'],
  ['fellow', 'follow'],
  ['attached', 'attacked'],
  ['hunting', 'hurting'],
])('"%s" is a word of its own, and no slip of "%s"', (typed, near) => {
  const own = new Tokenizer([], [], [near]);
  expect(own.tokenize(typed).map(({ word }) => word)).toEqual([typed]);
});

test('another form of a word is taken for the one that phrases have', () => {
  const own = new Tokenizer([], [], ['threat']);
  expect(own.tokenize('threats').map(({ word }) => word)).toEqual(['threat']);
});
