import { Reader } from '../../language/reader';
import { realKnowledge } from '../journeys/conversation';

const reader = new Reader(realKnowledge);

describe('an answer is read in the words that people use', () => {
  test.each([
    ['danger', 'aye', ['yes']],
    ['danger', 'nope', ['no']],
    ['danger', 'not sure', ['unsure']],
    ['unwanted', 'yeah', ['yes']],
    ['repeated', 'yes', ['several']],
    ['repeated', 'no', ['once']],
    ['repeated', 'most days', ['several']],
    ['repeated', 'one message', ['once']],
    ['repeated', 'once or twice', ['unsure']],
    ['fixated', 'not really', ['no']],
    ['who', 'my ex', ['ex-partner']],
    ['who', 'its the bloke next door', ['neighbour']],
    ['where', 'luton', ['bedfordshire']],
    ['about', 'A bit of both', ['both']],
  ])('%s: %s', (question, text, answer) => expect(reader.answer(text, question)).toEqual(answer));
});

describe('numbers choose options', () => {
  test('one', () => expect(reader.answer('2', 'danger')).toEqual(['unsure']));
  test('several', () => expect(reader.answer('1 and 3', 'what')).toEqual(['contact', 'following']));
  test('not when they are part of a story', () =>
    expect(reader.answer('3 weeks now', 'danger')).toBeUndefined());
  test('not when there is no such option', () => expect(reader.answer('9', 'danger')).toBeUndefined());
});

test('what a button says is its answer, whatever else the words might mean', () => {
  for (const { id, options } of realKnowledge.questions) {
    for (const option of options) expect(reader.answer(option.label.person, id)).toEqual([option.id]);
  }
});

test('no answer is no answer', () => {
  for (const { id } of realKnowledge.questions) {
    for (const text of ['', 'xyzzy plugh', '?!']) expect(reader.answer(text, id)).toBeUndefined();
  }
});

describe('a story answers what it tells of, and nothing that it leaves open', () => {
  test('behaviours, repetition and who, all at once', () => {
    expect(reader.story('my ex keeps turning up at my work i told him to stop', {}, [])).toEqual({
      what: ['following'],
      unwanted: ['yes'],
      repeated: ['several'],
      who: ['ex-partner'],
    });
  });
  test('two people in it: it is better to ask', () => {
    expect(reader.story('my husband laughs but a customer leaves me notes', {}, [])).not.toHaveProperty(
      'who',
    );
  });
  test('what is known already is not overwritten', () => {
    expect(reader.story('my ex keeps following me', { who: ['stranger'] }, [])).not.toHaveProperty('who');
  });
  test('a short reply is no story', () => expect(reader.story('my ex', {}, [])).toEqual({}));
});
