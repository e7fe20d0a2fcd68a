import { NluPipeline } from '../../language/nluPipeline';
import { MORNING, realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const selfHarmIn = (text: string) => understanding.understand(text, undefined, MORNING).selfHarm;

test.each([
  "thanks. i'll ring them tomorrow and i am going to write it all down",
  "I'm going to write it all down tonight",
  "It all runs into one if I don't write it down",
  'ok so plan for tomorrow. do I go climbing',
])('who means to write it down is not asked about suicide: "%s"', (text) => expect(selfHarmIn(text)).toBeUndefined());

test.each([
  "I'm going to write it all down and then end it",
  'i will write it all down tonight and say goodbye to everyone, i cant go on',
])('but who means to die is: "%s"', (text) => expect(['sure', 'perhaps']).toContain(selfHarmIn(text)));
