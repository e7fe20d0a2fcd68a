import { Network } from '../../language/classifier/network';
import type { NetworkExample } from '../../training/growingNetwork';
import { trainNetwork } from '../../training/trainNetwork';

/** Words that are alike have vectors that are alike: knife and blade, cake and bun. */
const VECTORS = {
  words: ['knife', 'blade', 'cake', 'bun', 'has', 'no', 'he'],
  width: 4,
  rare: new Set<string>(),
  vectors: Float32Array.from(
    [
      [4, 0, 0, 0],
      [3.9, 0.4, 0, 0],
      [0, 4, 0, 0],
      [0.4, 3.9, 0, 0],
      [0, 0, 3, 1],
      [0, 0, 0, 4],
      [0, 0, 3, -1],
    ].flat(),
  ),
};
const SHAPE = { labels: { crisis: 2, intent: 2, reply: 2, choice: 2, asks: 2, facts: 2 }, asked: ['danger', 'who'] };
const [CALM, DANGER] = [0, 1];

const LINES: readonly (readonly [text: string, crisis: number])[] = [
  ['he has knife', DANGER],
  ['knife', DANGER],
  ['he has cake', CALM],
  ['no knife', CALM],
  ['he has no knife', CALM],
  ['he', CALM],
];

const EXAMPLES: readonly NetworkExample[] = Array.from({ length: 30 }, () => LINES)
  .flat()
  .map(([text, crisis]) => ({
    words: text.split(' '),
    targets: [
      { head: 'crisis', labels: [crisis] },
      { head: 'facts', labels: text.includes('knife') ? [0] : [] },
      // The same words mean a yes to one question, and a no to another.
      { head: 'reply', labels: [crisis], asked: 0 },
      { head: 'reply', labels: [1 - crisis], asked: 1 },
    ],
  }));

const train = () =>
  trainNetwork(
    () => EXAMPLES.map((one) => [one]),
    SHAPE,
    VECTORS,
    () => undefined,
  );
const weights = train();
const network = new Network(weights);

const wordsOf = (text: string) => text.split(' ').map((word) => ({ word }));
const pooled = (text: string) => {
  const words = wordsOf(text);
  return network.pooled(words, { from: 0, to: words.length });
};
const isDanger = (text: string) => {
  const [calm = 0, danger = 0] = network.scores('crisis', pooled(text));
  return danger > calm;
};

describe('The network follows a person who uses words that no training line has', () => {
  test('by what they are like, and in what order they stand', () => {
    expect(isDanger('he has blade')).toBe(true);
    expect(isDanger('he has bun')).toBe(false);
    expect(isDanger('he has no blade')).toBe(false);
  });

  test('and what it has never heard of changes nothing', () => {
    expect(pooled('zyx')).toEqual(pooled('qwv'));
    expect(isDanger('zyx he has blade')).toBe(true);
  });

  test('a message may hold several facts, or none', () => {
    const [knife = 0] = network.scores('facts', pooled('he has no blade'));
    const [none = 0] = network.scores('facts', pooled('he has bun'));
    expect(knife).toBeGreaterThan(0);
    expect(none).toBeLessThan(0);
  });

  test('the same reply may mean one thing to one question and another to the next', () => {
    const [no = 0, yes = 0] = network.scores('reply', pooled('he has knife'), 'danger');
    const [ours = 0, theirs = 0] = network.scores('reply', pooled('he has knife'), 'who');
    expect(yes).toBeGreaterThan(no);
    expect(ours).toBeGreaterThan(theirs);
  });
});

test('a part of a message is read as if it were all of it', () => {
  const words = wordsOf('no knife he has cake');
  const part = network.pooled(words, { from: 2, to: 5 });
  expect(part).toEqual(pooled('he has cake'));
});

test('the same lines always give the same network, and so each person the same reading', () => {
  expect(train()).toEqual(weights);
});
