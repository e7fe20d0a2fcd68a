import { Parrot } from '../parrot';
import { ask } from '../served';
import { serveWatched, type Watched } from './watched';

let watched: Watched;

beforeEach(async () => {
  watched = await serveWatched(new Parrot());
});

afterEach(() => watched.close());

async function answer(path: string) {
  const { status, body } = await ask(`${watched.base}${path}`);
  return [status, body];
}

test('a process that can take turns says so, and nothing else', async () => {
  expect(await answer('/healthz')).toEqual([200, { status: 'ok', version: '1.2.3', knowledge: 'abc' }]);
  expect(await answer('/readyz')).toEqual([200, { status: 'ok' }]);
});

test.each([
  ['refuses', () => Promise.reject(new Error('disk full at /var/lib'))],
  ['does not answer', () => new Promise<void>(() => {})],
])('a store that %s sends people to another process', async (_how, probe) => {
  watched.store.probe = probe;
  expect(await answer('/readyz')).toEqual([503, { status: 'not ready', missing: ['store'] }]);
  expect(await answer('/healthz')).toEqual([200, { status: 'ok', version: '1.2.3', knowledge: 'abc' }]);
});

test('asking often is no load on the store', async () => {
  let probes = 0;
  let answered = () => {};
  watched.store.probe = () => {
    probes++;
    return new Promise<void>((resolve) => {
      answered = resolve;
    });
  };
  let arrived = 0;
  watched.http.server.pre((_req: unknown, _res: unknown, next: () => void) => {
    arrived++;
    next();
  });
  const all = Promise.all(Array.from({ length: 10 }, () => answer('/readyz')));
  while (arrived < 10) await new Promise((resolve) => setTimeout(resolve, 5));
  answered();
  await all;
  expect(probes).toBeLessThanOrEqual(2);
});
