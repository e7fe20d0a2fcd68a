import { fewLines } from '../../../channels/observability/fewLines';
import { StoreError } from '../../../store/conversationStore';
import { Parrot } from '../parrot';
import { begin, serveWatched } from './watched';

const SECOND = 1000;

test('of lines that are alike there are five, then one a minute with how many were left out, and others are not held up', () => {
  let time = 0;
  const few = fewLines(() => time);
  const lines: string[] = [];
  const write = (kind: string) => few(kind, (leftOut) => lines.push(`${time / SECOND} ${kind} ${leftOut}`));
  for (; time < 150 * SECOND; time += SECOND) for (let i = 0; i < 10; i++) write('a');
  write('b');
  const first = Array(5).fill('0 a 0');
  expect(lines).toEqual([...first, '60 a 595', '120 a 599', '150 b 0']);
  time += 600 * SECOND;
  write('a');
  expect(lines.at(-1)).toBe('750 a 299');
  for (time += 60 * SECOND; lines.length < 14; ) write('a');
  expect(lines.slice(9)).toEqual(Array(5).fill('810 a 0'));
});

test('a store that refuses a thousand turns leaves a dozen lines, and all are counted', async () => {
  const watched = await serveWatched(new Parrot());
  const { post } = await begin(watched);
  watched.sink.lines.length = 0;
  watched.store.commit = () => Promise.reject(new StoreError('no', 'REDIS_OOM'));
  const statuses = new Set<number>();
  for (let i = 0; i < 300; i++) statuses.add((await post({ text: 'a' })).status);
  expect(statuses).toEqual(new Set([500]));
  const loud = () => watched.sink.entries.filter(({ level }) => level !== 'debug');
  expect(
    loud()
      .map(({ event }) => event)
      .sort(),
  ).toEqual([...Array(5).fill('failed'), ...Array(5).fill('request')]);
  watched.pass(1);
  await post({ text: 'a' });
  expect(loud().slice(10)).toMatchObject([
    { event: 'failed', leftOut: 295, code: 'REDIS_OOM' },
    { event: 'request', leftOut: 295, status: 500 },
  ]);
  expect(await watched.metrics.registry.getSingleMetricAsString('waymark_failures_total')).toContain('301');
  await watched.close();
});
