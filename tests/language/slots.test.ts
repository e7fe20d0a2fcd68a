import { NluPipeline } from '../../language/nluPipeline';
import { slotsFromStory } from '../../language/slots';
import type { Answers } from '../../model/answers';
import { MORNING, realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const story = (text: string, known: Answers = {}) =>
  slotsFromStory(understanding.understand(text, undefined, MORNING), realKnowledge.questions, known, []);

describe('a story answers what it tells of, and nothing that it leaves open', () => {
  test('behaviours, repetition and who, all at once', () => {
    expect(story('my ex keeps turning up at my work i told him to stop')).toMatchObject({
      what: ['following'],
      unwanted: ['yes'],
      repeated: ['several'],
      who: ['ex-partner'],
    });
  });
  test('two people in it: it is better to ask', () => {
    expect(story('my husband laughs but a customer leaves me notes')).not.toHaveProperty('who');
  });
  test('what is known already is not overwritten', () => {
    expect(story('my ex keeps following me', { who: ['stranger'] })).not.toHaveProperty('who');
  });
  test('a short reply is no story', () => expect(story('my ex')).toEqual({}));
  test('nothing is told of danger: that is always asked', () =>
    expect(story('im safe now hes gone home but my ex keeps coming back')).not.toHaveProperty('danger'));
});
