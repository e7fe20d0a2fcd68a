import { didYouMean, nearestMatch } from '../../loader/didYouMean';

describe('An author who mistypes a word', () => {
  test.each([
    ['unwnated', 'unwanted'],
    ['stay-save', 'stay-safe'],
    ['topcis', 'topics'],
    ['Yes', 'yes'],
    ['on', 'one'],
  ])('%s is asked about %s', (word, meant) => {
    expect(nearestMatch(word, ['unwanted', 'stay-safe', 'topics', 'yes', 'one'])).toBe(meant);
  });

  test('is not asked about a word that is nothing like it', () => {
    expect(didYouMean('loitering', ['monitoring', 'threats'])).toBe('.');
    expect(didYouMean('no', ['yes'])).toBe('.');
  });
});
