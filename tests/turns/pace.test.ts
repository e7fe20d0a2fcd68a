import { setImmediate as round } from 'node:timers/promises';
import { Pace } from '../../turns/pace';

test('of many turns that come together a few begin in each round, in their order, so that newcomers are let in between', async () => {
  const pace = new Pace();
  const begun: number[] = [];
  const begin = (turn: number) => pace.next().then(() => begun.push(turn));
  for (let turn = 0; turn < 50; turn++) void begin(turn);
  const counts: number[] = [];
  while (begun.length < 50) {
    await round();
    counts.push(begun.length);
  }
  expect(begun).toEqual([...Array(50).keys()]);
  const steps = counts.map((count, at) => count - (counts[at - 1] ?? 0));
  expect(Math.max(...steps)).toBeLessThanOrEqual(4);
  expect(steps.filter((step) => step === 0).length).toBeLessThanOrEqual(1);
});

test('who comes when nobody waits begins in the next round, and whoever comes meanwhile after them', async () => {
  const pace = new Pace();
  const begun: string[] = [];
  const begin = async (name: string) => {
    await pace.next();
    begun.push(name);
    if (name === 'first') void begin('after');
  };
  void begin('first');
  void begin('second');
  for (let rounds = 0; rounds < 3; rounds++) await round();
  expect(begun).toEqual(['first', 'second', 'after']);
});
