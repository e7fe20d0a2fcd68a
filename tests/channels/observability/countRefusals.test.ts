import { type HttpError, invalidToken, notFound, tooManyRequests } from '../../../channels/http/httpError';
import { countRefusals } from '../../../channels/observability/countRefusals';
import { createLog } from '../../../channels/observability/log';
import { Metrics } from '../../../channels/observability/metrics';
import { Parrot } from '../parrot';
import { ask } from '../served';
import { begin, Sink, serveWatched, shown } from './watched';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function watch() {
  let time = 0;
  const sink = new Sink();
  const metrics = new Metrics(
    [],
    () => new Date(time),
    () => time,
  );
  const refused = countRefusals(metrics, createLog('info', sink));
  const refuse = (refusal: HttpError, times = 1) => {
    for (let i = 0; i < times; i++) refused(refusal);
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { refuse, pass, lines: () => sink.entries.map(({ event, commonest, count }) => [event, commonest, count]) };
}

test('a flood is told at once, by its commonest kind', () => {
  const { refuse, lines } = watch();
  refuse(notFound(), 30);
  refuse(tooManyRequests('tokens', 1), 69);
  expect(lines()).toEqual([]);
  refuse(tooManyRequests('tokens', 1));
  expect(lines()).toEqual([['flood', '429 tokens', 100]]);
});

test('while it goes on there is one line a minute, with how many there were since the last', () => {
  const { refuse, pass, lines } = watch();
  for (let second = 0; second < 180; second++) {
    refuse(invalidToken(), 50);
    pass(SECOND);
  }
  expect(lines()).toEqual([
    ['flood', '403', 100],
    // The hundredth came in the second second, and the line after a minute comes with the first of another.
    ['flood', '403', 59 * 50 + 1],
    ['flood', '403', 60 * 50],
  ]);
});

test('what one person meets leaves no line, however long it takes to add up', () => {
  const { refuse, pass, lines } = watch();
  for (let minute = 0; minute < 100; minute++) {
    refuse(invalidToken(), 40);
    pass(MINUTE);
  }
  expect(lines()).toEqual([]);
});

test('a flood of long ago is not told of when somebody slips today', () => {
  const { refuse, pass, lines } = watch();
  refuse(notFound(), 400);
  pass(60 * MINUTE);
  refuse(notFound());
  expect(lines()).toEqual([['flood', '404', 100]]);
});

test('refusals are counted by status, and by limit where one refused them, streams among them', async () => {
  const watched = await serveWatched(new Parrot());
  const { token } = await begin(watched);
  await ask(`${watched.directLine}/tokens/generate`, { origin: 'https://evil.example' }, 'POST');
  await ask(`${watched.directLine}/conversations/other/activities`, { token });
  await ask(`${watched.base}/nothing`);
  await ask(`${watched.directLine}/conversations`, {}, 'POST');
  await ask(`${watched.directLine}/conversations`, { token, raw: 'x'.repeat(70_000) }, 'POST');
  const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket' };
  await fetch(`${watched.base}/v3/x`, { headers: upgrade }).catch(() => {});
  const lines = await shown(watched, 'refusals_total{');
  const counted = ['401', '403', '404', '413'].map((status) => lines.find((line) => line.includes(`"${status}"`)));
  expect(counted.map((line) => line?.split(' ').at(-1))).toEqual(['1', '2', expect.stringMatching(/^[12]$/), '1']);
  expect(lines.every((line) => line.includes('limit="none"'))).toBe(true);
  await watched.close();
});

test('a store that is nearly full is told of at once, and then once a minute', () => {
  const { refuse, pass, lines } = watch();
  refuse(tooManyRequests('storeRoom', 1), 200);
  expect(lines()).toEqual([['store-nearly-full', undefined, 1]]);
  pass(MINUTE);
  refuse(tooManyRequests('storeRoom', 1), 3);
  expect(lines().slice(1)).toEqual([['store-nearly-full', undefined, 200]]);
});
