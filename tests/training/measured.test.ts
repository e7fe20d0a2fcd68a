import { NluPipeline } from '../../language/nluPipeline';
import { evaluateAnswers } from '../../training/evaluate/evaluateAnswers';
import { evaluateOpeners } from '../../training/evaluate/evaluateOpeners';
import { readLabelledLines } from '../../training/evaluate/labelledLines';
import { realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const file = (name: string) => readLabelledLines(`training/lines/heldout/${name}.yaml`);

// What is reached today on lines that nobody taught: it may rise, and must not fall. The second writers' lines
// were to be as unlike the usual as people are.
describe.each([
  ['the first writers', '', { danger: 0.98, selfHarm: 0.95, neither: 0.93, plain: 0.95, intent: 0.88 }],
  ['the second writers', '-2', { danger: 0.91, selfHarm: 0.78, neither: 0.93, plain: 0.73, intent: 0.84 }],
])('of the lines of %s', (_, which, least) => {
  const { crises, intents } = evaluateOpeners(
    file(`openers${which}`).openers,
    file(`lines${which}`).lines,
    understanding,
  );
  const { plain, baseline } = evaluateAnswers(file(`answers${which}`).answers, understanding);

  test('nearly every cry is heard, and few others are taken for one', () => {
    expect(crises.share('danger')).toBeGreaterThanOrEqual(least.danger);
    expect(crises.share('self_harm')).toBeGreaterThanOrEqual(least.selfHarm);
    expect(crises.share('neither')).toBeGreaterThanOrEqual(least.neither);
  });

  test('a plain yes, no or unsure is understood, where the stock recogniser hears one in four at most', () => {
    expect(plain.share()).toBeGreaterThanOrEqual(least.plain);
    expect(baseline.share()).toBeLessThan(0.3);
  });

  test('what a first message is about is found', () => {
    expect(intents.share()).toBeGreaterThanOrEqual(least.intent);
  });
});
