import { NluPipeline } from '../../language/nluPipeline';
import { recordAnswers } from '../../language/recordAnswers';
import { MORNING, realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const OWN = { 'who-for': ['me'], danger: ['no'] };

test.each(['If he come Saturday I will break him', 'i want to go round there and smash his face in'])(
  'whoever would like to hit somebody is not told that they were threatened: "%s"',
  (text) => {
    const read = { ...understanding.understand(text, undefined, MORNING), asks: 'confront' };
    const { answers } = recordAnswers(read, realKnowledge.questions, OWN, {});
    expect(answers.signs ?? []).not.toContain('kill-threat');
    expect(answers.what ?? []).not.toEqual(expect.arrayContaining(['threats']));
  },
);

test.each([
  ['he hit me twice. do i go and have it out with him', 'what', 'hurt'],
  ['he threatened me last week. should i go round and have it out with him', 'what', 'threats'],
  ['he has a knife, should i go round and have it out with him', 'signs', 'weapon'],
])('what was done to whoever asks whether to go there is kept: "%s"', (text, question, option) => {
  const read = understanding.understand(text, undefined, MORNING);
  expect(recordAnswers(read, realKnowledge.questions, OWN, {}).answers[question]).toContain(option);
});
