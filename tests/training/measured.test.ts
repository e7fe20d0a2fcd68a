import { NluPipeline } from '../../language/nluPipeline';
import { evaluateAnswers, evaluateOpeners } from '../../training/evaluate/evaluateLines';
import { readMaterial } from '../../training/evaluate/readMaterial';
import { realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const file = (name: string) => readMaterial(`training/lines/heldout/${name}.yaml`);

// What is reached today on lines that nobody taught: it may rise, and must not fall. The second writers' lines
// were to be as unlike the usual as people are.
describe.each([
  ['the first writers', '', { danger: 0.97, selfHarm: 0.93, neither: 0.91, plain: 0.9, intent: 0.86 }],
  ['the second writers', '-2', { danger: 0.91, selfHarm: 0.77, neither: 0.92, plain: 0.68, intent: 0.83 }],
])('of the lines of %s', (_, which, least) => {
  const { crises, intents } = evaluateOpeners(
    file(`openers${which}`).openers,
    file(`lines${which}`).lines,
    understanding,
  );
  const { plain } = evaluateAnswers(file(`answers${which}`).answers, understanding, realKnowledge.questions);

  test('nearly every cry is heard, and few others are taken for one', () => {
    expect(crises.share('danger')).toBeGreaterThanOrEqual(least.danger);
    expect(crises.share('self_harm')).toBeGreaterThanOrEqual(least.selfHarm);
    expect(crises.share('neither')).toBeGreaterThanOrEqual(least.neither);
  });

  test('a plain yes, no or unsure is understood', () => {
    expect(plain.share()).toBeGreaterThanOrEqual(least.plain);
  });

  test('what a first message is about is found', () => {
    expect(intents.share()).toBeGreaterThanOrEqual(least.intent);
  });
});
