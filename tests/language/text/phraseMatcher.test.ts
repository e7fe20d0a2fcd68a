import { PhraseMatcher } from '../../../language/text/phraseMatcher';
import { Tokenizer } from '../../../language/text/tokenizer';
import { WordSets } from '../../../language/text/wordSets';

const reader = new Tokenizer([], [], []);
const sets = [{ id: 'they', words: ['he', 'she', 'my ex'] }];
const setsOf = (all: typeof sets) => new WordSets(all, (written) => reader.tokenize(written));

/** What is found in a message, by phrases that mean themselves. */
function found(phrase: string, text: string): readonly string[] {
  const book = new PhraseMatcher<string>(setsOf(sets), new Set(['not']));
  book.add(phrase, 'found');
  book.add('my ex likes tea', 'another that begins alike');
  return book.find(reader.tokenize(text)).map(({ from, to }) => text.split(' ').slice(from, to).join(' '));
}

test.each([
  ['plain words', 'outside my door', 'he is outside my door', 'outside my door'],
  ['one word or another', 'at/by the door', 'is by the door', 'by the door'],
  ['several words or others', '(outside/right here) now', 'he is right here now', 'right here now'],
  ['what may be left out', 'he is (right)? here', 'he is here', 'he is here'],
  ['a set of words', '<they> is here', 'my ex is here', 'my ex is here'],
  ['any ending', 'follow~ me', 'keeps following me', 'following me'],
  ['a word in between', 'at my . door', 'at my back door', 'at my back door'],
  ['words in between', 'he .. outside', 'he is just standing outside', 'he is just standing outside'],
  ['numbers above one', '#~ times', 'rang 40 times', '40 times'],
])('a phrase may have %s', (_what, phrase, text, words) => expect(found(phrase, text)).toEqual([words]));

test.each([
  ['he .. outside', 'he is not outside', 'no gap passes over a "not"'],
  ['he .. outside', 'he is at home. outside it rains', 'nor over the end of a sentence'],
  ['<they> is here', 'my likes tea is here', 'a set is all of its words'],
  ['#~ times', 'rang 1 times', 'one is not above one'],
])('%s is not found in "%s": %s', (phrase, text) => expect(found(phrase, text)).toEqual([]));

test('a word is in a set by itself or by its ending, and not as a part of a longer member', () => {
  const sets = [{ id: 'stopping', words: ['stop~', 'pack in', 'quit'] }];
  const matcher = new PhraseMatcher<string>(setsOf(sets));
  const isIn = (text: string) => reader.tokenize(text).map((word) => matcher.isIn(word, 'stopping'));
  expect(isIn('stopped quit pack in')).toEqual([true, true, false, false]);
});

test('a phrase that leads to the same words by two ways is found once', () => {
  const speller = new Tokenizer([{ word: 'will not', also: ['wont'] }], [], []);
  const matcher = new PhraseMatcher<string>(new WordSets([], (written) => speller.tokenize(written)));
  matcher.add('will . see', 'between');
  matcher.add('(will not/wont) (really)? (really)? stop', 'found');
  expect(matcher.find(speller.tokenize('he wont really stop')).map(({ meaning }) => meaning)).toEqual(['found']);
});

test('a phrase that is added once messages were read is found as those before it', () => {
  const matcher = new PhraseMatcher<string>(setsOf(sets));
  const read = () => matcher.find(reader.tokenize('he is outside now')).map(({ meaning }) => meaning);
  matcher.add('is outside', 'first');
  expect(read()).toEqual(['first']);
  matcher.add('is outside', 'second');
  matcher.add('is outside now', 'longer');
  expect(read()).toEqual(['first', 'second', 'longer']);
});
