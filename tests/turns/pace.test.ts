import { Pace } from '../../turns/pace';

test('who leaves or presses goes before all stories that wait, and stories keep their order', async () => {
  const pace = new Pace();
  const order: string[] = [];
  const come = (name: string, isUrgent: boolean) => pace.next(isUrgent).then(() => order.push(name));
  const stories = Array.from({ length: 20 }, (_, i) => come(`story ${i}`, false));
  await Promise.all([...stories, come('exit', true)]);
  expect(order[0]).toBe('exit');
  expect(order.slice(1)).toEqual(Array.from({ length: 20 }, (_, i) => `story ${i}`));
});
