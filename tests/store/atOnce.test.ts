import { AtOnce } from '../../store/atOnce';

test('so many at once and no more, in the order in which they came, and one that fails keeps no place', async () => {
  const atOnce = new AtOnce(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = Array.from({ length: 6 }, (_, i) =>
    atOnce.run(async () => {
      begun.push(i);
      await new Promise<void>((resolve) => (ends[i] = resolve));
      if (i % 2) throw new Error(`${i}`);
      return i;
    }),
  );
  const settled = Promise.allSettled(all);
  for (let i = 0; i < 6; i++) {
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toHaveLength(Math.min(6, i + 2));
    ends[i]?.();
  }
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  expect((await settled).map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true, false]);
  expect(await atOnce.run(async () => 'again')).toBe('again');
});
