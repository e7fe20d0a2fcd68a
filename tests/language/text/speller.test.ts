import fc from 'fast-check';
import { NluPipeline } from '../../../language/nluPipeline';
import { editDistance, isOneStep, Speller } from '../../../language/text/speller';
import { MORNING, realKnowledge } from '../../realKnowledge';

const speller = new Speller();
for (const word of ['yes', 'no', 'wednesday', 'house', 'there', 'three', 'cat']) speller.addMendable(word);
for (const word of ['tuesday', 'tuseday']) speller.addMendable(word, 'the second day');
speller.add('horse');

test.each([
  ['a letter too many', 'wedneesday', 'wednesday'],
  ['a letter too few', 'wednsday', 'wednesday'],
  ['a wrong letter', 'wednexday', 'wednesday'],
  ['two letters swapped', 'wedensday', 'wednesday'],
  ['the first two letters swapped', 'ewdnesday', 'wednesday'],
  ['letters held down', 'yesss', 'yes'],
  ['letters held down in a long word', 'wednesdaaaay', 'wednesday'],
])('%s is mended: %s', (_slip, typed, meant) => expect(speller.mend(typed)).toBe(meant));

test.each([
  ['what is right, however near it is to another word', 'horse', 'horse'],
  ['what may be either of two words', 'thre', undefined],
  ['a wrong first letter', 'jouse', undefined],
  ['swapped first letters with another slip', 'ohusee', undefined],
  ['a short word', 'cot', undefined],
  ['what has figures in it', 'hous3', undefined],
])('nothing is made of %s: %s', (_what, typed, left) => expect(speller.mend(typed)).toBe(left));

test('one slip is an edit distance of one, whatever the words are', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect([a, b, isOneStep(a, b)]).toEqual([a, b, editDistance(a, b) === 1]);
    }),
    { numRuns: 3000, seed: 3 },
  );
});

test('between two ways to write one thing there is no doubt', () => {
  expect(speller.mend('tusday')).toMatch(/^tu(?:es|se)day$/);
});

const understanding = new NluPipeline(realKnowledge);

test.each([
  ['eysterday', 'yesterday', '2026-11-23'],
  ['asturday', 'saturday', '2026-11-21'],
  ['fridaaay', 'friday', '2026-11-20'],
  ['staurday', 'saturday', '2026-11-21'],
])('"%s" is the same word for what happened and for when', (typed, meant, day) => {
  const text = `he was outside on ${typed}`;
  expect(understanding.tokenize(text).at(-1)?.word).toBe(meant);
  expect(understanding.understand(text, undefined, MORNING).times[0]?.best?.from).toBe(day);
});

test('"weed" is not a Wednesday with a letter held down', () => {
  expect(understanding.understand('he was on weed', undefined, MORNING).times).toEqual([]);
});
