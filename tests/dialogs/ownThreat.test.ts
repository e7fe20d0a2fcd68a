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
