import { NluPipeline } from '../../language/nluPipeline';
import { addAsking, evaluateAnswers, evaluateChosen, evaluateMessages } from '../../training/evaluate/evaluateLines';
import { readMaterial } from '../../training/evaluate/readMaterial';
import { Tally } from '../../training/evaluate/tally';
import { realKnowledge } from '../realKnowledge';

const understanding = new NluPipeline(realKnowledge);
const file = (name: string) => readMaterial(`training/lines/heldout/${name}.yaml`);

interface Floors {
  /** Of people in danger now, how many see the screen; of those with thoughts of death, the crisis lines. */
  readonly screen: number;
  readonly crisisLines: number;
  /** Of both, how many may get no line at all. */
  readonly missed: number;
  /** Of all others, how many see no screen. */
  readonly calm: number;
  readonly plain: number;
  readonly intent: number;
  readonly answers: number;
  readonly asked: number;
}

const FIRST: Floors = {
  ...{ screen: 0.85, crisisLines: 0.92, missed: 0.02, calm: 0.97 },
  ...{ plain: 0.88, intent: 0.9, answers: 0.64, asked: 0.56 },
};
const SECOND: Floors = {
  ...{ screen: 0.72, crisisLines: 0.8, missed: 0.1, calm: 0.95 },
  ...{ plain: 0.69, intent: 0.81, answers: 0.59, asked: 0.45 },
};

// What is reached today on lines that nobody taught: it may rise, and must not fall. The second writers' lines
// were to be as unlike the usual as people are.
describe.each([
  ['the first writers', '', FIRST],
  ['the second writers', '-2', SECOND],
])('of the lines of %s', (_, which, least) => {
  const messages = file(`openers${which}`).messages;
  const { crises, intents, slots, asked } = evaluateMessages(
    messages,
    file(`lines${which}`).lines,
    understanding,
    realKnowledge.questions,
  );
  const { plain } = evaluateAnswers(file(`answers${which}`).answers, understanding, realKnowledge.questions);

  test('nearly every cry is heard, hardly one gets no line at all, and few others see the screen', () => {
    expect(crises.share('screen')).toBeGreaterThanOrEqual(least.screen);
    expect(crises.share('crisis lines')).toBeGreaterThanOrEqual(least.crisisLines);
    expect(crises.costly.length / crises.count('screen', 'crisis lines')).toBeLessThanOrEqual(least.missed);
    expect(crises.share('none')).toBeGreaterThanOrEqual(least.calm);
  });

  test('a plain yes, no or unsure is understood', () => {
    expect(plain.share()).toBeGreaterThanOrEqual(least.plain);
  });

  test('what a first message is about is found, with the answers it holds and what it asks', () => {
    expect(intents.share()).toBeGreaterThanOrEqual(least.intent);
    expect(slots.share()).toBeGreaterThanOrEqual(least.answers);
    expect(asked.share()).toBeGreaterThanOrEqual(least.asked);
  });
});

test('more than half of the replies in people’s own words are followed, and few are taken for another answer', () => {
  const { chosen } = readMaterial('training/lines/heldout');
  const tally = evaluateChosen(chosen, understanding, realKnowledge.questions);
  expect(tally.share()).toBeGreaterThanOrEqual(0.55);
  expect(tally.costly.length / tally.results.length).toBeLessThanOrEqual(0.14);
});

// Of the third writers every line was measured before others of theirs were taught: it is what to expect of strangers.
test.each([
  ['the second writers', 'asks-2', 0.6],
  ['the third writers', 'asks-3', 0.29],
  ['the fourth writers, who began with lives', 'asks-4', 0.42],
])('of the questions of %s so many are answered rightly, for sure', (_, name, least) => {
  const asked = new Tally('Questions');
  addAsking(file(name).asking, understanding, asked);
  expect(asked.share()).toBeGreaterThanOrEqual(least);
});
