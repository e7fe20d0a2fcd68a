import { Understanding } from '../../language/understand';
import { measureAnswers } from '../../measure/answers';
import { readMaterial } from '../../measure/material';
import { measureOpeners } from '../../measure/openers';
import { realKnowledge } from '../journeys/conversation';

// What is reached today on lines that nobody taught: it may rise, and must not fall. The second writer's (in
// *-2.yaml) were to be as unlike the usual as people are.
const { answers, openers, lines } = readMaterial('tests/understanding/kept-back');
const understanding = new Understanding(realKnowledge);
const { alarms, intents } = measureOpeners(openers, lines, understanding);
const { plain, stock } = measureAnswers(answers, understanding);

test('nearly every cry is heard, and few others are taken for one', () => {
  expect(alarms.share('danger')).toBeGreaterThanOrEqual(0.93);
  expect(alarms.share('self_harm')).toBeGreaterThanOrEqual(0.85);
  expect(alarms.share('neither')).toBeGreaterThanOrEqual(0.92);
});

test('a plain yes, no or unsure is understood, where the stock recogniser hears one in five', () => {
  expect(plain.share()).toBeGreaterThanOrEqual(0.89);
  expect(stock.share()).toBeLessThan(0.3);
});

test('what a first message is about is found', () => {
  expect(intents.share()).toBeGreaterThanOrEqual(0.85);
});
