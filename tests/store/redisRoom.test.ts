import { RedisRoom, roomIn } from '../../store/redis/redisRoom';

const info = (used: number, most: number, uncounted = 0) =>
  `# Memory\r\nused_memory:${used}\r\nused_memory_peak:9\r\nmaxmemory:${most}\r\nmem_not_counted_for_evict:${uncounted}\r\n`;

test.each([
  ['no most', info(500, 0), 1],
  ['half of it used', info(50, 100), 1],
  ['three quarters', info(75, 100), 1],
  ['seven eighths', info(875, 1000), 0.5],
  ['what is not counted is not', info(975, 1000, 100), 0.5],
  ['all', info(100, 100), 0],
  ['more', info(150, 100), 0],
  ['nothing said of it', '', 1],
])('%s', (_name, said, room) => {
  expect(roomIn(said)).toBeCloseTo(room);
});

test('Redis is asked once a second at most, while somebody asks; and what was known last holds while it is away', async () => {
  let time = 0;
  let asked = 0;
  const answers = [info(875, 1000), new Error('away'), info(0, 1000)];
  const execute = async () => {
    const answer = answers[asked++];
    if (answer instanceof Error) throw answer;
    return answer as never;
  };
  const redis = new RedisRoom({ execute }, () => time);
  const seen: number[] = [];
  for (; time < 3000; time += 250) {
    seen.push(redis.room());
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(asked).toBe(3);
  expect(seen).toEqual([1, ...Array(8).fill(0.5), ...Array(3).fill(1)]);
});
