import { READ_AT_MOST, tokens } from '../../language/tokens';

test('apostrophes, accents, capitals and punctuation make no difference', () => {
  expect(tokens("He's OUTSIDE—my caf\u00e9!!")).toEqual(['hes', 'outside', 'my', 'cafe']);
  expect(tokens('don’t')).toEqual(['dont']);
});

test('an emoji is a word of its own', () => expect(tokens('help🆘🚪')).toEqual(['help', '🆘', '🚪']));

test('of a wall of text the beginning is read', () => {
  expect(tokens('ab '.repeat(5000)).length).toBeLessThanOrEqual(READ_AT_MOST / 3 + 1);
});

test('accents in disorder are taken off, however many', () => {
  expect(tokens(`a${'\u0301\u0323'.repeat(1990)}b`)).toEqual(['ab']);
});
